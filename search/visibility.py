"""Which entries a reader may find, stored where it is asked.

Every question would otherwise ask, for each page it matches, for restrictions above it and for translations beside it. What is
stored here only decides what is counted and listed: texts are handed out after asking the pages themselves
(``search.query``), so that nothing private is ever shown, even where something has been changed behind the signals' backs.
"""

from collections.abc import Iterable

from django.db.models import Case, CharField, Exists, F, OuterRef, Q, QuerySet, Subquery, Value, When
from django.db.models.functions import Concat
from django.utils import timezone
from wagtail.models import Locale, Page

from cms.delivery.visibility import unrestricted
from search.models import SearchEntry


def findable() -> QuerySet:
    """The entries of pages that everybody may read at this moment."""
    now = timezone.now()
    return SearchEntry.objects.filter(Q(expires_at=None) | Q(expires_at__gt=now), is_public=True)


def findable_by(locale: Locale, written: Locale) -> QuerySet:
    """The entries of pages written in one language that a reader of ``locale`` finds: not those that have a live translation."""
    entries = findable().filter(locale=written)
    return entries if written.pk == locale.pk else entries.exclude(also_in__contains=f",{locale.pk},")


def keep_visibility(entries: QuerySet | None = None) -> None:
    """Store anew who may find these entries (all of them by default). Two queries, however many they are."""
    page = Page.objects.filter(pk=OuterRef("page_id"))
    (SearchEntry.objects.all() if entries is None else entries).update(
        is_public=Exists(page.filter(unrestricted(), live=True)),
        expires_at=Subquery(page.values("expire_at")[:1]),
        also_in=_also_in(Locale.objects.values_list("pk", flat=True)),
    )


def keep_visibility_of(pages: QuerySet) -> None:
    """Store anew who may find the entries of these pages and of their translations; one query where nothing is indexed."""
    entries = SearchEntry.objects.filter(page__translation_key__in=pages.values("translation_key"))
    if entries.exists():
        keep_visibility(entries)


def keep_privacy() -> None:
    """Follow a restriction wherever it was and is: one query, which writes only what differs."""
    is_public = Exists(Page.objects.filter(unrestricted(), pk=OuterRef("page_id"), live=True))
    changed = SearchEntry.objects.annotate(is_now_public=is_public).exclude(is_public=F("is_now_public"))
    changed.update(is_public=is_public)


def _also_in(locale_ids: Iterable[int]) -> Concat:
    key = Subquery(Page.objects.filter(pk=OuterRef(OuterRef("page_id"))).values("translation_key")[:1])
    live = Page.objects.filter(translation_key=key, live=True).exclude(pk=OuterRef("page_id"))
    pieces = [
        Case(When(Exists(live.filter(locale_id=pk)), then=Value(f",{pk},")), default=Value(""))
        for pk in locale_ids
    ]
    return Concat(Value(""), *pieces, output_field=CharField())
