"""What a translator does, in a few words for tests."""

from wagtail.models import Locale, Page
from wagtail_localize.models import StringTranslation, Translation
from wagtail_localize.operations import translate_object

from cms.translations.gate import open_segments


def submit(instance, language_code: str = "en") -> Translation:
    """Submit a page or snippet for translation; return the record by which its translation is managed."""
    locale = Locale.objects.get(language_code=language_code)
    translate_object(instance, [locale])
    return Translation.objects.get(source__object_id=instance.translation_key, target_locale=locale)


def write(translation: Translation, **texts: str) -> None:
    """Translate single texts by path: ``write(record, title="Workshop")``."""
    for path, text in texts.items():
        segment = translation.source.stringsegment_set.get(context__path=path)
        _store(translation, segment, text)


def write_all(translation: Translation, word: str = "EN") -> None:
    """Translate whatever is open: each text becomes itself with a word before it, its markup kept."""
    for segment in open_segments(translation):
        _store(translation, segment, f"{word} {segment.string.data}")


def _store(translation, segment, text) -> None:
    StringTranslation.objects.update_or_create(
        translation_of=segment.string,
        context=segment.context,
        locale=translation.target_locale,
        defaults={"data": text, "has_error": False},
    )


def target(translation: Translation):
    """The translated page or snippet as it is stored now."""
    found = translation.get_target_instance()
    return found.specific if isinstance(found, Page) else found
