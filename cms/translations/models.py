"""The tables of the translation desk, each told where its concept is."""

from cms.translations.glossary.models import GlossaryTerm

__all__ = ["GlossaryTerm"]
