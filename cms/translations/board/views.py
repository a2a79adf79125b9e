"""The translation board."""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.db.models import F, QuerySet
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from wagtail.admin.ui.tables import Column
from wagtail.admin.views.generic.base import BaseListingView
from wagtail.admin.views.mixins import SpreadsheetExportMixin

from cms.pages.ordering import in_serbian_order
from cms.security.spreadsheets import harmless_cell
from cms.translations.board.columns import assignee_name, board_columns
from cms.translations.board.filters import BoardFilterSet
from cms.translations.board.rows import kind_of, matching, visible_rows, with_requests
from cms.translations.rights.languages import languages_of
from cms.translations.state.models import TranslationState, work_order


class BoardView(SpreadsheetExportMixin, BaseListingView):
    """Every text in every language it was not written in: how far it is, since when, who is asked, by which day."""

    model = TranslationState
    page_title = _("Translation board")
    header_icon = "wagtail-localize-language"
    index_url_name = "translations_board"
    index_results_url_name = "translations_board_results"
    results_template_name = "translations/board/results.html"
    filterset_class = BoardFilterSet
    is_searchable = True
    default_ordering = "state"
    paginate_by = 50
    export_filename = "translations"
    list_export = [
        "title",
        "translated_title",
        "kind",
        "source_locale.language_code",
        "locale.language_code",
        "get_state_display",
        "segments_done",
        "segments_total",
        "segments_changed",
        "since",
        "get_cause_display",
        "due",
        "assignee",
    ]
    export_headings = {
        "title": _("Original"),
        "translated_title": _("Translation"),
        "kind": _("Type"),
        "source_locale.language_code": _("Written in"),
        "locale.language_code": _("Language"),
        "get_state_display": _("State"),
        "segments_done": _("Texts done"),
        "segments_total": _("Texts"),
        "segments_changed": _("Texts changed"),
        "since": _("Since"),
        "get_cause_display": _("By"),
        "due": _("Due"),
        "assignee": _("Assigned to"),
    }

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """Raise PermissionDenied for people who write in no language; export when a file is asked for."""
        if not languages_of(request.user):
            raise PermissionDenied
        self.as_file = request.GET.get("export")
        if self.as_file in self.FORMATS:
            return self.as_spreadsheet(self.get_queryset().iterator(chunk_size=2000), self.as_file)
        return super().dispatch(request, *args, **kwargs)

    @cached_property
    def columns(self) -> list[Column]:
        """The columns; nothing is chosen by those who may ask for nothing."""
        columns = board_columns()
        return columns if self.may_request else columns[1:]

    @cached_property
    def may_request(self) -> bool:
        """Whether the person may ask for translations."""
        return self.request.user.has_perm("wagtail_localize.submit_translation")

    def get_base_queryset(self) -> QuerySet[TranslationState]:
        """The rows of the person, with their requests."""
        return with_requests(visible_rows(self.request.user))

    def order_queryset(self, queryset: QuerySet) -> QuerySet:
        """Sort by title as a Serbian dictionary does, by state as the work goes, by day with those without one last.

        Of equal ones the latest change comes first.
        """
        name = self.ordering.lstrip("-")
        keys = {
            "title": in_serbian_order("title"),
            "state": work_order(),
            "since": F("since"),
            "due": F("due"),
        }
        key = (
            keys[name].desc(nulls_last=True)
            if self.ordering.startswith("-")
            else keys[name].asc(nulls_last=True)
        )
        return queryset.order_by(key, "-since", "pk")

    def search_queryset(self, queryset: QuerySet) -> QuerySet:
        """Find the words of the question in titles."""
        return matching(queryset, self.search_query) if self.is_searching else queryset

    def to_row_dict(self, item: TranslationState) -> dict[str, Any]:
        """One line of a file, in which no title can act as a formula."""
        item.kind, item.assignee = kind_of(item), assignee_name(item)
        row = super().to_row_dict(item)
        return {name: harmless_cell(value) for name, value in row.items()}

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Add where what is chosen is sent, and the way back."""
        return super().get_context_data(
            **kwargs,
            may_request=self.may_request,
            request_url=reverse("translations_request_new"),
            here=f"{reverse(self.index_url_name)}?{self.request.GET.urlencode()}",
        )
