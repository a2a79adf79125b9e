"""Pages by the thousand: rows written in batches, past the per-page work of Wagtail.

A page is one row in Wagtail's table and one in its own. Django does not insert such pairs in bulk, so the two are
written one after the other, with the tree's paths counted here. No signals are sent and no revisions are made: the pages
are live as they are, and the search index is brought up to date afterwards.
"""

import datetime as dt
import uuid
from collections.abc import Iterable
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.db import models
from wagtail.models import Page

from cms.serbian import slugify

BATCH = 500


def next_steps(parent: Page, count: int) -> list[str]:
    """Return the tree paths of the next `count` children of `parent`."""
    last = parent.get_children().order_by("-path").first()
    begin = Page._str2int(last.path[-Page.steplen :]) + 1 if last else 1
    return [Page._get_path(parent.path, parent.depth + 1, begin + index) for index in range(count)]


class Shelf:
    """New children of one parent, all of one model, written in batches."""

    def __init__(self, parent: Page, model: type[Page], count: int) -> None:
        self.parent, self.model = parent, model
        self.paths = iter(next_steps(parent, count))
        self.content_type = ContentType.objects.get_for_model(model)
        self.waiting: list[Any] = []

    def add(self, key: uuid.UUID, published: dt.datetime, number: int, **fields: Any) -> Any:
        """Add a page; `number` makes its slug unique. It has a primary key only after `write`."""
        title = fields["title"]
        slug = f"{slugify(title)[:200]}-{number}"
        page = self.model(
            path=next(self.paths),
            depth=self.parent.depth + 1,
            slug=slug,
            url_path=f"{self.parent.url_path}{slug}/",
            draft_title=title,
            content_type=self.content_type,
            locale=self.parent.locale,
            translation_key=key,
            live=True,
            first_published_at=published,
            last_published_at=published,
            latest_revision_created_at=published,
            **fields,
        )
        self.waiting.append(page)
        return page

    def write(self) -> list[Any]:
        """Write the pages added so far and return them, now with primary keys."""
        pages, self.waiting = self.waiting, []
        shared = [field.attname for field in Page._meta.concrete_fields if not field.primary_key]
        bases = Page.objects.bulk_create(
            [Page(**{name: getattr(page, name) for name in shared}) for page in pages], batch_size=BATCH
        )
        for page, base in zip(pages, bases, strict=True):
            page.pk = page.id = page.page_ptr_id = base.pk
        own = self.model._meta.local_concrete_fields
        # Django's own bulk_create refuses models with a parent table; this is the part of it that writes one table.
        for begin in range(0, len(pages), BATCH):
            self.model._base_manager._insert(pages[begin : begin + BATCH], fields=own, using=None, raw=True)
        Page.objects.filter(pk=self.parent.pk).update(numchild=models.F("numchild") + len(pages))
        return pages


def write_parts(parts: Iterable[models.Model]) -> None:
    """Write inline children and many-to-many rows, batch by batch and model by model."""
    by_model: dict[type[models.Model], list[models.Model]] = {}
    for one in parts:
        by_model.setdefault(type(one), []).append(one)
    for model, rows in by_model.items():
        model._base_manager.bulk_create(rows, batch_size=BATCH)
