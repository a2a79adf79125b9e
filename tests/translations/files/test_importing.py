"""What an uploaded file would change is said first, and only what is certain is taken."""

import json

import polib
import pytest
from django.contrib.auth.models import User
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from wagtail_localize.models import StringTranslation, Translation

from cms.taxonomy.models import Category
from cms.translations.files.archive import unpack
from cms.translations.files.exchange import Format
from cms.translations.files.exporting import write_files
from cms.translations.files.models import FileImport
from cms.translations.models import GlossaryTerm
from home.roles import EDITORS, TRANSLATORS_ENGLISH, ensure_roles
from newsroom.factories import NewsPageFactory
from tests.translations.desk import submit, target, write

LINK = '<p>Vidi <a href="https://a.example/">poziv</a>.</p>'


def member(group: str) -> User:
    user = User.objects.create_user(group.lower().replace(": ", "-"), f"{len(group)}@example.org", "lozinka")
    user.groups.add(ensure_roles()[group])
    return user


@pytest.fixture
def translator(client, site_tree):
    user = member(TRANSLATORS_ENGLISH)
    client.force_login(user)
    return client


@pytest.fixture
def record(site_tree) -> Translation:
    body = json.dumps([{"type": "rich_text", "value": LINK, "id": "b"}])
    page = NewsPageFactory(parent=site_tree.sr.news, title="Poziv klasterima", lead="Uvod.", body=body)
    return submit(page)


def upload(client, data: bytes, record: Translation | None = None, name: str = "file.po"):
    """Upload a file; return the address of its report."""
    url = (
        reverse("wagtail_localize:upload_pofile", args=[record.pk])
        if record
        else reverse("translation_file_upload")
    )
    response = client.post(url, {"file": SimpleUploadedFile(name, data)})
    assert response.status_code == 302
    return response["Location"]


def exported(record: Translation, file_format=Format.PO) -> bytes:
    return write_files([record], file_format)[2]


def edited(record: Translation, **texts: str) -> bytes:
    """The PO file of a translation as a translator would send it back; ``body`` is the rich text."""
    po = polib.pofile(exported(record).decode())
    for entry in po:
        name = entry.msgctxt.split(".")[0]
        if name in texts:
            entry.msgstr = texts[name]
            entry.flags = []
    return str(po).encode()


def outcomes(client, address: str) -> dict[str, str]:
    """What becomes of each line, by the first part of its place."""
    context = client.get(address).context
    lines = [line for file in context["files"] for _outcome, group in file["groups"] for line in group]
    return {line["source"]: line["outcome"] for line in lines}


def problem(client, address: str) -> str:
    (file,) = client.get(address).context["files"]
    return file["problem"]


def stored(record: Translation) -> dict[str, str]:
    rows = StringTranslation.objects.filter(
        context__object_id=record.source.object_id, locale=record.target_locale
    )
    return {row.context.path.split(".")[0]: row.data for row in rows}


class TestReport:
    def test_says_first_and_changes_nothing(self, translator, record):
        report = upload(translator, edited(record, title="Call"), record)
        assert outcomes(translator, report)["Poziv klasterima"] == "taken"
        assert outcomes(translator, report)["Uvod."] == "unchanged"
        assert stored(record) == {}

    def test_then_takes_it(self, translator, record):
        report = upload(translator, edited(record, title="Call", lead="Uvod."), record)
        translator.post(report)
        assert stored(record) == {"title": "Call", "lead": "Uvod."}
        row = StringTranslation.objects.get(data="Call")
        assert (row.translation_type, row.last_translated_by.username) == ("manual", "translators-english")
        target(record).refresh_from_db()
        assert target(record).draft_title == "Call"
        kept = FileImport.objects.get()
        assert kept.applied_at
        assert kept.content == b""
        assert outcomes(translator, report)["Poziv klasterima"] == "taken"

    def test_is_taken_once(self, translator, record):
        report = upload(translator, edited(record, title="Call"), record)
        translator.post(report)
        write(record, title="Better call")
        translator.post(report)
        assert stored(record)["title"] == "Better call"

    def test_is_for_whoever_uploaded_it(self, translator, record, client):
        report = upload(translator, edited(record, title="Call"), record)
        client.force_login(User.objects.create_superuser("glavni"))
        assert client.get(report, follow=True).status_code == 404

    def test_can_be_taken_along(self, translator, record):
        write(record, title="=1+1")
        report = upload(translator, edited(record, title="Call"), record)
        translator.post(report)
        table = translator.get(report, {"format": "csv"}).content.decode()
        assert "Poziv klasterima,'=1+1,Call" in table

    @pytest.mark.parametrize("file_format", list(Format))
    def test_an_untouched_file_changes_nothing(self, translator, record, file_format):
        write(record, title="Call", lead="Lead &amp; more.")
        report = upload(translator, exported(record, file_format), record)
        assert set(outcomes(translator, report).values()) == {"unchanged"}


