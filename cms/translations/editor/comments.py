"""What was said in the review of a translation, for the screen in which both the translator and the reviewer work."""

from wagtail.models import Page, TaskState


def review_comments(page: Page) -> list[TaskState]:
    """The comments of the review that is under way or asks for changes, the first one first. No query without a review."""
    state = page.current_workflow_state
    if state is None:
        return []
    answers = TaskState.objects.filter(workflow_state=state).exclude(comment="")
    return list(answers.select_related("finished_by").order_by("finished_at", "pk"))
