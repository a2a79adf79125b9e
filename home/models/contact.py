"""The contact page: a form whose every submission is kept and mailed."""

from django.db import models
from django.http import HttpResponseRedirect
from django.template.response import TemplateResponse
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel, FieldRowPanel, InlinePanel, MultiFieldPanel
from wagtail.contrib.forms.models import AbstractEmailForm, AbstractFormField
from wagtail.contrib.forms.panels import FormSubmissionsPanel
from wagtail.fields import RichTextField, StreamField
from wagtail.models import TranslatableMixin

from cms.blocks.story import StoryBlock
from cms.linked_data.building import PageData, Thing, web_page
from cms.pages.base import BasePage
from cms.pages.rules import overridable, synchronised, translated
from cms.pages.writable import writable, writable_of_page
from cms.security.addresses import client_address
from home.contact import ContactForm, ContactFormBuilder, mail_message
from home.models.chrome import SiteSettings

SENT = "sent"


class ContactFormField(TranslatableMixin, AbstractFormField):
    """One field of the contact form."""

    page = ParentalKey("home.ContactPage", on_delete=models.CASCADE, related_name="form_fields")

    translatable_fields = [
        *translated("label", "help_text", "choices", "default_value"),
        *synchronised("clean_name", "field_type", "required"),
    ]
    api_fields = writable(translatable_fields)

    class Meta(TranslatableMixin.Meta, AbstractFormField.Meta):
        verbose_name = _("form field")
        verbose_name_plural = _("form fields")


class ContactPage(BasePage, AbstractEmailForm):
    """Addresses, people and a form.

    BasePage comes first among the bases, so that its ``serve`` looks for a translation before the form's ``serve`` answers.
    """

    form_builder = ContactFormBuilder

    body = StreamField(StoryBlock(), verbose_name=_("body"), blank=True)
    thank_you_text = RichTextField(_("thank-you text"), blank=True, features=["bold", "italic", "link"])

    template = "home/contact_page.html"

    def linked_data(self, data: PageData) -> Thing:
        """A page to write from."""
        return web_page(self, data, "ContactPage")

    landing_page_template = "home/contact_page_landing.html"
    parent_page_types = ["home.HomePage", "home.StandardPage"]
    subpage_types = []

    translatable_fields = [
        *BasePage.base_translation_rules,
        *translated("body", "thank_you_text", "subject", "form_fields"),
        *overridable("to_address", "from_address"),
    ]
    api_fields = writable_of_page(translatable_fields)

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

    def get_form(self, *args, **kwargs) -> ContactForm:
        """The form, counting messages by ``client`` (see ``ContactForm``)."""
        return super().get_form(*args, auto_id="contact-%s", label_suffix="", **kwargs)

    def serve(self, request, *args, **kwargs):
        """Show the form; keep, mail and acknowledge a valid message with a redirect, so that reloading sends nothing twice."""
        if request.method != "POST":
            if SENT in request.GET:
                return self.render_landing_page(request)
            return super().serve(request, *args, **kwargs)
        form = self.get_form(request.POST, page=self, user=request.user, client=client_address(request))
        if form.is_valid():
            self.process_form_submission(form)
            return HttpResponseRedirect(f"{request.path}?{SENT}=1", status=303)
        context = self.get_context(request)
        context["form"] = form
        return TemplateResponse(request, self.get_template(request), context)

    def process_form_submission(self, form: ContactForm):
        """Keep what the visitor typed, then mail it."""
        submission = self.get_submission_class().objects.create(form_data=form.typed, page=self)
        recipients = self.get_recipients()
        if recipients:
            mail_message(self, form, recipients)
        return submission

    def get_recipients(self) -> list[str]:
        """The addresses of the page, else that of the site."""
        own = [address.strip() for address in self.to_address.split(",") if address.strip()]
        if own:
            return own
        site_settings = SiteSettings.objects.filter(site=self.get_site()).first()
        return [site_settings.email] if site_settings and site_settings.email else []

    def render_email(self, form: ContactForm) -> str:
        """The typed fields as lines of a plain letter, and where they were typed."""
        lines = [
            f"{form.fields[name].label}: {', '.join(value) if isinstance(value, list) else value}"
            for name, value in form.typed.items()
        ]
        return "\n\n".join([*lines, self.full_url or ""])
