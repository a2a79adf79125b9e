"""What every visitor may read, as a condition inside another query."""

from django.db.models import Exists, ExpressionWrapper, F, OuterRef, Q, TextField
from wagtail.models import PageViewRestriction

from cms.pages.expiry import unexpired


def unrestricted() -> Q:
    """The condition that a page is neither restricted itself nor below a restricted page.

    Wagtail's ``public()`` says the same, but asks the database for all restrictions first, each time.
    """
    path = ExpressionWrapper(OuterRef("path"), output_field=TextField())
    restrictions = PageViewRestriction.objects.annotate(below=path).filter(below__startswith=F("page__path"))
    return Q(~Exists(restrictions))


def openly_readable() -> Q:
    """The condition that a page is live, not expired, and not restricted."""
    return Q(live=True) & unexpired() & unrestricted()
