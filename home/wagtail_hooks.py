"""Navigation and footer in the admin."""

from django.utils.translation import gettext_lazy as _
from wagtail.snippets.models import register_snippet
from wagtail.snippets.views.snippets import SnippetViewSetGroup

from cms.translations.rights.snippets import LanguageSnippetViewSet
from home.models import Footer, Navigation


class NavigationViewSet(LanguageSnippetViewSet):
    model = Navigation
    icon = "list-ul"


class FooterViewSet(LanguageSnippetViewSet):
    model = Footer
    icon = "list-ul"


@register_snippet
class ChromeViewSetGroup(SnippetViewSetGroup):
    """One menu entry for what frames every page."""

    items = (NavigationViewSet, FooterViewSet)
    menu_label = _("Menus")
    menu_icon = "list-ul"
    menu_order = 320
