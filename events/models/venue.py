"""Where an event takes place: a venue, a link, or both."""

from babel import Locale as BabelLocale
from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel

from cms.pages.rules import overridable, synchronised, translated
from cms.serbian import sort_key
from events.models.choices import AttendanceMode


def country_name(code: str, language_code: str | None = None) -> str:
    """The name of an ISO 3166-1 country in a language (default: the active one), from CLDR."""
    language = language_code or get_language() or "en"
    return BabelLocale.parse(language, sep="-").territories.get(code, code)


def countries() -> list[tuple[str, str]]:
    """ISO 3166-1 alpha-2 codes as choices, named in the active language."""
    names = BabelLocale.parse(get_language() or "en", sep="-").territories
    codes = [
        code
        for code in map(str, names)
        if len(code) == 2 and code.isalpha() and code not in {"EU", "EZ", "UN", "ZZ"}
    ]
    return sorted(((code, names[code]) for code in codes), key=lambda choice: sort_key(choice[1]))


class VenueFields(models.Model):
    """Place and way of taking part."""

    attendance_mode = models.CharField(
        _("attendance"), max_length=7, choices=AttendanceMode.choices, default=AttendanceMode.OFFLINE
    )
    venue = models.CharField(_("venue"), max_length=200, blank=True, help_text=_("Building or hall."))
    address = models.CharField(_("address"), max_length=255, blank=True)
    town = models.CharField(_("town"), max_length=120, blank=True)
    country = models.CharField(_("country"), max_length=2, choices=countries, default="RS", blank=True)
    online_url = models.URLField(_("link to take part online"), blank=True)
    website = models.URLField(_("event website"), blank=True)

    venue_rules = [
        *translated("venue", "address", "town"),
        *synchronised("attendance_mode", "country"),
        *overridable("online_url", "website"),
    ]
    venue_panel = MultiFieldPanel(
        [
            FieldPanel("attendance_mode"),
            FieldRowPanel([FieldPanel("venue"), FieldPanel("address")]),
            FieldRowPanel([FieldPanel("town"), FieldPanel("country")]),
            FieldPanel("online_url"),
            FieldPanel("website"),
        ],
        heading=_("Where"),
    )

    class Meta:
        abstract = True

    @property
    def is_online(self) -> bool:
        """Whether one can take part from elsewhere."""
        return self.attendance_mode in (AttendanceMode.ONLINE, AttendanceMode.MIXED)

    @property
    def country_name(self) -> str:
        """The country's name in the active language."""
        return country_name(self.country) if self.country else ""

    def clean_venue(self) -> dict[str, ValidationError]:
        """Find what contradicts itself in the place; the keys name the field at fault."""
        if self.attendance_mode == AttendanceMode.OFFLINE and self.online_url:
            return {
                "online_url": ValidationError(_("An event on site only has no link to take part online."))
            }
        if self.attendance_mode == AttendanceMode.ONLINE and self.venue:
            return {"venue": ValidationError(_("An online event has no venue; choose “on site and online”."))}
        return {}
