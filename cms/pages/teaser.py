"""How a page looks where another page, a search result or a social network shows it."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, MultiFieldPanel

from cms.pages.rules import overridable, translated


class TeaserFields(models.Model):
    """Optional texts and picture for lists; each falls back to the page's own title, lead and lead image."""

    listing_title = models.CharField(
        _("listing title"),
        max_length=255,
        blank=True,
        help_text=_("Shown in lists instead of the title. Leave empty to use the title."),
    )
    listing_summary = models.TextField(
        _("listing summary"),
        max_length=400,
        blank=True,
        help_text=_("Shown in lists instead of the lead. Leave empty to use the lead."),
    )
    listing_image = models.ForeignKey(
        "images.CmsImage",
        verbose_name=_("listing image"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        help_text=_("Shown in lists instead of the lead image."),
    )

    teaser_rules = [*translated("listing_title", "listing_summary"), *overridable("listing_image")]
    teaser_panels = [
        MultiFieldPanel(
            [FieldPanel("listing_title"), FieldPanel("listing_summary"), FieldPanel("listing_image")],
            heading=_("In lists"),
        ),
    ]

    class Meta:
        abstract = True

    @property
    def teaser_title(self) -> str:
        """The title to show where the page is listed."""
        return self.listing_title or self.title

    @property
    def teaser_summary(self) -> str:
        """One or two sentences to show where the page is listed; may be empty."""
        return self.listing_summary or self.lead

    @property
    def teaser_image(self):
        """The picture to show where the page is listed, or ``None``."""
        return self.listing_image or self.lead_image


class SocialFields(models.Model):
    """The picture that social networks show when somebody shares the page."""

    social_image = models.ForeignKey(
        "images.CmsImage",
        verbose_name=_("share image"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        help_text=_("Shown when the page is shared. Leave empty to use the listing or lead image."),
    )

    social_rules = overridable("social_image")
    social_panels = [FieldPanel("social_image")]

    class Meta:
        abstract = True

    @property
    def share_image(self):
        """The picture for Open Graph and other share cards, or ``None``."""
        return self.social_image or self.teaser_image

    @property
    def meta_title(self) -> str:
        """The text of the ``title`` element, without the site name."""
        return self.seo_title or self.title

    @property
    def meta_description(self) -> str:
        """The description for search engines; falls back to what lists show."""
        return self.search_description or self.teaser_summary
