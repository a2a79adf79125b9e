"""Telling other programs what has changed on the site, by signed HTTP requests (docs/api.md, "Webhooks")."""
