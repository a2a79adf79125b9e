"""Builders: each turns one family of the demo's content into users, files, snippets or pages."""
