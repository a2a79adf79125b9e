"""The contact form: what stands between a visitor's message and the organisation's mailbox.

Three quiet checks keep robots out and none asks the visitor to prove anything: a field that people do not see, a shortest
time between opening and sending, and a number of messages for each address and hour. A message that fails one is never
dropped silently: the form comes back with everything typed and says what to do.
"""

import hashlib
import logging
import time

from django import forms
from django.conf import settings
from django.core import signing
from django.core.cache import cache
from django.core.mail import EmailMessage
from django.core.validators import validate_email
from django.utils.translation import gettext_lazy as _
from wagtail.contrib.forms.forms import BaseForm, FormBuilder

logger = logging.getLogger(__name__)

TRAP = "contact_me_by_fax"
TOKEN = "opened"  # noqa: S105
SALT = "home.contact.opened"
SHORTEST_SECONDS = 3
LONGEST_SECONDS = 12 * 60 * 60
MESSAGES_AN_HOUR = 5
HOUR_SECONDS = 60 * 60

# What browsers offer to fill in (WCAG 1.3.5), by the field names that editors are likely to choose.
AUTOCOMPLETE = {
    "name": "name",
    "ime": "name",
    "ime_i_prezime": "name",
    "email": "email",
    "e_posta": "email",
    "phone": "tel",
    "telefon": "tel",
    "organisation": "organization",
    "organizacija": "organization",
}


class ContactForm(BaseForm):
    """The editor's fields with the trap and the signed time of opening.

    ``client`` is the visitor's address, by which messages are counted; without one nothing is counted (previews).
    """

    def __init__(self, *args, client: str = "", **kwargs):
        super().__init__(*args, **kwargs)
        self.client = client
        self.fields[TRAP] = forms.CharField(
            label=_("Leave this field empty"),
            required=False,
            widget=forms.TextInput(attrs={"tabindex": "-1", "autocomplete": "off"}),
        )
        self.fields[TRAP].is_trap = True
        self.fields[TOKEN] = forms.CharField(required=False, widget=forms.HiddenInput)
        self.initial[TOKEN] = self._new_token()
        for name, field in self.fields.items():
            if isinstance(field.widget, forms.Textarea):
                field.widget.attrs["rows"] = 7
            if name in AUTOCOMPLETE:
                field.widget.attrs["autocomplete"] = AUTOCOMPLETE[name]
            elif isinstance(field, forms.EmailField):
                field.widget.attrs["autocomplete"] = "email"

    @property
    def typed(self) -> dict:
        """What the visitor filled in, without our own two fields."""
        return {name: value for name, value in self.cleaned_data.items() if name not in (TRAP, TOKEN)}

    @property
    def visitor_email(self) -> str:
        """The first e-mail address that the visitor gave, or nothing."""
        addresses = (
            self.cleaned_data.get(name)
            for name, field in self.fields.items()
            if isinstance(field, forms.EmailField)
        )
        return next((address for address in addresses if address), "")

    def clean(self):
        """Refuse what only robots do; the message says how a person gets through."""
        cleaned = super().clean()
        if cleaned.get(TRAP):
            self.add_error(None, _("Please leave the hidden field empty and send the form again."))
        problem = self._timing_problem(cleaned.get(TOKEN) or "")
        if problem:
            self.add_error(None, problem)
        # Counted last, so that correcting a mistake costs nothing.
        if not self.errors and self.client and not _count_message(self.client):
            self.add_error(
                None, _("Too many messages were sent from your address. Please try again in an hour.")
            )
        return cleaned

    def full_clean(self):
        """Validate; a refused form carries an empty trap, and a valid time of opening, for the next try."""
        super().full_clean()
        if self.is_bound and self._errors:
            self.data = self.data.copy()
            self.data[self.add_prefix(TRAP)] = ""
            if self._token_is_spent:
                self.data[self.add_prefix(TOKEN)] = self._new_token()

    _token_is_spent = False

    def _new_token(self) -> str:
        return signing.dumps(self._page_key(), salt=SALT)

    def _timing_problem(self, token: str):
        try:
            key = signing.loads(token, salt=SALT, max_age=LONGEST_SECONDS)
        except signing.BadSignature:
            self._token_is_spent = True
            return _("The form was open for too long. Please check it and send it again.")
        if key != self._page_key():
            self._token_is_spent = True
            return _("The form was open for too long. Please check it and send it again.")
        try:
            signing.loads(token, salt=SALT, max_age=SHORTEST_SECONDS)
        except signing.SignatureExpired:
            return None
        return _("That was very quick. Please wait a few seconds and send the form again.")

    def _page_key(self) -> str:
        return str(self.page.translation_key) if self.page else ""


class ContactFormBuilder(FormBuilder):
    """Builds ``ContactForm`` from the editor's fields."""

    def get_form_class(self) -> type[ContactForm]:
        """A form class with one field for each row of the page."""
        return type("ContactForm", (ContactForm,), self.formfields)


def mail_message(page, form: ContactForm, recipients: list[str]) -> bool:
    """Mail a valid form to ``recipients`` and say whether that worked; the message is kept either way.

    Nothing that a visitor typed reaches a header but an address that has passed validation, as Reply-To.
    """
    message = EmailMessage(
        subject=" ".join(page.subject.split()) or str(page.title),
        body=page.render_email(form),
        from_email=page.from_address or None,
        to=recipients,
        reply_to=[form.visitor_email] if _is_address(form.visitor_email) else None,
    )
    try:
        return bool(message.send())
    except OSError:
        logger.exception("A message of contact page %s is kept but was not mailed", page.pk)
        return False


def _is_address(text: str) -> bool:
    try:
        validate_email(text)
    except forms.ValidationError:
        return False
    return True


def _count_message(client: str) -> bool:
    """Count one more message from an address, and say whether it is within the hour's number."""
    # The address itself is not stored.
    digest = hashlib.sha256(f"{settings.SECRET_KEY}{client}".encode()).hexdigest()
    key = f"contact:{digest}:{int(time.time()) // HOUR_SECONDS}"
    # Not ``incr``: caches kept in files give a raised number the default lifetime of five minutes.
    number = cache.get(key, 0) + 1
    cache.set(key, number, HOUR_SECONDS)
    return number <= MESSAGES_AN_HOUR
