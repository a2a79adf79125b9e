"""What frames every page: navigation, footer, and the settings of the site."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.contrib.settings.models import BaseSiteSetting, register_setting
from wagtail.fields import RichTextField, StreamField
from wagtail.models import TranslatableMixin

from cms.pages.rules import local, translated
from home.blocks import FooterColumnsBlock, NavigationBlock


class Navigation(TranslatableMixin, models.Model):
    """The main menu of one language."""

    name = models.CharField(_("name"), max_length=60, default="Glavni meni", help_text=_("For editors only."))
    items = StreamField(NavigationBlock(), verbose_name=_("items"), blank=True)

    translatable_fields = [*translated("items"), *local("name")]
    panels = [FieldPanel("name"), FieldPanel("items")]

    class Meta(TranslatableMixin.Meta):
        verbose_name = _("navigation")
        verbose_name_plural = _("navigations")

    def __str__(self) -> str:
        return self.name


class Footer(TranslatableMixin, models.Model):
    """The foot of every page in one language."""

    name = models.CharField(_("name"), max_length=60, default="Podnožje", help_text=_("For editors only."))
    columns = StreamField(FooterColumnsBlock(), verbose_name=_("columns"), blank=True)
    text = RichTextField(_("text"), blank=True, features=["bold", "italic", "link"])

    translatable_fields = [*translated("columns", "text"), *local("name")]
    panels = [FieldPanel("name"), FieldPanel("columns"), FieldPanel("text")]

    class Meta(TranslatableMixin.Meta):
        verbose_name = _("footer")
        verbose_name_plural = _("footers")

    def __str__(self) -> str:
        return self.name


@register_setting(icon="site")
class SiteSettings(BaseSiteSetting):
    """The organisation's names, addresses and accounts elsewhere."""

    name_sr = models.CharField(_("name (Serbian)"), max_length=120, default="Kuća klastera")
    name_en = models.CharField(_("name (English)"), max_length=120, default="Cluster House")
    email = models.EmailField(_("e-mail"), blank=True)
    phone = models.CharField(_("telephone"), max_length=40, blank=True)
    address_sr = models.CharField(_("address (Serbian)"), max_length=255, blank=True)
    address_en = models.CharField(_("address (English)"), max_length=255, blank=True)
    logo = models.ForeignKey(
        "images.CmsImage",
        verbose_name=_("logo"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    share_image = models.ForeignKey(
        "images.CmsImage",
        verbose_name=_("default share image"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    facebook_url = models.URLField("Facebook", blank=True)
    linkedin_url = models.URLField("LinkedIn", blank=True)
    youtube_url = models.URLField("YouTube", blank=True)
    instagram_url = models.URLField("Instagram", blank=True)

    class Meta:
        verbose_name = _("site settings")

    def name_in(self, language_code: str) -> str:
        """The organisation's name in a language."""
        return self.name_en if language_code.startswith("en") else self.name_sr

    def address_in(self, language_code: str) -> str:
        """The organisation's postal address in a language."""
        return self.address_en if language_code.startswith("en") else self.address_sr
