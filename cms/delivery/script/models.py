"""Editors' own corrections of the conversion to Cyrillic."""

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel
from wagtail.search import index

from cms.delivery.version import kept_for_version
from cms.pages.ordering import in_serbian_order


class ScriptException(index.Indexed, models.Model):
    """A word or phrase, and the form it is given in Cyrillic text; the same word as its form keeps it in Latin."""

    word = models.CharField(
        _("word"),
        max_length=120,
        unique=True,
        help_text=_("As it stands in Latin text, in one of its forms."),
    )
    cyrillic = models.CharField(
        _("in Cyrillic text"),
        max_length=120,
        help_text=_(
            "What readers of Cyrillic get, for instance “Мајкрософт”; write the word itself to keep it."
        ),
    )
    note = models.CharField(_("note"), max_length=200, blank=True)

    # What is converted with the list is content that visitors see.
    starts_content_version = True

    panels = [FieldRowPanel([FieldPanel("word"), FieldPanel("cyrillic")]), FieldPanel("note")]
    search_fields = [
        index.SearchField("word"),
        index.AutocompleteField("word"),
        index.SearchField("cyrillic"),
    ]

    class Meta:
        verbose_name = _("Cyrillic exception")
        verbose_name_plural = _("Cyrillic exceptions")
        ordering = [in_serbian_order("word")]

    def __str__(self) -> str:
        return f"{self.word} → {self.cyrillic}"

    def clean(self):
        """Raise ValidationError on ``word`` when another row has it in other letters' case."""
        super().clean()
        twin = ScriptException.objects.filter(word__iexact=self.word).exclude(pk=self.pk)
        if twin.exists():
            raise ValidationError({"word": _("This word is in the list already.")})


def script_exceptions() -> dict[str, str]:
    """The whole list, by word. One query after a change of content, none otherwise."""
    return kept_for_version(
        "script-exceptions", lambda: dict(ScriptException.objects.values_list("word", "cyrillic"))
    )
