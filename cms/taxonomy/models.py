"""Categories and tags, one list for news, events and galleries, each term written in every language.

Pages keep the term that the editor ticked, in whichever language; a term and its translations share one
``translation_key``, by which pages are filtered and terms are shown in the reader's language.
"""

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalManyToManyField
from wagtail.admin.panels import FieldPanel
from wagtail.models import TranslatableMixin
from wagtail.search import index

from cms.pages.rules import local, translated
from cms.serbian import slugify


class Term(TranslatableMixin, index.Indexed, models.Model):
    """A word or phrase under which pages are filed, in one language."""

    name = models.CharField(_("name"), max_length=80)
    slug = models.SlugField(
        _("slug"),
        max_length=80,
        blank=True,
        help_text=_("Used in addresses. Made from the name when left empty."),
    )

    translatable_fields = [*translated("name"), *local("slug")]
    panels = [FieldPanel("name"), FieldPanel("slug")]
    search_fields = [
        index.SearchField("name"),
        index.AutocompleteField("name"),
        index.FilterField("locale_id"),
    ]

    class Meta(TranslatableMixin.Meta):
        abstract = True
        ordering = ["name"]

    def __str__(self) -> str:
        return self.name

    def save(self, *args, **kwargs):
        """Save with a slug, also where no form has called ``clean`` (translations, imports).

        A translation is made with its source's slug, and gets one of its own with its translated name.
        """
        if not self.slug or (self.pk and self._has_slug_of_another_name()):
            self.slug = slugify(self.name)
        super().save(*args, **kwargs)

    def _has_slug_of_another_name(self) -> bool:
        return self.get_translations().filter(slug=self.slug).exclude(name=self.name).exists()

    def clean(self):
        """Fill an empty slug from the name; raise ValidationError naming ``slug`` when another term has it."""
        super().clean()
        self.slug = self.slug or slugify(self.name)
        if not self.slug:
            raise ValidationError({"slug": _("Write a slug: none can be made from this name.")})
        twin = type(self).objects.filter(slug=self.slug, locale=self.locale_id).exclude(pk=self.pk)
        if twin.exists():
            raise ValidationError({"slug": _("Another term in this language already has this slug.")})


class Category(Term):
    """One of the few headings that the site is divided into, for instance training or old crafts."""

    class Meta(Term.Meta):
        verbose_name = _("category")
        verbose_name_plural = _("categories")


class Tag(Term):
    """A freer word that ties pages together across sections."""

    class Meta(Term.Meta):
        verbose_name = _("tag")
        verbose_name_plural = _("tags")


class ClassifiedFields(models.Model):
    """Categories and tags of a page."""

    categories = ParentalManyToManyField(
        Category, verbose_name=_("categories"), blank=True, related_name="%(app_label)s_%(class)ss"
    )
    tags = ParentalManyToManyField(
        Tag, verbose_name=_("tags"), blank=True, related_name="%(app_label)s_%(class)ss"
    )

    class Meta:
        abstract = True
