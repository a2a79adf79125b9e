"""The glossary among the snippets of the admin."""

from django.db.models import Q, QuerySet
from django.utils.translation import gettext_lazy as _
from wagtail.admin.ui.tables import BooleanColumn
from wagtail.snippets.views.snippets import IndexView, SnippetViewSet

from cms.translations.glossary.models import GlossaryTerm
from cms.translations.words import phrase_key


class GlossaryIndexView(IndexView):
    """The list of terms, searched as texts are: in any inflection, script and spelling."""

    is_searchable = True

    def search_queryset(self, queryset: QuerySet) -> QuerySet:
        """The terms that have the words searched for, in either language, or their letters in the note."""
        if not self.search_query:
            return queryset
        found = Q(note__icontains=self.search_query)
        for language, field in (("sr", "serbian_key"), ("en", "english_key")):
            key = phrase_key(self.search_query, language)
            if key:
                found |= Q(**{f"{field}__contains": key})
        for name in ("serbian", "english"):
            found |= Q(**{f"{name}__icontains": self.search_query})
        return queryset.filter(found)


class GlossaryTermViewSet(SnippetViewSet):
    """Serbian and English side by side, as a table to take along too."""

    model = GlossaryTerm
    index_view_class = GlossaryIndexView
    icon = "openquote"
    menu_label = _("Glossary")
    list_display = [
        "serbian",
        "english",
        BooleanColumn("do_not_translate", label=_("Do not translate")),
        "note",
    ]
    list_filter = ["do_not_translate"]
    list_export = [
        "serbian", "english", "do_not_translate", "note", "avoided_serbian", "avoided_english",
    ]  # fmt: skip
    export_filename = "glossary"
    copy_view_enabled = False
