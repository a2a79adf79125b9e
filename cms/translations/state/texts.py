"""Whether what readers see of a translation is the translation of what the original says now.

Counting open texts does not tell: a text may be translated and not yet published, and one that the original has dropped is
open nowhere. So the published texts are compared, place by place, with the translator's.
"""

from collections import Counter, defaultdict
from collections.abc import Collection
from datetime import datetime

from django.contrib.contenttypes.models import ContentType
from django.db import models
from wagtail.fields import StreamField
from wagtail.models import Page
from wagtail_localize.fields import TranslatableField, get_translatable_fields

from cms.translations.copied import texts_of
from cms.translations.gate import SUMMARY_FIELDS
from cms.translations.marks import plain_text
from cms.translations.segments.history import place_of
from cms.translations.state.counting import Progress

Texts = dict[str, Counter[str]]
"""What is read at each place, without marks; a place such as a rich text may hold several texts, or one twice."""


def read_pages(content_type_id: int, ids: Collection[int]) -> dict[int, Page]:
    """Pages of one type by key, with the children that have texts: a query for the pages, one for each kind of child."""
    model = ContentType.objects.get_for_id(content_type_id).model_class()
    pages = model._default_manager.in_bulk(ids)
    for rule in get_translatable_fields(model):
        relation = rule.get_field(model)
        if not (isinstance(rule, TranslatableField) and relation.one_to_many):
            continue
        children = defaultdict(list)
        for child in relation.related_model._default_manager.filter(**{f"{relation.field.name}__in": ids}):
            children[getattr(child, relation.field.attname)].append(child)
        for pk, page in pages.items():
            # A cluster's manager does not look at what prefetch_related has found, only at what is set.
            setattr(page, relation.get_accessor_name(), children[pk])
    return pages


def shown_texts(instance: models.Model) -> Texts:
    """The texts of a page or snippet as they are stored in its fields."""
    texts: Texts = defaultdict(Counter)
    for segment in texts_of(instance):
        texts[place_of(segment.path)][_read(segment.string.data)] += 1
    return texts


def is_outdated(
    shown: Texts,
    progress: Progress,
    model: type[models.Model],
    *,
    summary: bool,
    published_at: datetime | None,
) -> bool:
    """Whether ``shown``, which is what readers see, lacks what the original has gained, kept, or changed to.

    A text that a translator has merely improved, or that was edited in the page itself, is not out of date: the original
    did not ask for it. One is when it is the translation of a former original, or was first translated after
    ``published_at``.
    """
    wanted, created_at = _written(progress)
    former = _former(progress)
    for place in shown.keys() | wanted.keys():
        if summary and place not in SUMMARY_FIELDS:
            continue
        have, want = shown.get(place, Counter()), wanted.get(place, Counter())
        if have == want:
            continue
        if not want:
            # A field may have been written in the page itself; a block that the original lacks was dropped there.
            if have.keys() & former[place] or _is_block(place, model):
                return True
            continue
        if have.total() != want.total() or have.keys() & former[place] - want.keys():
            return True
        if published_at and any(created_at[place, text] > published_at for text in want - have):
            return True
    return False


def is_copy(shown: Texts, progress: Progress) -> bool:
    """Whether ``shown`` has a text that is still the original's and not translated as itself."""
    wanted, _created_at = _written(progress)
    return any(
        _read(segment.string.data) in shown.get(place_of(segment.context.path), ())
        and _read(segment.string.data) not in wanted.get(place_of(segment.context.path), ())
        for segment in progress.segments
    )


def _written(progress: Progress) -> tuple[Texts, dict[tuple[str, str], datetime]]:
    """What is translated of the present original, and when each text was first translated."""
    made = {
        (row.translation_of_id, row.context_id): row for row in progress.translations if not row.has_error
    }
    texts: Texts = defaultdict(Counter)
    created_at: dict[tuple[str, str], datetime] = {}
    for segment in progress.segments:
        row = made.get((segment.string_id, segment.context_id))
        if row is not None:
            place, text = place_of(segment.context.path), _read(row.data)
            texts[place][text] += 1
            created_at[place, text] = row.created_at
    return texts, created_at


def _former(progress: Progress) -> dict[str, set[str]]:
    """The translations of what the original no longer says, by place."""
    in_use = {(segment.string_id, segment.context_id) for segment in progress.segments}
    former: dict[str, set[str]] = defaultdict(set)
    for row in progress.translations:
        if (row.translation_of_id, row.context_id) not in in_use:
            former[place_of(row.context.path)].add(_read(row.data))
    return former


def _is_block(place: str, model: type[models.Model]) -> bool:
    return isinstance(model._meta.get_field(place.split(".")[0]), StreamField)


def _read(marked: str) -> str:
    return " ".join(plain_text(marked).split())
