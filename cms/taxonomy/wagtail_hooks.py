"""Categories and tags in the admin."""

from django.utils.translation import gettext_lazy as _
from wagtail.admin.ui.tables import LocaleColumn
from wagtail.snippets.models import register_snippet
from wagtail.snippets.views.snippets import SnippetViewSetGroup

from cms.taxonomy.models import Category, Tag
from cms.translations.rights.snippets import LanguageSnippetViewSet


class CategoryViewSet(LanguageSnippetViewSet):
    model = Category
    icon = "folder-open-inverse"
    list_display = ["name", "slug", LocaleColumn(label=_("Language"))]


class TagViewSet(LanguageSnippetViewSet):
    model = Tag
    icon = "tag"
    list_display = ["name", "slug", LocaleColumn(label=_("Language"))]


@register_snippet
class TaxonomyViewSetGroup(SnippetViewSetGroup):
    """One menu entry for both lists of terms."""

    items = (CategoryViewSet, TagViewSet)
    menu_label = _("Categories and tags")
    menu_icon = "folder-open-inverse"
    menu_order = 310
