"""Galleries: the list, the gallery and its photos in order."""

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import prefetch_related_objects
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import (
    FieldPanel,
    FieldRowPanel,
    MultiFieldPanel,
    MultipleChooserPanel,
    PageChooserPanel,
)
from wagtail.models import Orderable, TranslatableMixin

from cms.images.validators import validate_alt_text
from cms.linked_data.building import PageData, Thing
from cms.pages.base import BasePage
from cms.pages.dates import DatePrecision
from cms.pages.listing import ListingPage
from cms.pages.rules import synchronised, translated
from cms.pages.writable import writable, writable_of_page
from cms.taxonomy.models import ClassifiedFields
from cms.taxonomy.panels import classified_panel
from galleries.covers import refresh_covers
from galleries.forms import GalleryPageForm
from galleries.linked_data import image_gallery
from galleries.panels import PhotoHelpPanel
from galleries.photo_pages import PhotoPagesMixin


class GalleryListPage(ListingPage):
    """The gallery section of one language."""

    item_model = "galleries.GalleryPage"
    place_field = "place"
    per_page = 18
    parent_page_types = ["home.HomePage"]
    subpage_types = ["galleries.GalleryPage"]
    translatable_fields = BasePage.base_translation_rules
    api_fields = writable_of_page(translatable_fields)

    class Meta:
        verbose_name = _("gallery list")
        verbose_name_plural = _("gallery lists")

    def get_items(self) -> models.QuerySet:
        """Galleries this language's readers see, latest first."""
        return super().get_items().order_by("-date", "-pk")


class GalleryPage(PhotoPagesMixin, ClassifiedFields, BasePage):
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
    # What lists show, kept in step by ``galleries.covers`` so that a list needs no photo of any gallery.
    cover = models.ForeignKey(
        "images.CmsImage", null=True, editable=False, on_delete=models.SET_NULL, related_name="+"
    )
    number_of_photos = models.PositiveIntegerField(default=0, editable=False)
    is_saving = False

    # Where ``teaser_image`` looks, for whoever fetches a list of galleries.
    teaser_image_fields = ("listing_image", "lead_image", "cover")
    sitemap_images = ("lead_image", "photos__image")
    base_form_class = GalleryPageForm
    parent_page_types = ["galleries.GalleryListPage"]
    subpage_types = []

    translatable_fields = [
        *BasePage.base_translation_rules,
        *translated("place", "photos"),
        *synchronised("date", "date_precision", "event", "categories", "tags"),
    ]
    api_fields = writable_of_page(translatable_fields)

    content_panels = [
        *BasePage.intro_panels,
        FieldRowPanel([FieldPanel("date"), FieldPanel("date_precision")], heading=_("Date")),
        MultiFieldPanel(
            [FieldPanel("place"), PageChooserPanel("event", "events.EventPage")], heading=_("Occasion")
        ),
        MultiFieldPanel(
            [
                PhotoHelpPanel(),
                MultipleChooserPanel("photos", chooser_field_name="image", label=_("Photo")),
            ],
            heading=_("Photos"),
        ),
        classified_panel,
    ]

    search_related = ("categories", "photos__image")

    class Meta:
        verbose_name = _("gallery")
        verbose_name_plural = _("galleries")

    def with_content_json(self, content):
        """Restore a revision, with the cover and number of today rather than those of its day."""
        page = super().with_content_json(content)
        page.cover_id, page.number_of_photos = self.cover_id, self.number_of_photos
        return page

    def derive(self) -> None:
        """The cover and the number of the photos it has now."""
        photos = self.photos.all()
        self.cover = photos[0].image if photos else None
        self.number_of_photos = len(photos)
        self.__dict__.pop("photo_count", None)

    def linked_data(self, data: PageData) -> Thing:
        """A gallery of images."""
        return image_gallery(self, data)

    def search_names(self) -> list[str]:
        """The place."""
        return [self.place]

    def search_year(self) -> int | None:
        """The year of its date."""
        return self.date.year

    def search_place(self) -> str:
        """Its town."""
        return self.place

    def search_texts(self) -> list[str]:
        """The captions and alternative texts of the photos."""
        return [text for photo in self.photos.all() for text in (photo.caption, photo.alt)]

    def save(self, *args, **kwargs):
        """Save the gallery and its photos, then what lists show of them."""
        self.is_saving = True
        try:
            result = super().save(*args, **kwargs)
        finally:
            self.is_saving = False
        refresh_covers([self.pk])
        self.refresh_from_db(fields=["cover", "number_of_photos"])
        self.__dict__.pop("photo_count", None)
        return result

    @property
    def teaser_image(self):
        """The listing or lead image, else the first photo."""
        return super().teaser_image or self.cover

    @cached_property
    def photo_count(self) -> int:
        """How many photos the published gallery has."""
        return self.number_of_photos

    def get_photos(self, at_most: int | None = None) -> list["GalleryPhoto"]:
        """The photos in the editor's order with their images, in two queries; also in previews of unsaved changes."""
        photos = list(self.photos.all()[:at_most])
        prefetch_related_objects(photos, "image")
        for photo in photos:
            photo.page, photo.locale = self, self.locale
        return photos


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
        validators=[validate_alt_text],
        help_text=_(
            "What the photo shows, for people who cannot see it. Leave empty to use the text kept with the image."
        ),
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
        *synchronised("image", "credit", "is_decorative"),
    ]
    api_fields = writable(translatable_fields)
    panels = [
        FieldPanel("image"),
        FieldPanel("caption"),
        FieldPanel("alt"),
        FieldRowPanel([FieldPanel("credit"), FieldPanel("is_decorative")]),
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
