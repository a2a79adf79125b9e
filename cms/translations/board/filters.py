"""What the board can be narrowed to."""

import datetime as dt
from typing import Any

import django_filters
from django import forms
from django.contrib.contenttypes.models import ContentType
from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils import timezone
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.utils import get_user_display_name
from wagtail.models import Locale, Page

from cms.translations.board.rows import KINDS
from cms.translations.rights.languages import people_of
from cms.translations.state.models import State, TranslationState

ANYBODY = "anybody"


class BoardFilterSet(WagtailFilterSet):
    """Language, state, kind and type of text, section, person, and day."""

    locale = django_filters.ModelChoiceFilter(
        label=_("Language"), queryset=Locale.objects.all(), widget=forms.RadioSelect, empty_label=_("All")
    )
    state = django_filters.MultipleChoiceFilter(
        label=_("State"), choices=State.choices, widget=forms.CheckboxSelectMultiple, distinct=False
    )
    kind = django_filters.ChoiceFilter(
        label=_("Kind of text"),
        choices=[("pages", _("Pages")), ("snippets", _("Snippets")), ("images", _("Image texts"))],
        method="of_kind",
        widget=forms.RadioSelect,
        empty_label=_("All"),
    )
    type = django_filters.MultipleChoiceFilter(
        label=_("Type"),
        field_name="specific_content_type",
        widget=forms.CheckboxSelectMultiple,
        distinct=False,
    )
    section = django_filters.ChoiceFilter(
        label=_("Section"), field_name="section", widget=forms.RadioSelect, empty_label=_("All")
    )
    assignee = django_filters.ChoiceFilter(
        label=_("Assigned to"), method="of_person", widget=forms.Select, empty_label=_("All")
    )
    due = django_filters.ChoiceFilter(
        label=_("Due"),
        choices=[
            ("overdue", _("Overdue")),
            ("week", _("Within a week")),
            ("requested", _("Requested")),
            ("none", _("Not requested")),
        ],
        method="by_day",
        widget=forms.RadioSelect,
        empty_label=_("All"),
    )

    class Meta:
        model = TranslationState
        fields = ["locale", "state", "kind", "type", "section", "assignee", "due"]

    def __init__(self, *args: Any, **kwargs: Any):
        super().__init__(*args, **kwargs)
        self.filters["type"].extra["choices"] = _types()
        self.filters["section"].extra["choices"] = _sections()
        self.filters["assignee"].extra["choices"] = [
            (ANYBODY, _("Anybody who writes the language")),
            *_people(),
        ]

    def of_kind(self, rows: QuerySet, name: str, value: str) -> QuerySet:
        """Pages, snippets or pictures."""
        return rows.filter(KINDS[value]())

    def of_person(self, rows: QuerySet, name: str, value: str) -> QuerySet:
        """What is asked of one person, or of anybody."""
        if value == ANYBODY:
            return rows.filter(request_id__isnull=False, assignee_id=None)
        return rows.filter(assignee_id=value)

    def by_day(self, rows: QuerySet, name: str, value: str) -> QuerySet:
        """By what is requested and when it is due."""
        today = timezone.localdate()
        return rows.filter(
            {
                "overdue": Q(due__lt=today),
                "week": Q(due__lte=today + dt.timedelta(days=7)),
                "requested": Q(request_id__isnull=False),
                "none": Q(request_id=None),
            }[value]
        )


def _types() -> list[tuple[int, str]]:
    """The types there are rows of, by name. One query, which looks for a row of each and not at all rows."""
    rows = TranslationState.objects.filter(specific_content_type=OuterRef("pk"))
    types = ContentType.objects.filter(Exists(rows))
    named: list[tuple[int, str]] = [
        (kind.pk, str(capfirst(kind.model_class()._meta.verbose_name)))
        for kind in types
        if kind.model_class()
    ]
    return sorted(named, key=lambda pair: pair[1])


def _sections() -> list[tuple[str, str]]:
    """The pages right below the home pages, each once, in the first language it has. One query."""
    found: dict[str, str] = {}
    for key, title in (
        Page.objects.filter(depth=3).order_by("locale_id", "path").values_list("translation_key", "title")
    ):
        found.setdefault(str(key), title)
    return list(found.items())


def _people() -> list[tuple[int, str]]:
    """Everybody who writes some language, by name. A query for the languages, and one for each."""
    people = {person for locale in Locale.objects.all() for person in people_of(locale)}
    return sorted(
        ((person.pk, get_user_display_name(person)) for person in people),
        key=lambda pair: pair[1].casefold(),
    )
