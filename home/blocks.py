"""StreamField blocks of the navigation, the footer and the front page."""

from django.utils.translation import gettext_lazy as _
from wagtail import blocks


class MenuLinkBlock(blocks.StructBlock):
    """A link to a page of the site or to another address."""

    page = blocks.PageChooserBlock(label=_("Page"), required=False)
    url = blocks.URLBlock(label=_("Address elsewhere"), required=False)
    label = blocks.CharBlock(
        label=_("Label"), required=False, max_length=60, help_text=_("Leave empty to use the page's title.")
    )

    class Meta:
        icon = "link"
        label = _("Link")

    def clean(self, value):
        """Require exactly one of page and address, and a label for an address."""
        value = super().clean(value)
        errors = {}
        if bool(value["page"]) == bool(value["url"]):
            errors["page"] = blocks.StructBlockValidationError(
                non_block_errors=[_("Choose a page or write an address, not both.")]
            )
        elif value["url"] and not value["label"]:
            errors["label"] = blocks.StructBlockValidationError(
                non_block_errors=[_("Give the link a label.")]
            )
        if errors:
            raise blocks.StructBlockValidationError(block_errors=errors)
        return value


class MenuItemBlock(MenuLinkBlock):
    """A link of the main menu, with links below it."""

    children = blocks.ListBlock(MenuLinkBlock(), label=_("Links below"), required=False, default=[])

    class Meta:
        icon = "list-ul"
        label = _("Menu item")


class NavigationBlock(blocks.StreamBlock):
    """The items of the main menu."""

    item = MenuItemBlock()


class FooterColumnBlock(blocks.StructBlock):
    """A heading and its links."""

    heading = blocks.CharBlock(label=_("Heading"), max_length=60)
    links = blocks.ListBlock(MenuLinkBlock(), label=_("Links"))

    class Meta:
        icon = "list-ul"
        label = _("Column")


class FooterColumnsBlock(blocks.StreamBlock):
    """The columns of the footer."""

    column = FooterColumnBlock()


FRONT_SECTIONS = ("news", "events", "galleries", "body")
"""What a front page shows below its opening, in the order in which it does unless the editor chooses another."""


class FrontSectionsBlock(blocks.StreamBlock):
    """The sections of the front page in the editor's order; each stands once at most, one that is left out is not shown."""

    news = blocks.StaticBlock(label=_("Latest news"), icon="doc-full", admin_text=_("The latest news."))
    events = blocks.StaticBlock(label=_("Upcoming events"), icon="date", admin_text=_("The next events."))
    galleries = blocks.StaticBlock(
        label=_("Latest galleries"), icon="image", admin_text=_("The latest galleries.")
    )
    body = blocks.StaticBlock(
        label=_("Own text"), icon="pilcrow", admin_text=_("The blocks written under “Body”.")
    )

    class Meta:
        block_counts = {name: {"max_num": 1} for name in FRONT_SECTIONS}
