"""What leaves the site in one language stays in the other (traps.md, 7); whoever takes it away is told."""

from django.http import HttpRequest
from django.utils.translation import gettext as _
from wagtail.admin import messages
from wagtail.models import Page


def say_what_stays(request: HttpRequest, page: Page) -> None:
    """Name the live pages of the same text in other languages (an ``after_unpublish_page`` and ``after_delete_page`` hook)."""
    staying = (
        Page.objects.live()
        .filter(translation_key=page.translation_key)
        .exclude(locale_id=page.locale_id)
        .select_related("locale")
    )
    for other in staying:
        messages.warning(
            request,
            _("The page in the other language is still public (%(language)s): “%(title)s”.")
            % {"language": other.locale.get_display_name(), "title": other.title},
        )
