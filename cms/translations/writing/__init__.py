"""Writing the texts of a page in few queries, whatever its length.

wagtail-localize reads and writes every text with queries of its own: submitting a page of 500 texts took 4,233. What is here
writes the same rows in bulk and takes the place of its methods (``upstream.install``), so that every path uses it: the
submit screen, API v3, imports, commands, and the refresh when a source is published.
"""
