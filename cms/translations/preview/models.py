"""The links by which drafts are shared."""

from datetime import timedelta

from django.conf import settings
from django.core.serializers.json import DjangoJSONEncoder
from django.core.signing import BadSignature, Signer
from django.db import models
from django.db.models import Exists, ExpressionWrapper, F, OuterRef, Q, QuerySet
from django.urls import reverse
from django.utils import timezone, translation
from django.utils.translation import gettext_lazy as _
from wagtail.admin.utils import get_user_display_name
from wagtail.models import Page, PageViewRestriction, Revision

from cms.translations.rights.languages import Person

KEPT_FOR = timedelta(days=30)
"""How long a link that is over stays, so that whoever opens it is told so."""
# A use is noted at most so often: reading must not cost a write each time.
NOTED_EVERY = timedelta(minutes=1)


class Days(models.IntegerChoices):
    """For how long a draft can be shared."""

    ONE = 1, _("1 day")
    SEVEN = 7, _("7 days")
    THIRTY = 30, _("30 days")


class DraftLinkQuerySet(models.QuerySet):
    """Links by whether they are over."""

    def open(self) -> "DraftLinkQuerySet":
        """Those that are neither revoked nor expired."""
        return self.filter(revoked_at=None, expires_at__gt=timezone.now())

    def shared(self) -> "DraftLinkQuerySet":
        """Those that somebody shared with others."""
        return self.filter(content__isnull=True)

    def previews(self) -> "DraftLinkQuerySet":
        """Those by which editors preview their own work (``front_end``)."""
        return self.filter(content__isnull=False)

    def long_over(self) -> "DraftLinkQuerySet":
        """Those that were over long ago (``KEPT_FOR``), and previews as soon as they are."""
        now = timezone.now()
        before = now - KEPT_FOR
        old_preview = Q(content__isnull=False, expires_at__lt=now)
        return self.filter(Q(expires_at__lt=before) | Q(revoked_at__lt=before) | old_preview)


class DraftLink(models.Model):
    """Shows the draft of one page to whoever has the link.

    ``revision`` fixes what is shown; without one it is always the latest draft. A preview shows ``content`` instead: the page as
    its editor has it in the form, perhaps never saved. Whoever made the link answers for it: it is dead as soon as that person
    may not share the page any more.
    """

    page = models.ForeignKey(Page, on_delete=models.CASCADE, related_name="+", verbose_name=_("page"))
    revision = models.ForeignKey(
        Revision, null=True, blank=True, on_delete=models.CASCADE, related_name="+", verbose_name=_("version")
    )
    content = models.JSONField(_("what is previewed"), null=True, blank=True, encoder=DjangoJSONEncoder)
    created_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+", verbose_name=_("shared by")
    )
    created_at = models.DateTimeField(_("shared"), default=timezone.now, editable=False)
    expires_at = models.DateTimeField(_("valid until"), db_index=True)
    revoked_at = models.DateTimeField(_("revoked"), null=True, blank=True)
    last_used_at = models.DateTimeField(_("last opened"), null=True, blank=True)

    objects = DraftLinkQuerySet.as_manager()

    class Meta:
        verbose_name = _("draft link")
        verbose_name_plural = _("draft links")
        ordering = ["-created_at", "-pk"]

    def __str__(self) -> str:
        return f"{self.page}, {self.expires_at:%Y-%m-%d}"

    def get_absolute_url(self) -> str:
        """The path at which the draft is read, in the language of the page."""
        with translation.override(self.page.locale.language_code):
            return reverse("shared_draft", args=[self.token])

    @property
    def token(self) -> str:
        """What the address says: which link, of which page, and the signature of both."""
        return _signer().sign(f"{self.pk}-{self.page_id}")

    @property
    def sharer(self) -> str:
        """The name of whoever shared it."""
        return get_user_display_name(self.created_by)

    @property
    def is_over(self) -> bool:
        """Whether it was revoked or its time is up."""
        return self.revoked_at is not None or self.expires_at <= timezone.now()

    def still_holds(self) -> bool:
        """Whether the draft may be shown now: the time, and the rights of whoever shared it, are asked for anew."""
        return not self.is_over and may_share(self.created_by, self.page)

    def note_use(self) -> None:
        """Remember that it was opened."""
        now = timezone.now()
        if self.last_used_at is None or now - self.last_used_at > NOTED_EVERY:
            DraftLink.objects.filter(pk=self.pk).update(last_used_at=now)


def find_link(token: str) -> DraftLink | None:
    """The link of a token; ``None`` when the signature is wrong or the link is gone. The signature is compared in constant time."""
    try:
        link_id, page_id = _signer().unsign(token).split("-")
    except (BadSignature, ValueError):
        return None
    links = DraftLink.objects.select_related("page__locale", "created_by", "revision")
    return links.filter(pk=link_id, page_id=page_id).first()


def may_share(user: Person, page: Page) -> bool:
    """Whether ``user`` may show the draft of a page to others: its editors may; a private page takes the right to set that."""
    rights = page.permissions_for_user(user)
    if not (user.is_active and user.has_perm("wagtailadmin.access_admin") and rights.can_edit()):
        return False
    return rights.can_set_view_restrictions() or not _is_private(page)


def with_privacy(pages: QuerySet) -> QuerySet:
    """Read with pages whether they are private, so that ``may_share`` asks no query for each."""
    above = PageViewRestriction.objects.alias(
        path=ExpressionWrapper(OuterRef("path"), models.CharField())
    ).filter(path__startswith=F("page__path"))
    return pages.annotate(_is_private=Exists(above))


def _is_private(page: Page) -> bool:
    known = getattr(page, "_is_private", None)
    return page.get_view_restrictions().exists() if known is None else known


def _signer() -> Signer:
    # A full stop ends no word of base64, and needs no escape in an address.
    return Signer(salt="cms.translations.preview", sep=".")
