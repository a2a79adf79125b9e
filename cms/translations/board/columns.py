"""The columns of the board."""

from typing import Any

from django.utils import timezone
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _
from wagtail.admin.ui.tables import Column, DateColumn

from cms.translations.board.rows import kind_of
from cms.translations.links import source_url, work_url
from cms.translations.state.models import State, TranslationState

STATUS_CLASSES: dict[str, str] = {
    State.MISSING: "w-status--critical",
    State.STALE: "w-status--warning",
    State.CURRENT: "w-status--primary",
    State.SUMMARY: "w-status--primary",
}
"""The colour of a state, beside its word; those not named here have none."""


class _Cell(Column):
    """A column whose cell is a template with the row as ``state``."""

    def get_cell_context_data(self, instance: TranslationState, parent_context: dict) -> dict[str, Any]:
        """Hand the row over under its own name."""
        return {**super().get_cell_context_data(instance, parent_context), "state": instance}


class ChosenColumn(_Cell):
    """The box by which a row is chosen for a request."""

    cell_template_name = "translations/board/chosen_cell.html"


class TextColumn(_Cell):
    """The original's title, leading to it, with the translated one."""

    cell_template_name = "translations/board/text_cell.html"

    def get_cell_context_data(self, instance: TranslationState, parent_context: dict) -> dict[str, Any]:
        """Add the two addresses and the kind of text."""
        return {
            **super().get_cell_context_data(instance, parent_context),
            "source_url": source_url(instance),
            "work_url": work_url(instance),
            "kind": capfirst(kind_of(instance)),
        }


class StateColumn(_Cell):
    """The state in colour and word, and how many texts are done."""

    cell_template_name = "translations/board/state_cell.html"

    def get_cell_context_data(self, instance: TranslationState, parent_context: dict) -> dict[str, Any]:
        """Add the colour and where the open texts are."""
        return {
            **super().get_cell_context_data(instance, parent_context),
            "classname": STATUS_CLASSES.get(instance.state, ""),
            "work_url": work_url(instance),
        }


class RequestColumn(_Cell):
    """The day and the person of the open request."""

    cell_template_name = "translations/board/request_cell.html"

    def get_cell_context_data(self, instance: TranslationState, parent_context: dict) -> dict[str, Any]:
        """Add the person's name and whether the day has passed."""
        return {
            **super().get_cell_context_data(instance, parent_context),
            "assignee": assignee_name(instance),
            "overdue": instance.due is not None and instance.due < timezone.localdate(),
        }


def assignee_name(state: TranslationState) -> str:
    """The name of the person asked, as ``rows.with_requests`` has annotated it."""
    full = f"{state.first_name or ''} {state.last_name or ''}".strip()
    return full or state.username or ""


def board_columns() -> list[Column]:
    """All columns, in order."""
    return [
        ChosenColumn("chosen", label="", width="3%"),
        TextColumn("title", label=_("Original"), sort_key="title"),
        Column("locale", label=_("Language"), accessor="locale.get_display_name", width="11%"),
        StateColumn("state", label=_("State"), sort_key="state", width="22%"),
        DateColumn("since", label=_("Since"), sort_key="since", width="12%"),
        RequestColumn("request", label=_("Request"), sort_key="due", width="20%"),
    ]
