"""Categories and tags in the admin."""

from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from wagtail.admin.ui.tables import LocaleColumn
from wagtail.snippets.models import register_snippet
from wagtail.snippets.views.snippets import SnippetViewSetGroup

from cms.pages.ordering import in_serbian_order
from cms.taxonomy.models import Category, Tag
from cms.translations.rights.snippets import LanguageSnippetViewSet


class TermViewSet(LanguageSnippetViewSet):
    """Terms by the Serbian alphabet.

    The model cannot say so: django-modelcluster sorts what a page keeps by the model's ordering, and knows names of fields only.
    """

    def get_queryset(self, request: HttpRequest) -> QuerySet:
        """All terms, in order."""
        return self.model._default_manager.order_by(in_serbian_order("name"))


class CategoryViewSet(TermViewSet):
    model = Category
    icon = "folder-open-inverse"
    list_display = ["name", "slug", LocaleColumn(label=_("Language"))]


class TagViewSet(TermViewSet):
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
