"""The preview of the page editor in a front end that reads the API.

Where ``FRONT_END_PREVIEW_URL`` is set, Wagtail's preview panel is led there with the token of a draft link. The link holds the page as
the editor has it in the form; the front end asks ``/api/v2/pages/preview/`` for it. Otherwise the site itself shows the preview.
"""

from datetime import timedelta
from urllib.parse import urlencode

from django.conf import settings
from django.contrib.auth.signals import user_logged_out
from django.dispatch import receiver
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils import timezone
from wagtail.models import Page

from cms.translations.preview.models import DraftLink, may_share
from cms.translations.rights.languages import Person

VALID_FOR = timedelta(hours=1)
RENEWED_BEFORE = timedelta(minutes=30)
"""With less time left a preview gets a new link, so that none is ever good for longer than ``VALID_FOR``."""


class FrontEndPreviewMixin:
    """Leads the preview of a page to the front end."""

    def serve_preview(self, request: HttpRequest, mode_name: str) -> HttpResponse:
        """Lead to the front end, or show the page here: where there is no front end, before the page was first saved, in any
        but the first mode, and for somebody who may not show the page to others."""
        if mode_name == self.default_preview_mode and _is_led_away(request, self):
            return HttpResponseRedirect(preview_url(self, request))
        return super().serve_preview(request, mode_name)


def preview_url(page: Page, request: HttpRequest) -> str:
    """Keep a page as it is in the form, and say where the front end shows it."""
    link = _keep(page, request.user)
    query = {"token": link.token}
    if getattr(request, "in_preview_panel", False):
        query["in_preview_panel"] = "true"
    base = settings.FRONT_END_PREVIEW_URL
    return f"{base}{'&' if '?' in base else '?'}{urlencode(query)}"


def _is_led_away(request: HttpRequest, page: Page) -> bool:
    """Only what the admin asks for: a shared draft is shown here also when there is a front end."""
    is_of_admin = getattr(request, "is_dummy", False) and not page._state.adding
    return bool(settings.FRONT_END_PREVIEW_URL and is_of_admin and may_share(request.user, page))


def _keep(page: Page, user: Person) -> DraftLink:
    """The link of a person's preview of a page; the panel asks anew with each change, so one is used again for a while."""
    now, content = timezone.now(), page.serializable_data()
    own = DraftLink.objects.previews().filter(created_by=user)
    own.filter(expires_at__lte=now).delete()
    link = own.filter(page_id=page.pk, revoked_at=None, expires_at__gt=now + RENEWED_BEFORE).first()
    if link is None:
        return DraftLink.objects.create(
            page_id=page.pk, created_by=user, content=content, expires_at=now + VALID_FOR
        )
    link.content = content
    link.save(update_fields=["content"])
    return link


@receiver(user_logged_out, dispatch_uid="cms.translations.preview")
def end_previews(sender: type, user: Person | None = None, **kwargs: object) -> None:
    """Who signs out previews no more; what others were given by ``sharing`` stays."""
    if user is not None:
        DraftLink.objects.previews().filter(created_by=user).delete()
