"""News: the list and the item."""

import datetime as dt

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel, FieldRowPanel, InlinePanel, MultiFieldPanel
from wagtail.fields import StreamField

from cms.blocks.story import StoryBlock
from cms.linked_data.building import PageData, Thing
from cms.pages.attachments import Attachment
from cms.pages.base import BasePage
from cms.pages.dates import DatePrecision
from cms.pages.listing import ListingPage
from cms.pages.related import RelatedPage
from cms.pages.rules import overridable, synchronised, translated
from cms.pages.writable import writable_of_page
from cms.taxonomy.forms import ClassifiedPageForm
from cms.taxonomy.models import ClassifiedFields
from cms.taxonomy.panels import classified_panel
from newsroom.archive import ArchiveMixin
from newsroom.linked_data import news_article


class NewsListPage(ArchiveMixin, ListingPage):
    """The news section of one language."""

    item_model = "newsroom.NewsPage"
    place_field = "place"
    parent_page_types = ["home.HomePage"]
    subpage_types = ["newsroom.NewsPage"]

    class Meta:
        verbose_name = _("news list")
        verbose_name_plural = _("news lists")

    translatable_fields = BasePage.base_translation_rules
    api_fields = writable_of_page(translatable_fields)

    def get_items(self) -> models.QuerySet:
        """News this language's readers see, latest first."""
        return super().get_items().order_by("-publication_date", "-pk")


def today() -> dt.date:
    """Today in the site's time zone."""
    return timezone.localdate()


class NewsPage(ClassifiedFields, BasePage):
    """A dated news item."""

    publication_date = models.DateField(_("publication date"), default=today, db_index=True)
    publication_date_precision = models.CharField(
        _("precision of the date"),
        max_length=5,
        choices=DatePrecision.choices,
        default=DatePrecision.DAY,
        help_text=_("For old items: show only the month or the year when no more is known."),
    )
    body = StreamField(StoryBlock(), verbose_name=_("body"), blank=True)
    place = models.CharField(_("place"), max_length=120, blank=True, help_text=_("Town, for instance Niš."))
    author = models.CharField(_("author"), max_length=120, blank=True)
    source_name = models.CharField(
        _("source"), max_length=160, blank=True, help_text=_("Where the text comes from, if it is not ours.")
    )
    source_url = models.URLField(_("address of the source"), blank=True)

    base_form_class = ClassifiedPageForm
    parent_page_types = ["newsroom.NewsListPage"]
    subpage_types = []

    translatable_fields = [
        *BasePage.base_translation_rules,
        *translated("body", "place", "source_name", "attachments"),
        *overridable("source_url"),
        *synchronised(
            "publication_date", "publication_date_precision", "author", "categories", "tags", "related_pages"
        ),
    ]
    api_fields = writable_of_page(translatable_fields)

    content_panels = [
        *BasePage.intro_panels,
        FieldRowPanel(
            [FieldPanel("publication_date"), FieldPanel("publication_date_precision")], heading=_("Date")
        ),
        FieldPanel("body"),
        classified_panel,
        MultiFieldPanel(
            [FieldPanel("place"), FieldPanel("author"), FieldPanel("source_name"), FieldPanel("source_url")],
            heading=_("Place and source"),
        ),
        InlinePanel("attachments", heading=_("Attachments"), label=_("Attachment")),
        InlinePanel("related_pages", heading=_("Related pages"), label=_("Page")),
    ]

    search_related = ("categories", "attachments")

    class Meta:
        verbose_name = _("news item")
        verbose_name_plural = _("news items")

    @property
    def open_graph_type(self) -> str:
        """News is read as an article."""
        return "article"

    def linked_data(self, data: PageData) -> Thing:
        """A news article."""
        return news_article(self, data)

    def search_names(self) -> list[str]:
        """The place, the author and the source."""
        return [self.place, self.author, self.source_name]

    def search_year(self) -> int | None:
        """The year of its date."""
        return self.publication_date.year

    def search_place(self) -> str:
        """Its town."""
        return self.place

    def search_texts(self) -> list[str]:
        """The titles of the attachments."""
        return [attachment.link_text for attachment in self.attachments.all()]


class NewsAttachment(Attachment):
    """A file offered beside a news item."""

    page = ParentalKey(NewsPage, on_delete=models.CASCADE, related_name="attachments")


class NewsRelatedPage(RelatedPage):
    """A page that the editor ties to a news item."""

    page = ParentalKey(NewsPage, on_delete=models.CASCADE, related_name="related_pages")
