"""What editors have for the two scripts: the list of exceptions, and a mark for foreign phrases in rich text."""

from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.rich_text.converters.html_to_contentstate import InlineStyleElementHandler
from wagtail.admin.rich_text.editors.draftail.features import InlineStyleFeature
from wagtail.rich_text.feature_registry import FeatureRegistry
from wagtail.snippets.models import register_snippet
from wagtail.snippets.views.snippets import SnippetViewSet

from cms.delivery.script.models import ScriptException

FOREIGN = "FOREIGN"


@hooks.register("register_rich_text_features")
def register_foreign_phrase(features: FeatureRegistry) -> None:
    """The feature ``foreign``: a phrase that stays in its own letters (``<i translate="no">``, HTML's mark for it)."""
    features.register_editor_plugin(
        "draftail",
        "foreign",
        InlineStyleFeature(
            {
                "type": FOREIGN,
                "label": "Aб",
                "description": _("Foreign phrase: never converted to Cyrillic"),
                "style": {"borderBottom": "2px dotted currentColor"},
            }
        ),
    )
    features.register_converter_rule(
        "contentstate",
        "foreign",
        {
            "from_database_format": {"i[translate]": InlineStyleElementHandler(FOREIGN)},
            "to_database_format": {"style_map": {FOREIGN: {"element": "i", "props": {"translate": "no"}}}},
        },
    )


@register_snippet
class ScriptExceptionViewSet(SnippetViewSet):
    model = ScriptException
    icon = "globe"
    menu_label = _("Cyrillic exceptions")
    list_display = ["word", "cyrillic", "note"]
