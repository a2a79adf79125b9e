"""The HTTP API for other programs (docs/api.md): public, read-only v2, and v3-preview for authenticated work.

``representation`` says what the API tells about a page, a picture, a file; ``endpoints`` has one module for each resource;
``router`` only registers them. A content app says what its pages give in its own ``api.py``, found at start-up.
"""
