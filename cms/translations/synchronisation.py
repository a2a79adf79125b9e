"""No locale is filled from another: wagtail-localize would make live alias pages of it (design.md, decision 2; traps.md, 2)."""

from django.core.exceptions import ValidationError
from django.db.models.signals import pre_save
from django.utils.translation import gettext as _
from wagtail.models import Locale
from wagtail_localize.models import LocaleSynchronization, LocaleSynchronizationModelForm


class RefusingForm(LocaleSynchronizationModelForm):
    """The part of the locale's form that would switch it on; an old setting can still be removed with it."""

    def validate_with_locale(self, locale: Locale) -> None:
        """Raise ValidationError, beside the field, since the form shows no other."""
        raise ValidationError({"sync_from": _explanation()})


def refuse(sender, raw=False, **kwargs) -> None:
    """Raise ValidationError when a program switches it on (``pre_save``)."""
    if not raw:
        raise ValidationError(_explanation())


def connect() -> None:
    """Put the refusal where the form is made, which is the model's own way to choose it, and where the setting is saved."""
    LocaleSynchronization.base_form_class = RefusingForm
    pre_save.connect(refuse, sender=LocaleSynchronization, dispatch_uid="translations.no_synchronisation")


def _explanation() -> str:
    return _(
        "Locales are not synchronised here: it would copy every page as an alias. A text without translation is shown to "
        "readers of the other language by itself."
    )
