"""The one base class of every page."""

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.models import Page

from cms.linked_data.building import PageData, Thing, web_page
from cms.pages.children import ManyChildrenMixin
from cms.pages.own_text import OwnTextMixin
from cms.pages.privacy import RestrictionsMixin
from cms.pages.rules import local, overridable, synchronised, translated
from cms.pages.searchable import SearchableMixin
from cms.pages.slugs import SerbianSlugMixin
from cms.pages.teaser import SocialFields, TeaserFields
from cms.translations.fallback import FallbackRoutingMixin
from cms.translations.gate import PublicationGateMixin
from cms.translations.preview.front_end import FrontEndPreviewMixin


class BasePage(
    OwnTextMixin,
    SerbianSlugMixin,
    PublicationGateMixin,
    FrontEndPreviewMixin,
    FallbackRoutingMixin,
    RestrictionsMixin,
    SearchableMixin,
    ManyChildrenMixin,
    TeaserFields,
    SocialFields,
    Page,
):
    """A page with a lead, a lead image, and everything that lists, search engines and the API need.

    A concrete page adds its own fields, lists them in ``own_translation_rules`` (see ``cms.pages.rules``), puts its panels
    before ``BasePage.content_panels`` ends by building on ``intro_panels``, and has a representation in its app's ``api.py``
    that says what the API gives of it (``cms.api.representation.page``).
    """

    lead = models.TextField(
        _("lead"),
        max_length=600,
        blank=True,
        help_text=_("One to three sentences that stand for the whole: shown under the title and in lists."),
    )
    lead_image = models.ForeignKey(
        "images.CmsImage",
        verbose_name=_("lead image"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    lead_image_caption = models.CharField(_("lead image caption"), max_length=300, blank=True)
    summary_only = models.BooleanField(
        _("summary only"),
        default=False,
        help_text=_(
            "This language gives only the title and the lead; the body is replaced by a link to the full text "
            "in the other language."
        ),
    )

    # What every page translates, what follows the source, and what each language decides for itself. Whether a
    # translation goes out as a summary is decided when it is published (``cms.translations.publishing``).
    base_translation_rules = [
        *translated("title", "lead", "lead_image_caption", "seo_title", "search_description"),
        *TeaserFields.teaser_rules,
        *SocialFields.social_rules,
        *overridable("lead_image"),
        *synchronised("show_in_menus"),
        *local("slug", "summary_only", "go_live_at", "expire_at"),
    ]

    intro_panels = [
        *Page.content_panels,
        FieldPanel("lead"),
        MultiFieldPanel(
            [FieldPanel("lead_image"), FieldPanel("lead_image_caption")],
            heading=_("Lead image"),
        ),
    ]
    # The pictures by which search engines may find the page, as lookups (``cms.delivery.sitemap_images``).
    sitemap_images: tuple[str, ...] = ("lead_image",)

    content_panels = intro_panels
    promote_panels = [
        *TeaserFields.teaser_panels,
        MultiFieldPanel(
            [
                FieldPanel("slug"),
                FieldPanel("seo_title"),
                FieldPanel("search_description"),
                *SocialFields.social_panels,
                FieldPanel("show_in_menus"),
            ],
            heading=_("For search engines and sharing"),
        ),
        FieldPanel("summary_only"),
    ]

    class Meta:
        abstract = True

    def minimal_clean(self) -> None:
        """As Wagtail's, which names no field when a title does not fit; who catches the error looks for the field's."""
        try:
            super().minimal_clean()
        except ValidationError as error:
            if hasattr(error, "error_dict"):
                raise
            raise ValidationError({"title": error}) from error

    def derive(self) -> None:
        """Compute what is stored beside what editors write, without saving: for a draft that is shown as it will be once it is
        published. A page type that stores such fields says how."""

    @property
    def open_graph_type(self) -> str:
        """The ``og:type`` of the page."""
        return "website"

    def linked_data(self, data: PageData) -> Thing:
        """What the page is about, as schema.org has it (``cms.linked_data``); a page type says what it is."""
        return web_page(self, data)
