"""Releasing an original and its translation together: both become public at one moment, or neither does."""
