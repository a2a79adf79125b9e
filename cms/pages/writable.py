"""What programs may write of a page through v3-preview (``cms.api.editing``): whatever an editor may fill.

A model's translation rules name every field that an editor can change (``cms.pages.rules``), so they name these too. A model
says ``api_fields = writable(translatable_fields)``; ``tests/api/test_api_v3_fields.py`` compares the result with the edit form.
"""

from collections.abc import Iterable

from wagtail.api import APIField
from wagtail_localize.fields import BaseTranslatableField

# Wagtail's v3 writes these of every page by itself.
OF_EVERY_PAGE = frozenset(["title", "slug", "seo_title", "search_description", "show_in_menus"])


def writable(rules: Iterable[BaseTranslatableField]) -> list[APIField]:
    """The fields of a child of a page, by its translation rules."""
    return [APIField(rule.field_name, writable=True) for rule in rules]


def writable_of_page(rules: Iterable[BaseTranslatableField]) -> list[APIField]:
    """The fields of a page, by its translation rules."""
    return [field for field in writable(rules) if field.name not in OF_EVERY_PAGE]
