"""E-mail addresses in templates, protected as in stories; see ``cms.blocks.email``."""

from django import template
from django.utils.safestring import SafeString, mark_safe

from cms.blocks import email

register = template.Library()


@register.filter
def mail_link(address: str) -> SafeString:
    """A link that writes to an address, showing it; every character is a reference, so nothing needs escaping."""
    return mark_safe(email.mail_link(address))


@register.filter
def protect_mail(html: str) -> SafeString:
    """A piece of trusted HTML with its addresses protected."""
    return mark_safe(email.obfuscate_emails(html))
