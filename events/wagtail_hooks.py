"""Event series in the admin."""

from wagtail.snippets.models import register_snippet
from wagtail.snippets.views.snippets import SnippetViewSet

from events.models import EventSeries


@register_snippet
class EventSeriesViewSet(SnippetViewSet):
    model = EventSeries
    icon = "calendar-alt"
    list_display = ["name"]
