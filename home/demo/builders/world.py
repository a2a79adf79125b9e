"""What the builders share: languages, people, and everything already made, by key."""

import datetime as dt
import uuid
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from django.contrib.auth.models import AbstractBaseUser
from django.db import models
from django.utils import translation
from wagtail.models import Locale, Page

from cms.documents.models import CmsDocument
from cms.images.models import CmsImage
from home.demo.content.calendar import BELGRADE, Calendar

NAMESPACE = uuid.UUID("6f1b8f1e-9b0e-4f0a-8c8e-0f5f6f3e2a11")
"""Ids of blocks and of parts of pages are made from this and their place, so that both languages share them."""

LANGUAGES = {"sr": "sr-latn", "en": "en"}


def stable_id(*place: object) -> uuid.UUID:
    """Return the id that belongs to a place in the demo's content, the same on every run and in both languages."""
    return uuid.uuid5(NAMESPACE, "/".join(map(str, place)))


def other(language: str) -> str:
    """Return the other one of the two languages."""
    return "sr" if language == "en" else "en"


@dataclass
class World:
    """The demo site as far as it is built.

    ``say`` writes a progress line. ``made`` counts what this run has created, by kind.
    """

    calendar: Calendar
    now: dt.datetime
    say: Callable[[str], None]
    locales: dict[str, Locale] = field(default_factory=dict)
    users: dict[str, AbstractBaseUser] = field(default_factory=dict)
    homes: dict[str, Any] = field(default_factory=dict)
    images: dict[str, CmsImage] = field(default_factory=dict)
    documents: dict[str, CmsDocument] = field(default_factory=dict)
    terms: dict[str, Any] = field(default_factory=dict)
    pages: dict[str, Page] = field(default_factory=dict)
    made: Counter[str] = field(default_factory=Counter)

    def count(self, model: type[models.Model]) -> None:
        """Count one more object of a model, under the name an English reader knows."""
        with translation.override("en"):
            self.made[str(model._meta.verbose_name_plural)] += 1

    def moment(self, day: dt.date, hour: int = 9) -> dt.datetime:
        """Return that hour of the day in Belgrade, but never a moment that is still to come."""
        return min(dt.datetime.combine(day, dt.time(hour), BELGRADE), self.now)
