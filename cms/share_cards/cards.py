"""Which card a page has, and where."""

import hashlib
from dataclasses import dataclass

from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.http import HttpRequest
from django.urls import reverse
from wagtail.models import Page

from cms.api.writing import Writer
from cms.delivery.languages import SITE_VIEWS, SiteView
from cms.linked_data.organisation import organisation
from cms.share_cards.drawing import HEIGHT, WIDTH, draw_card

FOLDER = "cards"
# To be raised when cards are drawn otherwise.
DESIGN = 1


@dataclass(frozen=True)
class Card:
    """A card: what it says, in the script of one view of the site. The address follows from it, so that it can be kept for good."""

    page_id: int
    view: SiteView
    title: str
    site_name: str

    width = WIDTH
    height = HEIGHT

    @classmethod
    def of(cls, page: Page, view: SiteView, request: HttpRequest) -> "Card":
        """The card of a page, written in a view of its language."""
        writer, language = Writer(view.script), view.locale_code
        site_name = organisation(request, language).name
        return cls(page.pk, view, writer.text(page.title, language), writer.text(site_name, language))

    @property
    def name(self) -> str:
        """The name of the file: the view, and a digest of all that is seen."""
        seen = "\n".join([str(DESIGN), self.view.tag, self.title, self.site_name])
        return f"{self.view.code}-{hashlib.blake2b(seen.encode(), digest_size=8).hexdigest()}.png"

    @property
    def url(self) -> str:
        """The address, a path on this site."""
        return reverse("share_card", args=[self.page_id, self.name])

    @property
    def path(self) -> str:
        """Where the file is kept."""
        return f"{FOLDER}/{self.page_id}/{self.name}"

    def make(self) -> None:
        """Draw the card and put it in the place of the page's former ones in this view."""
        content = draw_card(self.title, self.site_name, self.view.tag)
        folder = self.path.rsplit("/", 1)[0]
        try:
            former = default_storage.listdir(folder)[1]
        except FileNotFoundError:
            former = []
        default_storage.save(self.path, ContentFile(content))
        for name in former:
            if name.startswith(f"{self.view.code}-") and name != self.name:
                default_storage.delete(f"{folder}/{name}")


def view_of_name(name: str) -> SiteView | None:
    """The view that the name of a card begins with."""
    return next((view for view in SITE_VIEWS if name.startswith(f"{view.code}-")), None)
