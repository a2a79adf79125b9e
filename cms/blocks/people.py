"""Blocks about people and organisations."""

import re
from typing import TypedDict, cast

from django.core.validators import RegexValidator
from django.utils.translation import gettext_lazy as _
from wagtail import blocks

from cms.blocks import samples
from cms.blocks.base import LINKS, StoryStruct, StoryValue
from cms.blocks.choosers import StoryImageChooser
from cms.images.json_forms import SizedPictureJson
from cms.images.renditions import Picture, picture_sources, rendition_dict

is_phone_number = RegexValidator(
    r"^\+?[0-9 ()/.-]{5,30}$", _("Write the number with digits, spaces and a leading +.")
)


class ContactCardValue(StoryValue):
    """Whom to ask, and how."""

    @property
    def phone_href(self) -> str:
        """The ``tel:`` address: digits and a leading plus only, as RFC 3966 has it."""
        phone = self.get("phone") or ""
        digits = re.sub(r"\D", "", phone.replace("(0)", ""))
        return f"tel:{'+' if phone.strip().startswith('+') else ''}{digits}" if digits else ""

    @property
    def website_text(self) -> str:
        """The website's address without what readers do not need."""
        return re.sub(r"^https?://(www\.)?", "", self.get("website") or "").rstrip("/")

    @property
    def picture(self) -> Picture | None:
        """The photo; the name beside it says who it is, so it stands for nothing more."""
        return picture_sources(self.get("photo"), "thumbnail", alt="")


class ContactCardJson(TypedDict):
    """Whom to ask, and how; what is not known is empty."""

    name: str
    role: str
    organisation: str
    phone: str
    email: str
    website: str
    photo: SizedPictureJson | None


class ContactCardBlock(StoryStruct):
    """A person or an organisation and how to reach them."""

    name = blocks.CharBlock(
        label=_("Name"), max_length=120, help_text=_("Of the person or the organisation.")
    )
    role = blocks.CharBlock(label=_("Role"), required=False, max_length=120)
    organisation = blocks.CharBlock(label=_("Organisation"), required=False, max_length=160)
    phone = blocks.CharBlock(
        label=_("Phone"),
        required=False,
        max_length=30,
        validators=[is_phone_number],
        help_text=_("International, for instance +381 18 123 456."),
        search_index=False,
    )
    email = blocks.EmailBlock(
        label=_("E-mail"), required=False, help_text=_("Shown so that robots do not collect it.")
    )
    website = blocks.URLBlock(label=_("Website"), required=False)
    photo = StoryImageChooser(label=_("Photo or logo"), required=False)

    overridable = ("phone",)

    class Meta:
        value_class = ContactCardValue
        template = "cms/blocks/contact_card.html"
        icon = "user"
        group = LINKS
        label = _("Contact")
        label_format = "{name}"
        description = _("A person or an organisation with phone and protected e-mail.")

    def get_preview_value(self) -> StoryValue:
        """A made-up person with any picture of the site."""
        return self.normalize(
            {
                "name": "Jovana Stanković",
                "role": "koordinatorka programa",
                "organisation": "Kuća klastera, Niš",
                "phone": "+381 18 123 456",
                "email": "jovana@example.org",
                "website": "https://example.org/",
                "photo": samples.image(),
            }
        )

    def get_api_representation(self, value: ContactCardValue, context: dict | None = None) -> ContactCardJson:
        """Every field as written; the address is plain, for programs that need it."""
        texts = ("name", "role", "organisation", "phone", "email", "website")
        photo = rendition_dict(value.get("photo"), "thumbnail", alt="")
        return cast("ContactCardJson", {**{name: value.get(name) or "" for name in texts}, "photo": photo})
