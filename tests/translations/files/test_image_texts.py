"""The alternative texts of pictures go along and come back in the same files, with the same report, as pages."""

import polib
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from wagtail.models import ModelLogEntry

from cms.images.factories import CmsImageFactory
from cms.images.models import CmsImage
from cms.translations.files.xliff import read_xliff, write_xliff
from home.roles import TRANSLATORS_ENGLISH, TRANSLATORS_SERBIAN
from tests.translations.files.test_importing import outcomes, problem, upload
from tests.translations.rights.people import Someone, someone
from tests.translations.state.states import state


@pytest.fixture
def translator(site_tree) -> Someone:
    return someone(TRANSLATORS_ENGLISH)


def taken_along(client, into: str = "en", **query) -> bytes:
    response = client.get(reverse("translations_image_texts"), {"file": "po", "into": into, **query})
    assert response.status_code == 200
    return response.content


def edited(data: bytes, **texts: str) -> bytes:
    """The file with translations for the originals named, finished."""
    po = polib.pofile(data.decode())
    for entry in po:
        if entry.msgid in texts:
            entry.msgstr, entry.flags = texts[entry.msgid], []
    return str(po).encode()


def english(image: CmsImage) -> str:
    return CmsImage.objects.get(pk=image.pk).alt_en


def test_there_and_back(translator):
    image, other = (
        CmsImageFactory(alt_sr="Peć", alt_en=""),
        CmsImageFactory(alt_sr="Razboj & preslica", alt_en=""),
    )
    data = edited(
        taken_along(translator.client), Peć="Furnace", **{"Razboj &amp; preslica": "Loom &amp; wheel"}
    )
    report = upload(translator.client, data, name="image-texts-en.po")
    assert set(outcomes(translator.client, report).values()) == {"taken"}
    assert english(image) == ""
    translator.client.post(report)
    assert (english(image), english(other)) == ("Furnace", "Loom & wheel")
    assert ModelLogEntry.objects.filter(user=translator.user, action="wagtail.edit").count() == 2


def test_as_xliff(translator):
    image = CmsImageFactory(alt_sr="Peć", alt_en="")
    response = translator.client.get(reverse("translations_image_texts"), {"file": "xlf", "into": "en"})
    (document,) = read_xliff(response.content)
    (text,) = document.texts
    assert (text.source, document.target_language) == ("Peć", "en")
    back = write_xliff([type(document)(**{**vars(document), "texts": (_translated(text, "Furnace"),)})])
    translator.client.post(upload(translator.client, back, name="a.xlf"))
    assert english(image) == "Furnace"


def _translated(text, target):
    return type(text)(
        path=text.path, source=text.source, target=target, is_confirmed=True, stored=text.stored
    )


def test_each_line_is_reported(translator):
    done = CmsImageFactory(alt_sr="Peć", alt_en="Furnace")
    changed_here = CmsImageFactory(alt_sr="Vuna", alt_en="")
    named = CmsImageFactory(alt_sr="Tkanje", alt_en="")
    long, gone = CmsImageFactory(alt_sr="Grnčar", alt_en=""), CmsImageFactory(alt_sr="Sajam", alt_en="")
    data = edited(
        taken_along(translator.client),
        Vuna="Wool", Tkanje="IMG_5501.jpg", Grnčar="a" * 256, Sajam="Fair",
    )  # fmt: skip
    CmsImage.objects.get(pk=changed_here.pk)
    changed_here.alt_en = "Raw wool"
    changed_here.save()
    gone.delete()
    report = upload(translator.client, data)
    assert outcomes(translator.client, report) == {
        "Peć": "unchanged",
        "Vuna": "conflict",
        "Tkanje": "invalid",
        "Grnčar": "invalid",
        "Sajam": "unknown",
    }
    translator.client.post(report)
    assert [english(image) for image in (done, changed_here, named, long)] == ["Furnace", "Raw wool", "", ""]


def test_a_text_of_before_a_change_can_be_confirmed(translator):
    image = CmsImageFactory(alt_sr="Peć", alt_en="Furnace")
    assert state(image) == "current"
    image.alt_sr = "Stara peć"
    image.save()
    assert state(image) == "stale"
    data = taken_along(translator.client)
    (entry,) = polib.pofile(data.decode())
    assert (entry.msgid, entry.msgstr, entry.flags) == ("Stara peć", "Furnace", ["fuzzy"])
    assert "Peć" in entry.comment
    translator.client.post(upload(translator.client, edited(data, **{"Stara peć": "Furnace"})))
    assert state(image) == "current"


def test_only_ones_own_language_and_what_is_listed(translator):
    CmsImageFactory(alt_sr="Peć", alt_en=""), CmsImageFactory(alt_sr="Razboj", alt_en="Loom")
    client = translator.client
    assert b"Razboj" not in taken_along(client, show="missing")
    assert b"Razboj" not in taken_along(client, q="peć")
    query = {"file": "po", "into": "sr-latn"}
    assert client.get(reverse("translations_image_texts"), query, follow=True).status_code == 404
    data = edited(taken_along(client), Peć="Furnace")
    serbian = someone(TRANSLATORS_SERBIAN).client
    assert problem(serbian, upload(serbian, data))
    wrong = data.replace(b"Language: en", b"Language: de")
    assert problem(client, upload(client, wrong))


def test_into_serbian_go_those_written_in_english_first(site_tree):
    CmsImageFactory(alt_sr="Peć", alt_en="Furnace")
    first = CmsImageFactory(alt_sr="", alt_en="Loom")
    client = someone(TRANSLATORS_SERBIAN).client
    data = taken_along(client, "sr-latn")
    assert [entry.msgid for entry in polib.pofile(data.decode())] == ["Loom"]
    client.post(upload(client, edited(data, Loom="Razboj")))
    assert CmsImage.objects.get(pk=first.pk).alt_sr == "Razboj"


def test_it_is_not_taken_at_the_foot_of_a_page(translator, site_tree):
    from newsroom.factories import NewsPageFactory
    from tests.translations.desk import submit

    CmsImageFactory(alt_sr="Peć", alt_en="")
    record = submit(NewsPageFactory(parent=site_tree.sr.news))
    url = reverse("wagtail_localize:upload_pofile", args=[record.pk])
    answer = translator.client.post(url, {"file": SimpleUploadedFile("a.po", taken_along(translator.client))})
    assert problem(translator.client, answer["Location"])
