"""Which field of a page is translated, kept in step with the source, or left to each language.

wagtail-localize would otherwise offer every text field to translators, the slug and invisible ones included (traps.md, 5).
A model therefore lists every field that an editor can change, once, with one of the four words below;
``tests/test_translation_rules.py`` fails when one is forgotten, and pins what translators are offered.
"""

from wagtail_localize.fields import BaseTranslatableField, SynchronizedField, TranslatableField


class LocalField(BaseTranslatableField):
    """A field that wagtail-localize neither offers to translators nor copies from the source."""

    def __repr__(self) -> str:
        return f"<LocalField {self.field_name}>"


def translated(*names: str) -> list[TranslatableField]:
    """Fields whose text a translator writes: titles, leads, bodies, captions; and children that have such fields."""
    return [TranslatableField(name) for name in names]


def synchronised(*names: str) -> list[SynchronizedField]:
    """Facts that are the same in every language and follow the source: dates, places on a map, links between pages.

    A published change reaches the published translations at once (``cms.translations.facts``).
    """
    return [SynchronizedField(name, overridable=False) for name in names]


def overridable(*names: str) -> list[SynchronizedField]:
    """Facts that follow the source until a translator deliberately sets another value: pictures, outside links.

    Only foreign keys and fields of text can be overridden; wagtail-localize offers no others.
    """
    return [SynchronizedField(name, overridable=True) for name in names]


def local(*names: str) -> list[LocalField]:
    """What each language decides for itself and neither translates nor copies: slugs, times of publication."""
    return [LocalField(name) for name in names]
