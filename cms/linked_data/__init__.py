"""What pages tell search engines and other programs about themselves: JSON-LD in the words of https://schema.org.

The HTML of a page and the API give the same. Builders are plain functions of a page and a ``PageData``, which knows how texts and
addresses are written; each page type says in ``BasePage.linked_data`` which one is its own. The organisation comes from the app
that has its settings (``organisation``), since ``cms`` does not know it.
"""
