"""A review that sends a translation back is told to those whose request it answers."""

from wagtail.models import Page, WorkflowState
from wagtail.signals import workflow_rejected

from cms.translations.requests.mail import tell_rejected
from cms.translations.requests.models import TranslationRequest


def connect() -> None:
    """Listen to reviews that ask for changes."""
    workflow_rejected.connect(
        tell_of_rejection, sender=WorkflowState, dispatch_uid="requests.tell_of_rejection"
    )


def tell_of_rejection(sender: type, instance: WorkflowState, user=None, **kwargs) -> None:
    """Tell assignee and requester of the open request; Wagtail tells only who submitted the page."""
    page = instance.content_object
    if not isinstance(page, Page):
        return
    request = (
        TranslationRequest.objects.open()
        .filter(state__translation_key=page.translation_key, state__locale_id=page.locale_id)
        .select_related("state__locale", "state__specific_content_type", "assignee", "requester")
        .first()
    )
    if request is not None:
        comment = instance.current_task_state.specific.get_comment()
        tell_rejected(request, user, comment, {instance.requested_by_id})
