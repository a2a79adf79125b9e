"""What happens to a page when its workflow ends (``WAGTAIL_FINISH_WORKFLOW_ACTION``).

Wagtail reads the setting while it loads its models, so nothing that needs them is imported before the function is called.
"""

from django.utils.translation import gettext as _


def finish_workflow(workflow_state, user=None) -> None:
    """Publish what a workflow has approved.

    A translation is published with its texts and the facts of its source as they are now, not as they were handed in.
    Raises TranslationIncompleteError, and so approves nothing, when it is not whole.
    """
    from wagtail.models import Page
    from wagtail.workflows import publish_workflow_state

    from cms.translations.gate import TranslationIncompleteError, find_translation, open_segments, refusal
    from cms.translations.publishing import save_and_publish

    page = workflow_state.content_object
    translation = find_translation(page) if isinstance(page, Page) else None
    if translation is None:
        publish_workflow_state(workflow_state, user=user)
        return
    page = page.specific
    as_summary = page.summary_only and bool(open_segments(translation))
    message = refusal(page, summary=as_summary)
    if message:
        raise TranslationIncompleteError(
            _("This translation cannot be published. %(reason)s") % {"reason": message}, page
        )
    save_and_publish(translation, user, as_summary=as_summary)
