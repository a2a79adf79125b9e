"""Whole answers kept in front of Django, given without it, and never past the next change of content.

``asking`` says which requests may share an answer and which of their parts tell answers apart, ``keeping`` which answers are kept and
in what form, ``memory`` where, ``wsgi`` puts them together (docs/decisions/0013-page-cache.md).
"""
