"""What the page factories of every app share."""

from collections.abc import Collection

import factory
import wagtail_factories
from wagtail.models import Locale, Page
from wagtail_localize.segments import StringSegmentValue
from wagtail_localize.segments.extract import extract_segments
from wagtail_localize.segments.ingest import ingest_segments
from wagtail_localize.strings import StringValue

from cms.translations.copied import copied_texts


class BasePageFactory(wagtail_factories.PageFactory):
    """A live page; its locale is its parent's and its slug comes from the title by the site's own rule."""

    title = factory.Sequence(lambda n: f"Stranica {n}")
    slug = ""
    lead = factory.LazyAttribute(lambda page: f"Uvod za stranicu „{page.title}“.")

    class Meta:
        abstract = True

    @classmethod
    def _create_instance(cls, model_class, parent, kwargs):
        if parent is not None:
            kwargs.setdefault("locale", parent.locale)
        return super()._create_instance(model_class, parent, kwargs)


def translate(page: Page, language_code: str = "en", *, live: bool = True, **values) -> Page:
    """Give a page a written translation, as if a translator had finished (or, with ``live=False``, drafted) it.

    ``values`` are the fields in the other language. The translation is a page of its own, linked by ``translation_key``;
    the slug follows the translated title unless given. Texts that nobody would write the same get "EN" before them unless
    given, because a copy is not published (``cms.translations.gate``).
    """
    locale = Locale.objects.get(language_code=language_code)
    translation = page.copy_for_translation(locale, copy_parents=True)
    translation.slug = values.pop("slug", "")
    for name, value in values.items():
        setattr(translation, name, value)
    _rewrite(translation, language_code[:2].upper(), given=values.keys())
    translation.live = live
    translation.save()
    if live:
        translation.save_revision().publish()
    return type(page).objects.get(pk=translation.pk)


def _rewrite(page: Page, word: str, given: Collection[str]) -> None:
    """Put a word before every text that is still the source's, except in the fields that were given."""
    found = copied_texts(page)
    copied, fields = {s.string.data for s in found}, {s.path.split(".")[0] for s in found}.difference(given)
    segments = [segment for segment in extract_segments(page) if segment.path.split(".")[0] in fields]
    for segment in segments:
        if isinstance(segment, StringSegmentValue) and segment.string.data in copied:
            segment.string = StringValue(f"{word} {segment.string.data}")
    if segments:
        ingest_segments(page, page, page.locale, page.locale, segments)
