"""The tables of the translation memory. They hold nothing that cannot be made again (``manage.py translation_memory``)."""

from django.db import models
from wagtail.models import Locale
from wagtail_localize.models import StringTranslation

from cms.translations.state.models import AltTextBasis


class MemoryText(models.Model):
    """A text in one language in its normal form, once, wherever it is used."""

    locale = models.ForeignKey(Locale, on_delete=models.CASCADE, related_name="+")
    digest = models.BigIntegerField()
    text = models.TextField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["locale", "digest"], name="memory_text_once")]

    def __str__(self) -> str:
        return self.text[:60]


class MemoryKey(models.Model):
    """A key of a text's sketch (``memory.fingerprint``)."""

    key = models.BigIntegerField()
    text = models.ForeignKey(MemoryText, on_delete=models.CASCADE, related_name="keys")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["key", "text"], name="memory_key_once")]

    def __str__(self) -> str:
        return f"{self.key}: {self.text_id}"


class Use(models.Model):
    """A translation that a person made, with both of its texts: it serves both directions."""

    original = models.ForeignKey(MemoryText, on_delete=models.CASCADE, related_name="%(class)s_as_original")
    translated = models.ForeignKey(
        MemoryText, on_delete=models.CASCADE, related_name="%(class)s_as_translation"
    )
    kept_at = models.DateTimeField(help_text="When the translation was written that is kept here.")

    class Meta:
        abstract = True

    def __str__(self) -> str:
        return f"{self.original_id} → {self.translated_id}"


class MemoryUse(Use):
    """The translation of a text of a page or snippet."""

    translation = models.OneToOneField(
        StringTranslation, on_delete=models.CASCADE, primary_key=True, related_name="memory_use"
    )


class MemoryImageUse(Use):
    """The alternative text of a picture, with what the original said when it was written."""

    basis = models.OneToOneField(
        AltTextBasis, on_delete=models.CASCADE, primary_key=True, related_name="memory_use"
    )
