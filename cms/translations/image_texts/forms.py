"""The alternative texts of one picture, in the languages that a person may write."""

from collections.abc import Collection, Iterator, Mapping
from types import MappingProxyType

from django import forms
from django.core.exceptions import ValidationError
from django.forms.boundfield import BoundField
from django.utils.translation import gettext as _
from wagtail.images.models import AbstractRendition
from wagtail.images.shortcuts import get_rendition_or_not_found
from wagtail.models import Locale

from cms.images.models import CmsImage, alt_field
from cms.images.sizes import ADMIN_THUMBNAIL
from cms.translations.image_texts.aids import FieldAids
from cms.translations.languages import language_tag


class ImageTextsForm(forms.ModelForm):
    """One field for each language granted. Only what the person changed is written, so that nobody's work is undone."""

    class Meta:
        model = CmsImage
        fields = ["alt_sr", "alt_en"]

    aids: Mapping[str, FieldAids] = MappingProxyType({})
    """What helps with fields, by name; looked up for a form that is shown."""

    def __init__(self, *args, languages: list[Locale], stale: Collection[int] = (), **kwargs):
        """``stale`` are the ids of the languages whose text was written for another text of the original."""
        super().__init__(*args, prefix=f"image-{kwargs['instance'].pk}", **kwargs)
        self.stored = {name: getattr(self.instance, name) for name in self.fields}
        granted = {alt_field(locale.language_code): locale for locale in languages}
        for name in set(self.fields) - granted.keys():
            del self.fields[name]
        for name, locale in granted.items():
            field = self.fields[name]
            field.label, field.help_text = locale.get_display_name(), ""
            # What the person saw travels with the form: a text that nobody touched here is not written.
            field.show_hidden_initial = True
            field.widget = forms.Textarea(attrs={"rows": 2, "lang": language_tag(locale.language_code)})
        self.confirmations = {
            f"confirm_{name}": locale for name, locale in granted.items() if locale.pk in stale
        }
        for name, locale in self.confirmations.items():
            self.fields[name] = forms.BooleanField(
                required=False,
                label=_("%(language)s is still right, though the original has changed")
                % {"language": locale.get_display_name()},
            )

    def clean(self):
        """Refuse to write over a text that somebody else has changed since the page was opened."""
        data = dict(super().clean())
        for name in self.texts & data.keys():
            data[name] = " ".join(data[name].split())
        for name in self.changed_texts:
            seen = self.data.get(self.add_initial_prefix(name), "")
            stored = self.stored[name]
            if stored not in (seen, data.get(name)):
                self.add_error(
                    name,
                    ValidationError(
                        _(
                            "Somebody has changed this meanwhile: “%(text)s”. Save again to put yours in its place."
                        ),
                        code="changed_meanwhile",
                        params={"text": stored},
                    ),
                )
        return data

    def offer_again(self) -> None:
        """Let the form be sent once more over what is stored now, when that was all that was wrong."""
        data = dict(self.data.items())
        for name in self.texts:
            if self.has_error(name, "changed_meanwhile"):
                data[self.add_initial_prefix(name)] = self.stored[name]
        self.data = data

    @property
    def fields_with_aids(self) -> Iterator[tuple[BoundField, FieldAids | None, list[str]]]:
        """Each field with what helps to fill it, and what to look at again in it."""
        for field in self:
            aids = self.aids.get(field.name)
            yield field, aids, aids.warnings(field.value() or "") if aids else []

    @property
    def texts(self) -> set[str]:
        """The names of the fields that hold a text."""
        return self.fields.keys() - self.confirmations.keys()

    @property
    def changed_texts(self) -> list[str]:
        """The texts that the person has changed."""
        return [name for name in self.changed_data if name not in self.confirmations]

    @property
    def confirmed(self) -> list[Locale]:
        """The languages whose text is said to be still right as it stands."""
        return [locale for name, locale in self.confirmations.items() if self.cleaned_data.get(name)]

    @property
    def thumbnail(self) -> AbstractRendition:
        """The picture in small; a sign in its place when its file is missing."""
        return get_rendition_or_not_found(self.instance, ADMIN_THUMBNAIL)

    @property
    def others(self) -> list[tuple[str, str]]:
        """The texts that are not the person's to write, each with its language tag, for orientation.

        An original has the glossary's terms highlighted.
        """
        originals = {aids.source_tag: aids.original for aids in self.aids.values()}
        return [
            (language, originals.get(language, text))
            for language, name in (("sr-Latn", "alt_sr"), ("en", "alt_en"))
            if name not in self.fields and (text := self.stored[name])
        ]
