"""StreamField blocks of the navigation and the footer."""

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
