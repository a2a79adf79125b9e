"""Which texts of a page are still those of the page that it was copied from.

A page is copied into another language in many ways, and not all leave a record of wagtail-localize that says what is
translated; some records are put out of force. So the page itself is compared with its source. Names, numbers and addresses
are often the same in both languages, so only running text tells, or a page that is the source word for word.
"""

import re
from string import punctuation

from django.db import models
from wagtail.fields import StreamField
from wagtail.models import Page
from wagtail_localize.models import Translation
from wagtail_localize.segments import StringSegmentValue
from wagtail_localize.segments.extract import extract_segments

RUNNING_TEXT = 3
"""So many words in lower case make a text that nobody writes the same in two languages; a name has fewer."""

_MARKUP = re.compile(r"<[^>]*>")
_MARKS = punctuation + "„“”«»…–—"


def copied_texts(page: Page, *, summary_fields: tuple[str, ...] = ()) -> list[StringSegmentValue]:
    """The texts of ``page`` that are still its source's and not meant to be, in the order of the page.

    ``summary_fields`` restricts the question to these fields. Empty for a page that no older page is the source of.
    """
    sources = _sources(page)
    if not sources:
        return []
    theirs = {segment.string.data for source in sources for segment in texts_of(source)}
    still_open, same_on_purpose = _recorded(page)
    mine = [
        segment
        for segment in texts_of(page)
        if _field(segment) in summary_fields or (not summary_fields and _tells(segment, page))
    ]
    copied = [s for s in mine if s.string.data in theirs and s.string.data not in same_on_purpose]
    if len(copied) == len(mine) and any(_running_words(s) for s in copied):
        return copied
    return [
        segment
        for segment in copied
        if _running_words(segment) >= RUNNING_TEXT
        or (segment.string.data in still_open and (_running_words(segment) or segment.path != "title"))
    ]


def texts_of(instance: models.Model) -> list[StringSegmentValue]:
    """The texts in the fields of a page or snippet, in the order of the page."""
    return [segment for segment in extract_segments(instance) if isinstance(segment, StringSegmentValue)]


def _sources(page: Page) -> list[Page]:
    """The older pages of the same text in other languages, as they are and as they are drafted."""
    older = type(page).objects.filter(translation_key=page.translation_key).exclude(locale_id=page.locale_id)
    if page.pk:
        older = older.filter(pk__lt=page.pk)
    found = list(older)
    drafts = [source.get_latest_revision_as_object() for source in found if source.has_unpublished_changes]
    return found + drafts


def _recorded(page: Page) -> tuple[set[str], set[str]]:
    """What records of wagtail-localize, in force or not, say: texts still open, and texts translated as themselves."""
    still_open, same = set(), set()
    records = Translation.objects.filter(
        source__object_id=page.translation_key, target_locale_id=page.locale_id
    ).select_related("source", "target_locale")
    for record in records:
        segments = record.source.stringsegment_set.annotate_translation(record.target_locale)
        for text, translation in segments.values_list("string__data", "translation"):
            if translation is None:
                still_open.add(text)
            elif translation == text:
                same.add(text)
    return still_open, same


def _field(segment: StringSegmentValue) -> str:
    return segment.path.split(".")[0]


def _tells(segment: StringSegmentValue, page: Page) -> bool:
    """Whether a field has texts, not names: the title, and whatever is long."""
    name = _field(segment)
    return name == "title" or isinstance(page._meta.get_field(name), models.TextField | StreamField)


def _running_words(segment: StringSegmentValue) -> int:
    """How many words begin with a small letter; addresses, numbers and single letters are none."""
    words = (word.strip(_MARKS) for word in _MARKUP.sub(" ", segment.string.data).split())
    return sum(len(word) > 1 and word.isalpha() and word[0].islower() for word in words)
