"""What every visitor may read, as a condition inside another query."""

from django.db.models import BooleanField, F, Func, Q

from cms.pages.expiry import unexpired


class Unrestricted(Func):
    """That no restricted page stands at or above the tree path given.

    Written out, since nearly every query has it: Django would compose two subqueries anew each time, which took longer than to ask the
    database. The cross join keeps SQLite from beginning with all pages.
    """

    template = (
        "NOT EXISTS (SELECT 1 FROM wagtailcore_pageviewrestriction restriction "
        "CROSS JOIN wagtailcore_page closed WHERE closed.id = restriction.page_id "
        "AND substr(%(expressions)s, 1, length(closed.path)) = closed.path)"
    )
    arity = 1
    output_field = BooleanField()


def unrestricted() -> Q:
    """The condition that a page is neither restricted itself nor below a restricted page.

    Wagtail's ``public()`` says the same, but asks the database for all restrictions first, each time.
    """
    return Q(Unrestricted(F("path")))


def openly_readable() -> Q:
    """The condition that a page is live, not expired, and not restricted."""
    return Q(live=True) & unexpired() & unrestricted()
