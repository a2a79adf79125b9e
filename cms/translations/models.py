"""The tables of the translation desk, each told where its concept is."""

from cms.translations.glossary.models import GlossaryTerm
from cms.translations.memory.models import MemoryKey, MemoryText, MemoryUse

__all__ = ["GlossaryTerm", "MemoryKey", "MemoryText", "MemoryUse"]
