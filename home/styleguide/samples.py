"""What the components of the style guide show: pages that are in no database, with short and with very long texts."""

import datetime as dt
from typing import Any
from uuid import uuid4

from django import forms
from django.core.paginator import Paginator
from django.utils import timezone
from django.utils.translation import get_language
from wagtail.models import Locale

from cms.images.models import CmsImage
from events.models import EventPage
from galleries.models import GalleryPage
from newsroom.models import NewsPage

LONG_WORD = "poljoprivrednoprehrambenoprerađivačkog"
TEXTS = {
    "sr-latn": (
        "Đačka izložba u Čačku",
        "Učenici četrdeset škola pokazali su svoje radove.",
        f"Sporazum o razvoju {LONG_WORD} klastera juga Srbije potpisan je posle tri dana razgovora u Nišu, Leskovcu i Pirotu",
    ),
    "en": (
        "An exhibition of pupils’ work",
        "Pupils of forty schools have shown what they made.",
        "An agreement on the internationalisation of the food-processing clusters of southern Serbia was signed after three days of talks in Niš, Leskovac and Pirot",
    ),
}


class Samples:
    """Makes pages for one request, in the reader's language unless ``foreign``."""

    def __init__(self) -> None:
        locales = {locale.language_code: locale for locale in Locale.objects.all()}
        self.code = "en" if get_language() == "en" else "sr-latn"
        self.own = locales[self.code]
        self.other = next(locale for code, locale in locales.items() if code != self.code)
        self.image = CmsImage.objects.order_by("pk").first()
        self.today = timezone.localdate()

    def page(self, model: type, *, foreign: bool = False, long: bool = False, **values: Any) -> Any:
        """A page that cannot be saved, ready for a card."""
        locale = self.other if foreign else self.own
        title, lead, long_title = TEXTS[locale.language_code]
        page = model(title=long_title if long else title, lead=lead, locale=locale, translation_key=uuid4())
        for name, value in values.items():
            setattr(page, name, value)
        page.reader_url, page.is_fallback = "#", foreign
        return page

    def news(self, *, picture: bool = True, **values: Any) -> NewsPage:
        """A news item."""
        values.setdefault("publication_date", self.today)
        return self.page(NewsPage, lead_image=self.image if picture else None, **values)

    def gallery(self, **values: Any) -> GalleryPage:
        """A gallery with its number of photos."""
        return self.page(GalleryPage, date=self.today, lead_image=self.image, number_of_photos=12, **values)

    def event(self, *, days: int = 7, **values: Any) -> EventPage:
        """An event that begins in some days."""
        event = self.page(EventPage, start_date=self.today + dt.timedelta(days=days), town="Niš", **values)
        event.starts_at, event.ends_at = event.compute_moments()
        return event


class SampleForm(forms.Form):
    """One field of each kind that the contact form may have."""

    name = forms.CharField(label="Ime i prezime")
    email = forms.EmailField(label="E-pošta", help_text="ime@example.org", required=False)
    topic = forms.ChoiceField(label="Tema", choices=[("1", "Sajam"), ("2", "Radionica")], required=False)
    message = forms.CharField(label="Poruka", widget=forms.Textarea(attrs={"rows": 3}))
    ways = forms.MultipleChoiceField(
        label="Kako", choices=[("1", "Poštom"), ("2", "Telefonom")], widget=forms.CheckboxSelectMultiple
    )


def page_of_many(number: int):
    """A page of a list of two hundred."""
    return Paginator(range(200), 20).page(number)
