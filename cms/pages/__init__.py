"""Abstract base pages and mixins that every content app builds on.

Import from the modules themselves (``cms.pages.base``, ``cms.pages.listing``, …); one concept per file.
"""
