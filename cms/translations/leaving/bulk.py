"""The same questions for many pages at once."""

from collections.abc import Iterable
from typing import Any

from django.utils.functional import cached_property
from wagtail.admin.views.pages.bulk_actions.delete import DeleteBulkAction
from wagtail.admin.views.pages.bulk_actions.move import MoveBulkAction
from wagtail.admin.views.pages.bulk_actions.unpublish import UnpublishBulkAction
from wagtail.models import Page

from cms.translations.leaving.counterparts import Action, Counterpart, chosen, counterparts


class WithTranslationsMixin:
    """Shows the translations of every page concerned, and does the same to those that are ticked.

    A translation that is among the chosen pages itself is not asked about again.
    """

    leaving_action: Action

    def destination_of(self, page: Page) -> Page | None:
        """Where a page moves, for a move."""
        return None

    def get_counterparts(self, pages: Iterable[Page]) -> list[Counterpart]:
        """The translations of these pages that are not among them."""
        pages = list(pages)
        ids = {page.pk for page in pages}
        found = {
            other.page.pk: other
            for page in pages
            for other in counterparts(page, self.request.user, self.leaving_action, self.destination_of(page))
            if other.page.pk not in ids
        }
        return list(found.values())

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Add the translations."""
        context = super().get_context_data(**kwargs)
        context["counterparts"] = self.get_counterparts(item["item"] for item in context["items"])
        return context

    def prepare_action(self, objects: list[Page], objects_without_access: dict) -> Any:
        """Read which translations were ticked, before anything is done. Raises PermissionDenied for one that may not be."""
        self.also = chosen(self.request.POST, self.get_counterparts(objects))
        return super().prepare_action(objects, objects_without_access)

    def get_execution_context(self) -> dict[str, Any]:
        """Hand the ticked translations to the action."""
        return {**super().get_execution_context(), "also": self.also}


class UnpublishManyAction(WithTranslationsMixin, UnpublishBulkAction):
    """Unpublish pages."""

    leaving_action = Action.UNPUBLISH
    template_name = "translations/leaving/confirm_bulk_unpublish.html"

    @classmethod
    def execute_action(cls, objects, also=(), **kwargs) -> tuple[int, int]:
        """Unpublish the pages and the ticked translations; return how many, and how many below them."""
        return super().execute_action([*objects, *_pages(also)], **kwargs)


class DeleteManyAction(WithTranslationsMixin, DeleteBulkAction):
    """Delete pages."""

    leaving_action = Action.DELETE
    template_name = "translations/leaving/confirm_bulk_delete.html"

    @classmethod
    def execute_action(cls, objects, also=(), **kwargs) -> tuple[int, int]:
        """Delete the pages and the ticked translations; return how many, and how many below them.

        What stands below a page that was deleted before is gone already.
        """
        deleted = below = 0
        for page in [*objects, *_pages(also)]:
            still_there = Page.objects.filter(pk=page.pk).first()
            if still_there is not None:
                one, more = super().execute_action([still_there.specific], **kwargs)
                deleted, below = deleted + one, below + more
        return deleted, below


class MoveManyAction(WithTranslationsMixin, MoveBulkAction):
    """Move pages. Their translations can follow one by one: the new place is known only when the form is sent."""

    leaving_action = Action.MOVE
    template_name = "translations/leaving/confirm_bulk_move.html"

    @cached_property
    def _destination(self) -> Page | None:
        return self.cleaned_form.cleaned_data["chooser"] if self.cleaned_form else None

    def destination_of(self, page: Page) -> Page | None:
        """The place that was chosen."""
        return self._destination

    def get_counterparts(self, pages: Iterable[Page]) -> list[Counterpart]:
        """None before the new place is known: whether a translation can follow depends on it."""
        return super().get_counterparts(pages) if self._destination else []

    def prepare_action(self, objects, objects_without_access) -> Any:
        """Ask about translations, once, before anything moves."""
        response = super().prepare_action(objects, objects_without_access)
        if response is None and "asked" not in self.request.POST and self.get_counterparts(objects):
            self.destination = self._destination
            return self.render_to_response({**self.get_context_data(), "asked": True})
        return response

    @classmethod
    def execute_action(cls, objects, also=(), **kwargs) -> tuple[int, int]:
        """Move the pages, and each ticked translation below the counterpart of the new place."""
        moved, below = super().execute_action(objects, **kwargs)
        for other in also:
            more, _none = super().execute_action(
                [other.page.specific], **{**kwargs, "destination": other.destination}
            )
            moved += more
        return moved, below


BULK_ACTIONS = (UnpublishManyAction, DeleteManyAction, MoveManyAction)


def _pages(also: Iterable[Counterpart]) -> list[Page]:
    return [other.page.specific for other in also]
