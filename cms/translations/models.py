"""The tables of the translation desk, each told where its concept is."""

from cms.translations.files.models import FileImport
from cms.translations.glossary.models import GlossaryTerm
from cms.translations.memory.models import MemoryImageUse, MemoryKey, MemoryText, MemoryUse
from cms.translations.preview.models import DraftLink
from cms.translations.release.models import DraftBasis, ScheduledRelease
from cms.translations.requests.models import TranslationMail, TranslationRequest
from cms.translations.state.models import AltTextBasis, TranslationState

__all__ = [
    "AltTextBasis",
    "DraftBasis",
    "DraftLink",
    "FileImport",
    "GlossaryTerm",
    "MemoryImageUse",
    "MemoryKey",
    "MemoryText",
    "MemoryUse",
    "ScheduledRelease",
    "TranslationMail",
    "TranslationRequest",
    "TranslationState",
]
