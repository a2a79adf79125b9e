"""Asking somebody for a translation: who, by when, and what became of it."""
