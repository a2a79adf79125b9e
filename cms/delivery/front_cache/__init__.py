"""Caches in front of the site, a CDN or a proxy: what they may keep, and how they hear that it has changed.

``marking`` puts a tag on what may be shared, ``backends`` ask a cache to forget a tag, ``purging`` says when
(docs/decisions/0022-cdn.md).
"""
