"""The contact page: a form whose every submission is kept and mailed."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel, FieldRowPanel, InlinePanel, MultiFieldPanel
from wagtail.contrib.forms.models import AbstractEmailForm, AbstractFormField
from wagtail.contrib.forms.panels import FormSubmissionsPanel
from wagtail.fields import RichTextField, StreamField
from wagtail.models import TranslatableMixin

from cms.blocks.story import StoryBlock
from cms.pages.base import BasePage
from cms.pages.rules import overridable, synchronised, translated


class ContactFormField(TranslatableMixin, AbstractFormField):
    """One field of the contact form."""

    page = ParentalKey("home.ContactPage", on_delete=models.CASCADE, related_name="form_fields")

    translatable_fields = [
        *translated("label", "help_text", "choices", "default_value"),
        *synchronised("clean_name", "field_type", "required"),
    ]

    class Meta(TranslatableMixin.Meta, AbstractFormField.Meta):
        verbose_name = _("form field")
        verbose_name_plural = _("form fields")


class ContactPage(AbstractEmailForm, BasePage):
    """Addresses, people and a form."""

    body = StreamField(StoryBlock(), verbose_name=_("body"), blank=True)
    thank_you_text = RichTextField(_("thank-you text"), blank=True, features=["bold", "italic", "link"])

    template = "home/contact_page.html"
    landing_page_template = "home/contact_page_landing.html"
    parent_page_types = ["home.HomePage", "home.StandardPage"]
    subpage_types = []

    translatable_fields = [
        *BasePage.base_translation_rules,
        *translated("body", "thank_you_text", "subject", "form_fields"),
        *overridable("to_address", "from_address"),
    ]

    content_panels = [
        *BasePage.intro_panels,
        FormSubmissionsPanel(),
        FieldPanel("body"),
        InlinePanel("form_fields", heading=_("Form fields"), label=_("Field")),
        FieldPanel("thank_you_text"),
        MultiFieldPanel(
            [FieldRowPanel([FieldPanel("from_address"), FieldPanel("to_address")]), FieldPanel("subject")],
            heading=_("E-mail"),
        ),
    ]

    class Meta:
        verbose_name = _("contact page")
        verbose_name_plural = _("contact pages")
