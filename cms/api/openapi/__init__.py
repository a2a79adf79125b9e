"""The OpenAPI 3.1 document of the public API, made from what the code itself goes by.

Addresses come from the router, parameters from their declarations, and schemas from the types that representations, blocks and
endpoints say they give. What says no type cannot be described, and that is an error: the document can be wrong, but not silent.
"""
