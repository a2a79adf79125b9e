"""Terms that the site always translates the same way."""

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel

from cms.translations.words import phrase_key


class GlossaryTerm(models.Model):
    """A word or phrase in Serbian and in English, for both directions of translation.

    The keys hold the stems of the words, by which a term is found in a text in any case, number and script.
    """

    serbian = models.CharField(_("Serbian"), max_length=120)
    english = models.CharField(
        _("English"),
        max_length=120,
        blank=True,
        help_text=_("May stay empty for what is not translated: it is then the same as in Serbian."),
    )
    do_not_translate = models.BooleanField(
        _("do not translate"),
        default=False,
        help_text=_("A name or mark that is written in a translation exactly as here."),
    )
    note = models.CharField(
        _("note"),
        max_length=300,
        blank=True,
        help_text=_("When to use it, or what it means. Shown to translators beside the text."),
    )
    avoided_serbian = models.CharField(
        _("not in Serbian"),
        max_length=300,
        blank=True,
        help_text=_("Words that must not stand for it, separated by commas."),
    )
    avoided_english = models.CharField(
        _("not in English"),
        max_length=300,
        blank=True,
        help_text=_("Words that must not stand for it, separated by commas."),
    )
    serbian_key = models.CharField(max_length=240, editable=False, db_index=True)
    english_key = models.CharField(max_length=240, editable=False, db_index=True)

    panels = [
        FieldRowPanel([FieldPanel("serbian"), FieldPanel("english")]),
        FieldPanel("do_not_translate"),
        FieldPanel("note"),
        MultiFieldPanel(
            [FieldPanel("avoided_serbian"), FieldPanel("avoided_english")], heading=_("Words to avoid")
        ),
    ]

    class Meta:
        verbose_name = _("glossary term")
        verbose_name_plural = _("glossary terms")
        # By the stems, which have neither capitals nor diacritics.
        ordering = ["serbian_key", "english_key"]
        constraints = [
            models.UniqueConstraint(
                fields=["serbian_key", "english_key"],
                name="glossary_term_once",
                violation_error_message=_("This term with this translation is in the glossary already."),
            )
        ]

    def __str__(self) -> str:
        return self.serbian if self.serbian == self.english else f"{self.serbian} – {self.english}"

    def save(self, *args, **kwargs):
        """Save with keys that fit the words."""
        self._complete()
        super().save(*args, **kwargs)

    def clean_fields(self, exclude=None) -> None:
        """Fill the English of what is not translated, and the keys, before anything is checked."""
        self._complete()
        super().clean_fields(exclude=exclude)

    def clean(self) -> None:
        """Raise ValidationError on a term without words, without English, or in the glossary already."""
        super().clean()
        for name in ("serbian", "english"):
            if not getattr(self, name):
                raise ValidationError(
                    {name: _("Write the term in both languages, or mark it as not translated.")}
                )
            if not getattr(self, f"{name}_key"):
                raise ValidationError({name: _("A term needs a word of letters or digits.")})
        if self.do_not_translate and self.serbian != self.english:
            raise ValidationError({"english": _("What is not translated is the same in both languages.")})
        twin = GlossaryTerm.objects.filter(serbian_key=self.serbian_key, english_key=self.english_key)
        if twin.exclude(pk=self.pk).exists():
            raise ValidationError(
                {"serbian": _("This term with this translation is in the glossary already.")}
            )

    def written(self, language: str) -> str:
        """The term in ``sr`` or ``en``."""
        return self.serbian if language == "sr" else self.english

    def key(self, language: str) -> str:
        """The stems of the term's words in ``sr`` or ``en``."""
        return self.serbian_key if language == "sr" else self.english_key

    def avoided(self, language: str) -> list[str]:
        """What must not stand for the term in ``sr`` or ``en``."""
        listed = self.avoided_serbian if language == "sr" else self.avoided_english
        return [word for part in listed.split(",") if (word := part.strip())]

    def _complete(self) -> None:
        self.serbian, self.english = " ".join(self.serbian.split()), " ".join(self.english.split())
        if self.do_not_translate and not self.english:
            self.english = self.serbian
        self.serbian_key = phrase_key(self.serbian, "sr")
        self.english_key = phrase_key(self.english, "en")
