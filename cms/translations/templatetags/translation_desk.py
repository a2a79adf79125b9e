"""What the translation editor says about publishing."""

from django import template

from cms.translations.gate import SUMMARY_FIELDS, describe, open_segments

register = template.Library()


@register.simple_tag
def open_texts(translation, instance) -> dict:
    """What keeps a translation from being published: ``message``, or nothing when it is whole.

    ``summary_ready`` says that title and lead, all that a summary shows, are translated.
    """
    segments = open_segments(translation)
    summary_open = [segment for segment in segments if segment.context.path in SUMMARY_FIELDS]
    return {
        "message": describe(segments, type(instance)) if segments else "",
        "summary_ready": bool(segments) and not summary_open,
    }
