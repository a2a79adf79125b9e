"""What every visitor may read, as a condition inside another query."""

from django.db.models import Exists, ExpressionWrapper, F, OuterRef, Q, Subquery, TextField
from wagtail.models import Page, PageViewRestriction

from cms.pages.expiry import unexpired


def unrestricted() -> Q:
    """The condition that a page is neither restricted itself nor below a restricted page.

    Wagtail's ``public()`` says the same, but asks the database for all restrictions first, each time.
    """
    path = ExpressionWrapper(OuterRef("path"), output_field=TextField())
    # A subquery, not a join: SQLite would begin that with all pages, for each page it is asked about.
    closed = Subquery(Page.objects.filter(pk=OuterRef("page_id")).order_by().values("path")[:1])
    restrictions = PageViewRestriction.objects.annotate(below=path, closed=closed)
    return Q(~Exists(restrictions.filter(below__startswith=F("closed"))))


def openly_readable() -> Q:
    """The condition that a page is live, not expired, and not restricted."""
    return Q(live=True) & unexpired() & unrestricted()
