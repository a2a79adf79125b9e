"""What somebody may do in the translation editor: Wagtail's rights, locks and workflow, for pages and snippets alike."""

from dataclasses import dataclass
from typing import cast

from django.contrib.auth.models import AbstractUser
from django.http import HttpRequest
from wagtail.models import Page, TranslatableMixin, WorkflowState

from cms.translations.rights.languages import Person, may_edit, may_publish
from cms.translations.rights.locks import lock_of


@dataclass(frozen=True)
class WorkflowAction:
    """Something that the current task of a workflow lets a person do (``approve``, ``reject``…)."""

    name: str
    label: str


@dataclass(frozen=True)
class Access:
    """What a person may do with one translation.

    ``lock`` is the lock that keeps this person from writing, if any; ``submit_to`` the workflow that the page can be
    submitted to.
    """

    may_edit: bool
    may_publish: bool
    lock: object | None = None
    submit_to: str = ""
    workflow_actions: tuple[WorkflowAction, ...] = ()

    @property
    def may_write(self) -> bool:
        """Whether texts can be changed now."""
        return self.may_edit and self.lock is None


def person(request: HttpRequest) -> AbstractUser:
    """Who asks. The admin lets nobody in who is not signed in."""
    return cast("AbstractUser", request.user)


def access_of(user: Person, instance: TranslatableMixin) -> Access:
    """What ``user`` may do with the translated page or snippet."""
    if not isinstance(instance, Page):
        return Access(may_edit(user, instance), may_publish(user, instance))
    lock = lock_of(user, instance)
    may_change = may_edit(user, instance)
    return Access(
        may_edit=may_change,
        may_publish=lock is None and may_publish(user, instance),
        lock=lock,
        submit_to=_workflow_to_submit_to(instance, may_change and lock is None),
        workflow_actions=_workflow_actions(user, instance),
    )


def _workflow_to_submit_to(page: Page, may_write: bool) -> str:
    """The workflow's name when a page can be handed in, or handed in again after changes were asked for."""
    state = page.current_workflow_state if may_write else None
    is_open = state is not None and state.status != WorkflowState.STATUS_NEEDS_CHANGES
    workflow = page.get_workflow() if may_write and not is_open else None
    return workflow.name if workflow else ""


def _workflow_actions(user: Person, page: Page) -> tuple[WorkflowAction, ...]:
    task = page.current_workflow_task
    if task is None or page.current_workflow_state.status != WorkflowState.STATUS_IN_PROGRESS:
        return ()
    labels: dict[str, str] = {}
    for name, label, _asks_for_more in task.get_actions(page, user):
        labels.setdefault(name, str(label))
    return tuple(WorkflowAction(name, label) for name, label in labels.items())
