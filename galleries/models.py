"""Galleries: the list, the gallery and its photos in order."""

from django.core.exceptions import ValidationError
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel, FieldRowPanel, InlinePanel, MultiFieldPanel, PageChooserPanel
from wagtail.models import Orderable, TranslatableMixin
from wagtail.search import index

from cms.pages.base import BasePage
from cms.pages.dates import DatePrecision
from cms.pages.listing import ListingPage
from cms.pages.rules import overridable, synchronised, translated
from cms.taxonomy.models import ClassifiedFields


class GalleryListPage(ListingPage):
    """The gallery section of one language."""

    item_model = "galleries.GalleryPage"
    per_page = 18
    parent_page_types = ["home.HomePage"]
    subpage_types = ["galleries.GalleryPage"]
    translatable_fields = BasePage.base_translation_rules

    class Meta:
        verbose_name = _("gallery list")
        verbose_name_plural = _("gallery lists")

    def get_items(self) -> models.QuerySet:
        """Galleries this language's readers see, latest first, each with ``photo_count``."""
        return (
            super()
            .get_items()
            .annotate(photo_count=models.Count("photos", distinct=True))
            .order_by("-date", "-pk")
        )


class GalleryPage(ClassifiedFields, BasePage):
    """Photos of one occasion, in the editor's order."""

    date = models.DateField(_("date"), default=timezone.localdate, db_index=True)
    date_precision = models.CharField(
        _("precision of the date"), max_length=5, choices=DatePrecision.choices, default=DatePrecision.DAY
    )
    place = models.CharField(_("place"), max_length=120, blank=True)
    event = models.ForeignKey(
        "wagtailcore.Page",
        verbose_name=_("event"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        help_text=_("The event at which the photos were taken."),
    )

    parent_page_types = ["galleries.GalleryListPage"]
    subpage_types = []

    translatable_fields = [
        *BasePage.base_translation_rules,
        *translated("place", "photos"),
        *synchronised("date", "date_precision", "event", "categories", "tags"),
    ]

    content_panels = [
        *BasePage.intro_panels,
        FieldRowPanel([FieldPanel("date"), FieldPanel("date_precision")], heading=_("Date")),
        MultiFieldPanel(
            [FieldPanel("place"), PageChooserPanel("event", "events.EventPage")], heading=_("Occasion")
        ),
        InlinePanel("photos", heading=_("Photos"), label=_("Photo")),
        MultiFieldPanel([FieldPanel("categories"), FieldPanel("tags")], heading=_("Filed under")),
    ]

    search_fields = [
        *BasePage.search_fields,
        index.SearchField("place"),
        index.RelatedFields("photos", [index.SearchField("caption"), index.SearchField("alt")]),
        index.FilterField("date"),
    ]

    class Meta:
        verbose_name = _("gallery")
        verbose_name_plural = _("galleries")

    @property
    def teaser_image(self):
        """The listing or lead image, else the first photo."""
        chosen = super().teaser_image
        if chosen:
            return chosen
        photos = list(self.photos.all())
        return photos[0].image if photos else None


class GalleryPhoto(TranslatableMixin, Orderable):
    """One photo in a gallery, with its texts in the gallery's language."""

    page = ParentalKey(GalleryPage, on_delete=models.CASCADE, related_name="photos")
    image = models.ForeignKey(
        "images.CmsImage", verbose_name=_("image"), on_delete=models.PROTECT, related_name="+"
    )
    caption = models.CharField(_("caption"), max_length=300, blank=True)
    alt = models.CharField(
        _("alternative text"),
        max_length=255,
        blank=True,
        help_text=_("What the photo shows. Leave empty to use the text kept with the image."),
    )
    is_decorative = models.BooleanField(
        _("decorative"), default=False, help_text=_("The photo tells nothing that the text does not.")
    )
    credit = models.CharField(
        _("credit"),
        max_length=255,
        blank=True,
        help_text=_("Leave empty to use the credit kept with the image."),
    )

    translatable_fields = [
        *translated("caption", "alt"),
        *overridable("image"),
        *synchronised("credit", "is_decorative"),
    ]
    panels = [
        FieldPanel("image"),
        FieldPanel("caption"),
        FieldPanel("alt"),
        FieldPanel("is_decorative"),
        FieldPanel("credit"),
    ]

    class Meta(TranslatableMixin.Meta, Orderable.Meta):
        verbose_name = _("photo")
        verbose_name_plural = _("photos")

    def clean(self):
        """Raise ValidationError on ``alt`` when a decorative photo has one."""
        super().clean()
        if self.is_decorative and self.alt:
            raise ValidationError({"alt": _("A decorative photo has no alternative text.")})

    @property
    def alt_text(self) -> str:
        """The text that stands for the photo in its language; empty when decorative or unwritten."""
        if self.is_decorative:
            return ""
        return self.alt or self.image.alt_in(self.locale.language_code)

    @property
    def credit_line(self) -> str:
        """The photo's own credit, else the image's."""
        return self.credit or self.image.credit
