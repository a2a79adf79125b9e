"""What the project changes in Wagtail's admin and rich text everywhere."""

from wagtail import hooks
from wagtail.rich_text.feature_registry import FeatureRegistry

from cms.blocks.link_handlers import MailLinkHandler, ReaderPageLinkHandler


@hooks.register("register_rich_text_features", order=10)
def register_links(features: FeatureRegistry) -> None:
    """Replace Wagtail's handlers of page links, and add one for e-mail links, after Wagtail has registered its own."""
    features.register_link_type(ReaderPageLinkHandler)
    features.register_link_type(MailLinkHandler)
