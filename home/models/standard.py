"""A plain page: about us, services, privacy."""

from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.fields import StreamField

from cms.blocks.story import StoryBlock
from cms.pages.base import BasePage
from cms.pages.rules import translated
from cms.pages.writable import writable_of_page


class StandardPage(BasePage):
    """A page of text that belongs to no section."""

    body = StreamField(StoryBlock(), verbose_name=_("body"), blank=True)

    parent_page_types = ["home.HomePage", "home.StandardPage"]
    subpage_types = ["home.StandardPage", "home.ContactPage"]
    translatable_fields = [*BasePage.base_translation_rules, *translated("body")]
    api_fields = writable_of_page(translatable_fields)
    content_panels = [*BasePage.intro_panels, FieldPanel("body")]

    class Meta:
        verbose_name = _("page")
        verbose_name_plural = _("pages")
