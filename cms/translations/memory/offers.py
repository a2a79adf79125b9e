"""Suggestions as screens show them."""

from cms.translations.image_texts.rows import ImageRow
from cms.translations.memory.suggesting import Suggestion
from cms.translations.segments.diff import word_diff
from cms.translations.segments.rows import SegmentRow
from cms.translations.segments.texts import to_field


class Offer:
    """A suggestion as a screen shows it for one text."""

    def __init__(self, suggestion: Suggestion, row: SegmentRow | ImageRow):
        self.key = suggestion.key
        self.percent = suggestion.percent
        self.text = to_field(suggestion.text, row.place)
        self.differences = (
            word_diff(suggestion.source, row.source, row.place) if suggestion.percent < 100 else None
        )
        self.numbers = ", ".join(suggestion.numbers)
        self.place = suggestion.place
        self.more = suggestion.more