class TestLines:
    def test_a_translation_gives_way_to_a_finished_line(self, translator, record):
        write(record, title="Call")
        report = upload(translator, edited(record, title="Public call"), record)
        translator.post(report)
        assert stored(record)["title"] == "Public call"
        (before,) = [
            line["old"] for line in FileImport.objects.get().report[0]["lines"] if line["outcome"] == "taken"
        ]
        assert before == "Call"

    def test_what_was_changed_here_since_is_a_conflict(self, translator, record):
        write(record, title="Call", lead="Lead.")
        data = edited(record, title="Public call")
        write(record, title="Invitation", lead="New lead.")
        report = upload(translator, data, record)
        assert outcomes(translator, report)["Poziv klasterima"] == "conflict"
        assert outcomes(translator, report)["Uvod."] == "unchanged"
        translator.post(report)
        assert stored(record) == {"title": "Invitation", "lead": "New lead."}

    def test_a_conflict_is_decided_by_a_person(self, translator, record):
        data = edited(record, title="Public call")
        write(record, title="Invitation")
        report = upload(translator, data, record)
        (file,) = translator.get(report).context["files"]
        (_conflict, (line,)), *_others = file["groups"]
        translator.post(report, {"accept": [line["key"]]})
        assert stored(record)["title"] == "Public call"

    def test_a_file_that_does_not_know_what_was_here_is_a_conflict(self, translator, record):
        po = record.export_po()
        po.find("Poziv klasterima").msgstr = "Public call"
        write(record, title="Call")
        report = upload(translator, str(po).encode(), record)
        assert outcomes(translator, report)["Poziv klasterima"] == "conflict"

    def test_unfinished_lines_are_not_taken(self, translator, record):
        po = polib.pofile(exported(record).decode())
        po.find("Poziv klasterima").msgstr = "Call?"
        po.find("Poziv klasterima").flags.append("fuzzy")
        report = upload(translator, str(po).encode(), record)
        assert outcomes(translator, report)["Poziv klasterima"] == "unconfirmed"
        translator.post(report)
        assert stored(record) == {}

    def test_a_machine_text_is_confirmed_by_a_finished_line(self, translator, record):
        write(record, title="Call")
        StringTranslation.objects.update(translation_type="machine")
        untouched = upload(translator, exported(record), record)
        assert outcomes(translator, untouched)["Poziv klasterima"] == "unchanged"
        report = upload(translator, edited(record, title="Call"), record)
        translator.post(report)
        assert StringTranslation.objects.get().translation_type == "manual"

    @pytest.mark.parametrize(
        ("text", "said"),
        [
            ({"body": "See the call."}, "a1"),
            ({"body": '<a id="a2">See</a> the <a id="a1">call</a>'}, "a2"),
            ({"body": '<a id="a1">See</a> <script>alert(1)</script>'}, "script"),
            ({"title": "x" * 300}, "300"),
            ({"title": "<b>Call</b>"}, "<b>"),
        ],
    )
    def test_what_does_not_fit_is_invalid_with_the_reason(self, translator, record, text, said):
        report = upload(translator, edited(record, **text, lead="Lead."), record)
        files = translator.get(report).context["files"]
        (line,) = [line for o, lines in files[0]["groups"] if o == "invalid" for line in lines]
        assert said in line["reason"]
        translator.post(report)
        assert stored(record) == {"lead": "Lead."}

    def test_a_text_that_the_page_has_no_longer_is_unknown_and_shown(
        self, translator, record, django_capture_on_commit_callbacks
    ):
        data = edited(record, title="Call")
        page = record.source.get_source_instance()
        page.title = "Drugi naslov"
        with django_capture_on_commit_callbacks(execute=True):
            page.save_revision().publish()
        report = upload(translator, data, record)
        assert outcomes(translator, report)["Poziv klasterima"] == "unknown"
        assert "Call" in translator.get(report).text
        (file,) = translator.get(report).context["files"]
        assert [line["place"] for o, lines in file["groups"] if o == "unknown" for line in lines] == [
            "Naslov"
        ]


