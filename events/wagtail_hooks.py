"""Event series in the admin."""

from django.utils.translation import gettext_lazy as _
from wagtail.admin.ui.tables import LocaleColumn
from wagtail.snippets.models import register_snippet

from cms.translations.rights.snippets import LanguageSnippetViewSet
from events.models import EventSeries


@register_snippet
class EventSeriesViewSet(LanguageSnippetViewSet):
    model = EventSeries
    icon = "calendar-alt"
    list_display = ["name", LocaleColumn(label=_("Language"))]
