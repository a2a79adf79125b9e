"""What the API says about pages, pictures, files and terms; one concept per file.

A page type's representation has two sizes: a row of a list, and the full page. Values are plain JSON; the return types are
what the documentation of the API is made from.
"""
