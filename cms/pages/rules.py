"""Which field of a page is translated, kept in step with the source, or left to each language.

wagtail-localize would otherwise offer every text field to translators, the slug and invisible ones included (traps.md, 5).
A page model therefore lists every field it adds, once, with the three words below; ``tests/test_translation_rules.py``
fails when one is forgotten.
"""

from wagtail_localize.fields import SynchronizedField, TranslatableField


def translated(*names: str) -> list[TranslatableField]:
    """Fields whose text a translator writes: titles, leads, bodies, captions."""
    return [TranslatableField(name) for name in names]


def synchronised(*names: str) -> list[SynchronizedField]:
    """Facts that are the same in every language and follow the source: dates, places on a map, links between pages."""
    return [SynchronizedField(name, overridable=False) for name in names]


def overridable(*names: str) -> list[SynchronizedField]:
    """Facts that follow the source until a translator deliberately sets another value: pictures, outside links."""
    return [SynchronizedField(name, overridable=True) for name in names]
