"""Addresses at which a page once stood that was taken off the site: they answer 410, not 404."""
