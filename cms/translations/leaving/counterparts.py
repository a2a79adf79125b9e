"""The same text in the other languages, and what the person at work may do to it."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from enum import Enum

from django.core.exceptions import PermissionDenied
from django.http import QueryDict
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from wagtail.models import Page, ReferenceIndex

from cms.translations.languages import language_tag
from cms.translations.rights.languages import Person

ALSO = "also"
"""The name under which a form sends the ids of the pages to which the same should happen."""


class Action(Enum):
    """What is done to a page: the words of its choice, and the right that it takes."""

    UNPUBLISH = "unpublish"
    DELETE = "delete"
    MOVE = "move"
    RESTRICT = "restrict"

    @property
    def label(self) -> Promise:
        """What the choice beside a counterpart says."""
        return {
            Action.UNPUBLISH: gettext_lazy("Unpublish this too"),
            Action.DELETE: gettext_lazy("Delete this too"),
            Action.MOVE: gettext_lazy("Move this too"),
            Action.RESTRICT: gettext_lazy("Restrict this in the same way"),
        }[self]

    def is_allowed(self, page: Page, user: Person) -> bool:
        """Whether the user may do it to a page."""
        rights = page.permissions_for_user(user)
        may: dict[Action, Callable[[], bool]] = {
            Action.UNPUBLISH: rights.can_unpublish,
            Action.DELETE: rights.can_delete,
            Action.MOVE: rights.can_move,
            Action.RESTRICT: rights.can_set_view_restrictions,
        }
        return may[self]()


@dataclass(frozen=True)
class Counterpart:
    """One page of the same text in another language.

    ``outcome`` says what readers will see when it is kept, ``refusal`` why the same cannot be done to it by this person (empty
    when it can), ``below`` how many pages stand below it, ``destination`` where it would move.
    """

    page: Page
    outcome: str
    refusal: str
    below: int
    label: Promise
    destination: Page | None = None

    @property
    def language(self) -> str:
        """The name of its language."""
        return self.page.locale.get_display_name()

    @property
    def language_tag(self) -> str:
        """The BCP 47 tag of its language."""
        return language_tag(self.page.locale.language_code)

    @property
    def title(self) -> str:
        """Its title in the admin."""
        return self.page.get_admin_display_title()

    @property
    def state(self) -> str:
        """Whether readers see it."""
        return self.page.status_string

    @property
    def edit_url(self) -> str:
        """Where it is edited, or read by those who may not."""
        return reverse("wagtailadmin_pages:edit", args=[self.page.pk])

    @property
    def pages_below(self) -> str:
        """How many pages go with it, in words; empty when there are none."""
        if not self.below:
            return ""
        return ngettext(
            "with %(count)d page below it", "with %(count)d pages below it", self.below
        ) % {"count": self.below}  # fmt: skip


def counterparts(
    page: Page, user: Person, action: Action, destination: Page | None = None
) -> list[Counterpart]:
    """The pages of the same text in other languages, in the order of the tree.

    Those that an action has nothing to do with are left out: what is not public cannot be unpublished, and needs no
    restriction. ``destination`` is where ``page`` moves.
    """
    others = page.get_translations().filter(alias_of__isnull=True).select_related("locale").order_by("path")
    if action in (Action.UNPUBLISH, Action.RESTRICT):
        others = others.live()
    found = [_counterpart(page, other.specific_deferred, user, action, destination) for other in others]
    return [other for other in found if other is not None]


def chosen(
    data: QueryDict, found: Iterable[Counterpart], expected: Iterable[int] | None = None
) -> list[Counterpart]:
    """The counterparts that a form names under ``also``. Raises PermissionDenied for one to which it cannot be done."""
    by_id = {str(other.page.pk): other for other in found}
    wanted = [by_id.get(key) for key in dict.fromkeys(data.getlist(ALSO))]
    if any(other is None or other.refusal for other in wanted):
        raise PermissionDenied
    return wanted


def _counterpart(page, other, user, action, destination) -> Counterpart | None:
    if action is Action.RESTRICT and other.get_view_restrictions().exists():
        return None
    target = destination.get_translation_or_none(other.locale) if destination else None
    if action is Action.MOVE and target is not None and other.get_parent() == target:
        return None
    refusal = _refusal(other, user, action, target)
    return Counterpart(
        page=other,
        outcome=_outcome(page, other, action),
        refusal=refusal,
        below=other.get_descendant_count(),
        label=action.label,
        destination=target,
    )


def _refusal(other: Page, user: Person, action: Action, target: Page | None) -> str:
    language = {"language": other.locale.get_display_name()}
    if not action.is_allowed(other, user):
        return (
            _("You may not do this in %(language)s. Ask somebody who may, if it should be done.") % language
        )
    if (
        action is Action.DELETE
        and ReferenceIndex.get_references_to(other).group_by_source_object().is_protected
    ):
        return _("It cannot be deleted while other things need it.")
    if action is Action.MOVE:
        if target is None:
            return _("It stays where it is: the new place has no page in %(language)s yet.") % language
        if not other.permissions_for_user(user).can_move_to(target):
            return _("It stays where it is: it may not be moved below “%(title)s”.") % {
                "title": target.get_admin_display_title()
            }
        if not Page._slug_is_available(other.slug, target, page=other):
            return _(
                "It stays where it is: there is another page with the same address below “%(title)s”."
            ) % {"title": target.get_admin_display_title()}
    return ""


def _outcome(page: Page, other: Page, action: Action) -> str:
    names = {"gone": page.locale.get_display_name(), "kept": other.locale.get_display_name()}
    if action is Action.MOVE:
        return _(
            "If it stays, the two languages have it in different places. Links between them keep working."
        )
    if action is Action.RESTRICT:
        return _("If nothing is done, everybody can still read this text in %(kept)s.") % names
    if not other.live:
        return _("It is not public: nobody can read the text when this page is gone.")
    if other.get_view_restrictions().exists():
        return _("It is private: only those who may read it will find the text.")
    return (
        _(
            "If it is kept, readers of the site in %(gone)s are shown it in place of this page, marked as being in "
            "%(kept)s. If it goes too, nobody can read the text."
        )
        % names
    )
