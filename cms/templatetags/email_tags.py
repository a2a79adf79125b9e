"""E-mail addresses in templates; what happens to them is decided in ``cms.blocks.email``."""

from django import template
from django.utils.html import conditional_escape
from django.utils.safestring import SafeString, mark_safe

from cms.blocks.email import mail_link
from cms.blocks.email import obfuscate_emails as obfuscate

register = template.Library()


@register.filter(is_safe=True)
def obfuscate_emails(value: str | None) -> SafeString:
    """Protect every address in a text or in HTML marked as safe; plain ones become links."""
    return mark_safe(obfuscate(conditional_escape(value or "")))


@register.simple_tag
def email_link(address: str) -> SafeString:
    """A protected link that writes to ``address``, showing it; nothing for an empty address."""
    return mark_safe(mail_link(address)) if address else mark_safe("")
