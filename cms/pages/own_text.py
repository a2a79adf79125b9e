"""One page for each written text: no page is the alias of another (design.md, decision 2)."""

from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from wagtail.admin.forms.pages import CopyForm


class OwnCopyForm(CopyForm):
    """Wagtail's form to copy a page, without the choice to make an alias."""

    def __init__(self, *args: Any, **kwargs: Any):
        super().__init__(*args, **kwargs)
        self.fields.pop("alias", None)


class OwnTextMixin:
    """Refuses to be an alias, on whichever path it would become one."""

    copy_form_class = OwnCopyForm

    def clean(self) -> None:
        """Validate; raise ValidationError for an alias."""
        super().clean()
        self._refuse_alias()

    def save(self, *args: Any, **kwargs: Any):
        """Save; raise ValidationError for an alias, also where Wagtail saves without validation."""
        self._refuse_alias()
        return super().save(*args, **kwargs)

    def _refuse_alias(self) -> None:
        if self.alias_of_id:
            raise ValidationError(
                _(
                    "This site has no alias pages: a text that exists in one language only is shown to readers of the "
                    "other by itself. Copy the page, or translate it (its parent page first)."
                )
            )
