"""The pages before and after one in the time of its section, for readers of one language."""

from typing import Any

from django.db.models import Q, QuerySet
from django.http import HttpRequest
from wagtail.fields import StreamField
from wagtail.models import Locale, Page

from cms.delivery.page_links import gather_links
from cms.delivery.visibility import openly_readable
from cms.translations.reading import address, readable_in


def readable_beside(page: Page, locale: Locale, request: HttpRequest) -> QuerySet:
    """The other pages of the type and section of ``page`` that a reader of ``locale`` sees."""
    model = type(page)
    bodies = [field.name for field in model._meta.concrete_fields if isinstance(field, StreamField)]
    in_section = gather_links(page, request).in_section_of(page)
    others = model.objects.filter(openly_readable()).filter(in_section).defer(*bodies)
    return readable_in(others, locale).exclude(translation_key=page.translation_key)


def neighbours(page: Any, field: str, locale: Locale, request: HttpRequest) -> dict[str, Page | None]:
    """``later`` and ``earlier``: the pages next to ``page`` in a list by ``field``, latest first, ready to be linked to.

    One query for each. A page that was never saved, or has no value yet, has none: an editor may look at its preview.
    """
    value = getattr(page, field)
    if page.pk is None or value is None or page.depth <= 2:
        return {"later": None, "earlier": None}
    others = readable_beside(page, locale, request)
    # From the page's own place in the index of the field on: an alternative alone tells the database no place to begin at.
    after = Q(**{f"{field}__gte": value}) & (Q(**{f"{field}__gt": value}) | Q(pk__gt=page.pk))
    before = Q(**{f"{field}__lte": value}) & (Q(**{f"{field}__lt": value}) | Q(pk__lt=page.pk))
    later = others.filter(after).order_by(field, "pk").first()
    earlier = others.filter(before).order_by(f"-{field}", "-pk").first()
    address([found for found in (later, earlier) if found], locale, request)
    return {"later": later, "earlier": earlier}
