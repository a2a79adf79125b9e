"""What a translator does, in a few words for tests."""

from django.urls import reverse
from wagtail.models import Locale, Page
from wagtail_localize.models import StringTranslation, Translation
from wagtail_localize.operations import translate_object

from cms.translations.editor.typed import field_name, key_of
from cms.translations.gate import open_segments
from cms.translations.segments.rows import segment_rows


def submit(instance, language_code: str = "en") -> Translation:
    """Submit a page or snippet for translation; return the record by which its translation is managed."""
    locale = Locale.objects.get(language_code=language_code)
    translate_object(instance, [locale])
    return Translation.objects.get(source__object_id=instance.translation_key, target_locale=locale)


def edit(page: Page, **values) -> None:
    """Save a new draft of a page with these fields changed."""
    page = page.get_latest_revision_as_object()
    for name, value in values.items():
        setattr(page, name, value)
    page.save_revision()


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


def edit_url(instance) -> str:
    """Where a page or snippet is edited in the admin."""
    if isinstance(instance, Page):
        return reverse("wagtailadmin_pages:edit", args=[instance.pk])
    return reverse(instance.snippet_viewset.get_url_name("edit"), args=[instance.pk])


def form_of(client, instance, **query) -> dict[str, str]:
    """The translation editor's form as a browser would send it back, untouched."""
    response = client.get(edit_url(instance), query)
    assert response.status_code == 200
    screen = response.context["screen"]
    fields = {field.name: field.value for field in screen.fields if not field.row.repeats}
    values = {value.name: str(value.raw or "") for value in response.context["values"]}
    return {**fields, **values, "seen": screen.seen}


def field_of(record: Translation, source: str) -> str:
    """The name of the form's field for a text, given its original."""
    row = next(row for row in segment_rows(record) if row.source == source)
    return field_name(key_of(row))


def key_of_text(record: Translation, source: str) -> str:
    """What the buttons of a text send, given its original."""
    return field_of(record, source).removeprefix("text-")


def said(response) -> str:
    """What the admin tells the person, as HTML."""
    return " ".join(str(message) for message in response.context["messages"])
