"""Of one form comes one new page, though the browser may send it twice: Wagtail saves by itself while somebody presses “Save”.

Sent close together, both find the address of the page free, and the place below its parent. One of them then ends in an error
page, or two pages come of it (tried on Wagtail 8.0.1).
"""

import uuid
from datetime import timedelta
from typing import Any

from django.core import signing
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from wagtail.admin.views.pages.create import CreateView
from wagtail.models import Page

FORM_KEY = "form_key"
SALT = "cms.pages.creating"
TWICE = timedelta(seconds=30)
"""How long after a page was made its form can arrive a second time; later it is meant for another page."""


class CreateOnceView(CreateView):
    """Adding a page. The key of its form becomes the page's ``translation_key``, which the database keeps unique."""

    template_name = "cms/pages/create.html"

    @cached_property
    def key(self) -> uuid.UUID:
        """The key that came with the form, or a new one where none did, or not one of this person's."""
        try:
            sent = signing.loads(self.request.POST.get(FORM_KEY, ""), salt=SALT)
            key, user = uuid.UUID(sent[0]), sent[1]
        except (signing.BadSignature, ValueError, TypeError, IndexError):
            return uuid.uuid4()
        return key if user == self.request.user.pk else uuid.uuid4()

    def post(self, request: HttpRequest) -> HttpResponse:
        """Make the page, after whoever else makes one below the same parent.

        What was saved by itself from the same form a moment ago gives way to what is sent now.
        """
        with transaction.atomic():
            Page.objects.select_for_update().get(pk=self.parent_page.pk)
            self.parent_page.refresh_from_db(fields=["path", "depth", "numchild"])
            twin = Page.objects.filter(translation_key=self.key).first()
            if twin is not None and self._is_of_this_moment(twin):
                if self.expects_json_response:
                    return self.json_error_response("already_created", _("This page is saved already."))
                twin.specific.delete()
                self.parent_page.refresh_from_db(fields=["numchild"])
            elif twin is not None:
                self.key = uuid.uuid4()
            self.page.translation_key = self.key
            return super().post(request)

    def _is_of_this_moment(self, page: Page) -> bool:
        """Whether a page is this person's draft, as the form made it just now."""
        return (
            page.owner_id == self.request.user.pk
            and page.first_published_at is None
            and page.current_workflow_state is None
            and page.latest_revision_created_at is not None
            and timezone.now() - page.latest_revision_created_at < TWICE
        )

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Add the key; a form that comes back with errors keeps its own."""
        sent = signing.dumps([str(self.key), self.request.user.pk], salt=SALT)
        return {**super().get_context_data(**kwargs), FORM_KEY: sent}
