"""The event section of one language."""

from django.db import models
from django.http import Http404
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from cms.pages.base import BasePage
from cms.pages.listing import ListingPage
from cms.pages.writable import writable_of_page

PAST = "past"


class EventListPage(ListingPage):
    """Lists events: upcoming ones soonest first, past ones latest first."""

    item_model = "events.EventPage"
    parent_page_types = ["home.HomePage"]
    subpage_types = ["events.EventPage"]
    translatable_fields = BasePage.base_translation_rules
    api_fields = writable_of_page(translatable_fields)

    class Meta:
        verbose_name = _("event list")
        verbose_name_plural = _("event lists")

    def get_upcoming(self) -> models.QuerySet:
        """Events that have not ended at the moment of asking, soonest first."""
        return self.get_items().filter(ends_at__gt=timezone.now()).order_by("starts_at", "pk")

    def get_past(self) -> models.QuerySet:
        """Events that have ended at the moment of asking, latest first."""
        return self.get_items().filter(ends_at__lte=timezone.now()).order_by("-starts_at", "-pk")

    def get_listed_items(self, request) -> models.QuerySet:
        """Upcoming events, or past ones under ``?when=past``; raises Http404 for any other value."""
        when = request.GET.get("when", "")
        if when not in ("", PAST):
            raise Http404
        return self.get_past() if when == PAST else self.get_upcoming()

    def get_context(self, request, *args, **kwargs):
        """Add ``when``: ``past`` or empty."""
        return {**super().get_context(request, *args, **kwargs), "when": request.GET.get("when", "")}