class TestRefusals:
    def test_the_file_of_another_page(self, translator, record, site_tree):
        other = submit(NewsPageFactory(parent=site_tree.sr.news, title="Druga vest"))
        report = upload(translator, edited(other, title="Call"), record)
        assert "Druga vest" in problem(translator, report)
        translator.post(report)
        assert stored(other) == {}

    def test_another_language(self, translator, record):
        data = exported(record, Format.XLIFF).replace(b'trgLang="en"', b'trgLang="de"')
        assert "de" in problem(translator, upload(translator, data, record))

    @pytest.mark.parametrize(
        "data",
        [
            b'msgid "a"\nmsgstr "b"\n',
            b'msgid ""\nmsgstr "X-WagtailLocalize-TranslationID: 1\\n"\n\nmsgid "a"\nmsgstr "b"\n',
            b"<html/>",
        ],
    )
    def test_what_is_no_file_of_this_site(self, translator, record, data):
        assert problem(translator, upload(translator, data, record))

    def test_a_page_that_one_may_not_change(self, translator, site_tree):
        record = submit(NewsPageFactory(parent=site_tree.en.news, title="Call"), "sr-latn")
        report = upload(translator, edited(record, title="Poziv"))
        assert problem(translator, report)
        url = reverse("wagtail_localize:upload_pofile", args=[record.pk])
        assert translator.post(url, {"file": SimpleUploadedFile("a.po", b"x")}).status_code == 302
        assert FileImport.objects.filter(translation=record).count() == 0

    def test_a_locked_page(self, translator, record):
        page = target(record)
        page.locked, page.locked_by = True, User.objects.create_superuser("glavni")
        page.save()
        assert problem(translator, upload(translator, edited(record, title="Call"), record))

    def test_too_large_a_file(self, translator, record, monkeypatch):
        monkeypatch.setattr("cms.translations.files.forms.LARGEST_UPLOAD", 10)
        assert upload(translator, b"x" * 11, record).endswith(f"/pages/{target(record).pk}/edit/")
        assert not FileImport.objects.exists()


class TestTakingAlong:
    def test_a_selection_is_an_archive_that_comes_back(self, translator, record, site_tree):
        other = submit(NewsPageFactory(parent=site_tree.sr.news, title="Druga vest"))
        for file_format in Format:
            response = translator.post(
                reverse("translation_file_export"),
                {"translation": [record.pk, other.pk], "format": file_format},
            )
            assert [name.rpartition(".")[2] for name, _ in unpack(response.content)] == [
                file_format.value
            ] * 2
        report = upload(translator, response.content, name="all.zip")
        assert len(translator.get(report).context["files"]) == 2

    def test_only_of_what_one_may_change(self, translator, record, site_tree):
        theirs = submit(NewsPageFactory(parent=site_tree.en.news, title="Call"), "sr-latn")
        data = {"translation": [record.pk, theirs.pk], "format": "po"}
        assert translator.post(reverse("translation_file_export"), data).status_code == 302
        url = reverse("wagtail_localize:download_pofile", args=[theirs.pk])
        assert translator.get(url).status_code == 302

    def test_nothing_chosen_is_said(self, translator):
        response = translator.post(reverse("translation_file_export"), {"format": "po"}, follow=True)
        assert [str(message) for message in response.context["messages"]]

    def test_one_translation_at_localizes_address(self, translator, record):
        url = reverse("wagtail_localize:download_pofile", args=[record.pk])
        assert polib.pofile(translator.get(url).text).find("Poziv klasterima")
        assert translator.get(url, {"format": "xlf"}).content.startswith(b"<?xml")

    def test_says_what_a_translator_needs(self, record):
        GlossaryTerm.objects.create(serbian="klaster", english="cluster")
        po = polib.pofile(exported(record).decode())
        title = po.find("Poziv klasterima")
        assert "klaster = cluster" in title.comment
        assert "255" in title.comment

    def test_a_snippet_too(self, translator, locales):
        record = submit(Category.objects.create(name="Obuke", locale=locales.sr))
        po = polib.pofile(exported(record).decode())
        po.find("Obuke").msgstr = "Training"
        translator.post(upload(translator, str(po).encode(), record))
        assert stored(record) == {"name": "Training"}


class TestScreen:
    def test_lists_what_one_translates(self, translator, record, site_tree, client):
        submit(NewsPageFactory(parent=site_tree.en.news, title="Call"), "sr-latn")
        listed = translator.get(reverse("translation_files")).context["page"].object_list
        assert [row.pk for row in listed] == [record.pk]
        found = translator.get(reverse("translation_files"), {"q": "nema"}).context["page"].object_list
        assert list(found) == []

    def test_lists_what_is_to_do(self, translator, record):
        url = reverse("translation_files")
        assert list(translator.get(url, {"open": "1"}).context["page"]) == [record]
        for segment in record.source.stringsegment_set.all():
            StringTranslation.objects.create(
                translation_of=segment.string,
                context=segment.context,
                locale=record.target_locale,
                data=segment.string.data,
                translation_type="manual",
            )
        assert list(translator.get(url, {"open": "1"}).context["page"]) == []

    def test_is_for_those_who_write_in_a_language(self, client, db):
        nobody = User.objects.create_user("niko")
        client.force_login(nobody)
        assert client.get(reverse("translation_files")).status_code == 302

    def test_editors_have_their_language(self, client, record):
        client.force_login(member(EDITORS))
        assert list(client.get(reverse("translation_files")).context["page"]) == []
