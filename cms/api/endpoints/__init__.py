"""One module for each resource of the public API."""
