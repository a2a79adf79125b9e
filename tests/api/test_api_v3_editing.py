"""Editing by program: what is wrong is named and changes nothing, what others wrote stays, and roles hold."""

import io
import json
import re

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image
from wagtail.models import Page

from cms.images.factories import CmsImageFactory
from cms.images.models import CmsImage
from events.factories import EventPageFactory
from events.models import EventPage
from galleries.models import GalleryPage
from newsroom.factories import NewsPageFactory
from newsroom.models import NewsPage
from tests.api.editing import Program, errors, person
from tests.translations.desk import submit as submit_for_translation
from tests.translations.desk import write_all

pytestmark = pytest.mark.django_db


@pytest.fixture
def admin(admin_user, site_tree) -> Program:
    return Program(admin_user)


@pytest.fixture
def news(site_tree):
    news = NewsPageFactory(parent=site_tree.sr.news, title="Radionica", lead="Radionica za zanatlije.")
    news.save_revision().publish()
    return news


def latest(page):
    """The page as it was last saved."""
    return type(page).objects.get(pk=page.pk).get_latest_revision_as_object()


def without_paragraph_keys(body: list) -> str:
    """A body without the keys that the rich text editor gives paragraphs, new each time."""
    return re.sub(r' data-block-key=\\"\w+\\"', "", json.dumps(body))


def story(*blocks):
    """A body of blocks, each given as its type and value."""
    return {"body": [{"type": kind, "value": value} for kind, value in blocks]}


class TestMistakes:
    """Each is a 422 with the path of what is wrong, and nothing is saved."""

    def create(self, admin, site_tree, status=422, **fields):
        meta = {"type": "newsroom.NewsPage", "parent_id": site_tree.sr.news.pk, "action": "publish"}
        number = Page.objects.count()
        answer = admin.send("post", "pages/", {"title": "Vest", **fields, "meta": meta}, status=status)
        assert Page.objects.count() == number
        return errors(answer)

    @pytest.mark.parametrize(
        ("block", "path"),
        [
            (("heading", {"text": ""}), "body.0.value.text"),
            (("image", {"image": {"image": None}}), "body.0.value.image.image"),
            (("video", {"url": "https://example.org/v", "title": "Snimak"}), "body.0.value.url"),
            (("button", {"text": "Prijava"}), "body.0.value.page"),
            (
                ("key_figures", {"figures": [{"value": {"value": "1", "label": ""}}]}),
                "body.0.value.figures.0.value.label",
            ),
        ],
    )
    def test_in_a_block(self, admin, site_tree, block, path):
        assert path in self.create(admin, site_tree, **story(block))

    @pytest.mark.parametrize(
        ("block", "path"),
        [
            ({"type": "marquee", "value": "x"}, "body.0"),
            ({"value": "x"}, "body.0"),
            ({"type": "heading", "value": "x"}, "body.0.heading.value"),
            ({"type": "heading", "value": {"text": "x", "colour": "red"}}, "body.0.heading.value.colour"),
            ({"type": "heading", "value": {"text": "x", "level": "h9"}}, "body.0.heading.value.level"),
            ({"type": "image", "value": {"image": {"image": "x"}}}, "body.0.image.value.image.image"),
            ({"type": "key_figures", "value": {"figures": [1]}}, "body.0.key_figures.value.figures.0"),
            (
                {"type": "video", "value": {"url": "https://vimeo.com/1", "title": "x", "poster": 987654}},
                "body.0.video.value.poster",
            ),
            ({"type": "button", "value": {"text": "x", "page": 10**30}}, "body.0.button.value.page"),
            ("x", "body.0"),
        ],
    )
    def test_in_the_shape_of_a_block(self, admin, site_tree, block, path):
        named = self.create(admin, site_tree, body=[block])
        assert [key.removeprefix("data.newsroom.NewsPage.") for key in named] == [path]

    def test_in_fields_and_what_they_say_together(self, admin, site_tree):
        meta = {"type": "events.EventPage", "parent_id": site_tree.sr.events.pk, "action": "publish"}
        body = {
            "title": "Sajam",
            "start_date": "2027-09-25",
            "end_date": "2027-09-24",
            "event_type": "party",
            "lead_image_id": 987654,
            "sessions": [
                {"date": "2027-09-25", "title": "Otvaranje"},
                {"date": "2027-09-25", "title": "Kraj", "start_time": "10:00", "end_time": "09:00"},
            ],
            "meta": meta,
        }
        named = errors(admin.send("post", "pages/", body, status=422))
        assert {"event_type", "lead_image", "sessions.1.end_time"} <= named.keys()
        assert not EventPage.objects.exists()
        body = {**body, "event_type": "fair", "lead_image_id": None, "sessions": []}
        assert "end_date" in errors(admin.send("post", "pages/", body, status=422))

    def test_a_photo_that_nothing_stands_for_is_named(self, admin, site_tree):
        known, unknown = CmsImageFactory(), CmsImageFactory(alt_sr="", alt_en="")
        meta = {"type": "galleries.GalleryPage", "parent_id": site_tree.sr.galleries.pk}
        body = {"title": "Slike", "photos": [{"image_id": known.pk}, {"image_id": unknown.pk}], "meta": meta}
        gallery = admin.send("post", "pages/", body, status=201).json()
        draft = admin.get(f"pages/{gallery['id']}/?version=draft")
        # Sent in another order, each is named by its place in what was sent.
        photos = [
            {"id": row["id"], "image_id": row["image"]["id"]} for row in reversed(draft.json()["photos"])
        ]
        answer = admin.send(
            "patch",
            f"pages/{gallery['id']}/",
            {"photos": photos, "meta": {"action": "publish"}},
            version=draft.headers["ETag"],
            status=422,
        )
        assert "photos.0.alt" in errors(answer)
        assert not GalleryPage.objects.get().live

    @pytest.mark.parametrize(
        "body",
        [
            *(
                [],
                1,
                "x",
                None,
                {"meta": 1},
                {"body": 1},
                {"body": {"type": "heading"}},
                {"attachments": [1]},
            ),
            *({"attachments": [{"document_id": 10**30}]}, {"categories": ["x"]}, {"categories": [987654]}),
            *({"title": None}, {"title": "x\0"}, {"lead": 1}, {"lead_image_id": 10**30}, {"lead": "x" * 601}),
            {"publication_date": "soon"},
        ],
    )
    def test_nonsense_is_a_mistake_of_the_client(self, admin, news, body):
        answer = admin.client.patch(
            f"/api/v3-preview/pages/{news.pk}/",
            json.dumps(body),
            content_type="application/json",
            headers={**admin.headers, "if-match": "*"},
        )
        assert answer.status_code == 422, answer.content
        assert latest(news).title == "Radionica"

    def test_a_draft_may_be_unfinished(self, admin, site_tree):
        meta = {"type": "newsroom.NewsPage", "parent_id": site_tree.sr.news.pk}
        body = {"title": "Vest", **story(("heading", {"text": ""})), "meta": meta}
        page_id = admin.send("post", "pages/", body, status=201).json()["id"]
        assert not NewsPage.objects.get(pk=page_id).live

    def test_a_page_type_that_does_not_belong_there_is_refused(self, admin, site_tree):
        meta = {"type": "newsroom.NewsPage", "parent_id": site_tree.sr.events.pk}
        admin.send("post", "pages/", {"title": "Vest", "meta": meta}, status=403)


class TestVersions:
    """Nothing is overwritten that the writer has not seen."""

    def test_a_change_needs_the_version_that_it_is_made_to(self, admin, news):
        answer = admin.send("patch", f"pages/{news.pk}/", {"lead": "Drugi uvod"}, status=428)
        assert "If-Match" in answer.json()["detail"]
        admin.send("post", f"pages/{news.pk}/actions/revert/", {"revision_id": 1}, status=428)

    def test_what_somebody_else_wrote_meanwhile_stays(self, admin, news):
        seen = admin.get(f"pages/{news.pk}/?version=draft").headers["ETag"]
        colleague = news.get_latest_revision_as_object()
        colleague.lead = "Uvod koleginice"
        colleague.save_revision()
        answer = admin.send("patch", f"pages/{news.pk}/", {"lead": "Moj uvod"}, version=seen, status=412)
        assert latest(news).lead == "Uvod koleginice"
        admin.send("post", f"pages/{news.pk}/actions/publish/", version=seen, status=412)
        admin.send("delete", f"pages/{news.pk}/", version=seen, status=412)
        again = admin.send("patch", f"pages/{news.pk}/", {"lead": "Moj uvod"}, version=answer.headers["ETag"])
        assert again.headers["ETag"] != answer.headers["ETag"]
        assert latest(news).lead == "Moj uvod"

    @pytest.mark.parametrize("change", ["publish", "unpublish"])
    def test_publication_is_another_version(self, admin, news, change):
        before = admin.get(f"pages/{news.pk}/").headers["ETag"]
        admin.send("post", f"pages/{news.pk}/actions/{change}/")
        assert admin.get(f"pages/{news.pk}/").headers["ETag"] != before

    def test_a_star_writes_over_whatever_is_there(self, admin, news):
        admin.send("patch", f"pages/{news.pk}/", {"lead": "Moj uvod"}, version="*")


class TestReadingAndWriting:
    def test_what_is_read_can_be_written_back_and_keeps_its_ids(self, admin, news):
        image = CmsImageFactory()
        body = story(
            ("rich_text", "<p>Mesta ima <b>40</b>.</p>"),
            ("gallery", {"photos": [{"value": {"image": {"image": image.pk, "decorative": True}}}]}),
            ("table", {"data": [["Dan", "Sala"], ["25.", "A"]], "table_header_choice": "row"}),
        )
        admin.send("patch", f"pages/{news.pk}/", body, version="*")
        read = admin.get(f"pages/{news.pk}/?version=draft")
        first = read.json()["body"]
        photo = first[1]["value"]["photos"][0]
        assert photo["value"]["image"]["image"] == image.pk
        assert photo["id"]
        admin.send("patch", f"pages/{news.pk}/", {"body": first}, version=read.headers["ETag"])
        again = admin.get(f"pages/{news.pk}/?version=draft").json()["body"]
        assert without_paragraph_keys(again) == without_paragraph_keys(first)

    def test_the_sections_of_the_front_page_are_put_in_order(self, admin, site_tree):
        address = f"pages/{site_tree.sr.home.pk}/"
        admin.send("patch", address, {"sections": [{"type": "events"}, {"type": "news"}]}, version="*")
        read = admin.get(f"{address}?version=draft").json()["sections"]
        assert [section["type"] for section in read] == ["events", "news"]
        again = {"sections": [*read, {"type": "news"}]}
        assert "sections" in str(errors(admin.send("patch", address, again, version="*", status=422)))

    def test_what_is_not_sent_stays(self, admin, news):
        admin.send("patch", f"pages/{news.pk}/", {**story(("heading", {"text": "Prijava"}))}, version="*")
        admin.send("patch", f"pages/{news.pk}/", {"place": "Niš"}, version="*")
        draft = latest(news)
        assert (draft.lead, draft.place, draft.body[0].value["text"]) == (
            "Radionica za zanatlije.",
            "Niš",
            "Prijava",
        )

    def test_what_a_text_may_not_have_is_taken_out_and_said(self, admin, news):
        body = story(("rich_text", "<p>A<script>alert(1)</script></p>"))
        answer = admin.send("patch", f"pages/{news.pk}/", body, version="*").json()
        assert "script" not in str(answer["body"])
        assert answer["meta"]["warnings"]


class TestRoles:
    """What a token may do is what its owner may do in the admin."""

    def news_in(self, section, **meta):
        return {
            "title": "Vest",
            "meta": {"type": "newsroom.NewsPage", "parent_id": section.pk, **meta},
        }

    def test_an_editor_writes_and_submits_and_a_moderator_publishes(self, site_tree):
        editor, moderator = Program(person("urednica", "Editors")), Program(person("recenzent", "Moderators"))
        editor.send("post", "pages/", self.news_in(site_tree.en.news), status=403)
        editor.send("post", "pages/", self.news_in(site_tree.sr.news, action="publish"), status=403)
        page_id = editor.send("post", "pages/", self.news_in(site_tree.sr.news), status=201).json()["id"]
        editor.send("post", f"pages/{page_id}/actions/publish/", status=403)
        editor.send("post", f"pages/{page_id}/actions/review/", {"action": "approve"}, status=403)
        editor.send("post", f"pages/{page_id}/actions/submit/")
        # In review the page is the moderator's.
        editor.send("patch", f"pages/{page_id}/", {"title": "Druga"}, version="*", status=403)
        moderator.send("post", f"pages/{page_id}/actions/review/", {"action": "reject", "comment": "Datum?"})
        editor.send("patch", f"pages/{page_id}/", {"title": "Druga"}, version="*")
        editor.send("post", f"pages/{page_id}/actions/submit/")
        moderator.send("post", f"pages/{page_id}/actions/review/", {"action": "approve"})
        page = NewsPage.objects.get(pk=page_id)
        assert page.live
        assert page.title == "Druga"

    def test_a_translator_writes_no_original(self, site_tree, news):
        translator = Program(person("prevodilac", "Translators: English"))
        translator.send("patch", f"pages/{news.pk}/", {"lead": "X"}, version="*", status=403)
        translator.send("post", "pages/", self.news_in(site_tree.en.news), status=403)
        made = translator.send("post", f"pages/{news.pk}/translations/", {"locale": "en"}, status=201).json()
        address = f"translations/{made['id']}/"
        work = translator.get(address)
        texts = [{"key": text["key"], "text": f"EN {text['source']}"} for text in work.json()["texts"]]
        translator.send("patch", address, {"texts": texts}, version=work.headers["ETag"])
        assert translator.send("post", f"{address}publish/").json()["live"]

    def test_nobody_translates_into_a_language_that_is_not_theirs(self, site_tree, news):
        translation = submit_for_translation(news)
        editor = Program(person("urednica", "Editors"))
        for method, path in [("get", ""), ("patch", ""), ("post", "publish/"), ("post", "submit/")]:
            address = f"translations/{translation.pk}/{path}"
            if method == "get":
                editor.get(address, status=404)
            else:
                body = {"texts": [{"key": "1-1", "text": "x"}]} if method == "patch" else {}
                editor.send(method, address, body, version="*", status=404)


class TestTranslating:
    @pytest.fixture
    def work(self, admin, news):
        made = admin.send("post", f"pages/{news.pk}/translations/", {"locale": "en"}, status=201).json()
        return f"translations/{made['id']}/"

    def key(self, admin, work, path):
        return next(text["key"] for text in admin.get(work).json()["texts"] if text["path"] == path)

    def test_it_waits_for_the_page_above(self, admin, site_tree, news):
        site_tree.en.news.delete()
        answer = admin.send("post", f"pages/{news.pk}/translations/", {"locale": "en"}, status=422)
        assert "locale" in errors(answer)

    def test_it_is_made_once(self, admin, news, work):
        admin.send("post", f"pages/{news.pk}/translations/", {"locale": "en"}, status=409)
        assert [row["locale"] for row in admin.get(f"pages/{news.pk}/translations/").json()] == ["en"]

    def test_texts_are_stored_all_or_none(self, admin, work):
        title = self.key(admin, work, "title")
        texts = [{"key": title, "text": "Workshop"}, {"key": "0-0", "text": "x"}, {"key": title, "text": " "}]
        answer = admin.send("patch", work, {"texts": texts}, version="*", status=422)
        assert set(errors(answer)) == {"texts.1.key", "texts.2.text"}
        long = [{"key": title, "text": "x" * 300}]
        assert "255" in str(errors(admin.send("patch", work, {"texts": long}, version="*", status=422)))
        assert admin.get(work).json()["texts"][0]["status"] == "open"

    def test_what_somebody_else_translated_meanwhile_stays(self, admin, work):
        seen, title = admin.get(work).headers["ETag"], self.key(admin, work, "title")
        body = {"texts": [{"key": title, "text": "Workshop"}]}
        admin.send("patch", work, body, status=428)
        admin.send("patch", work, body, version=seen)
        admin.send("patch", work, {"texts": [{"key": title, "text": "Course"}]}, version=seen, status=412)
        assert admin.get(work).json()["texts"][0]["text"] == "Workshop"

    def test_a_summary_is_published_with_title_and_lead(self, admin, news, work, client):
        admin.send("patch", f"pages/{news.pk}/", {**story(("heading", {"text": "Prijava"}))}, version="*")
        admin.send("post", f"pages/{news.pk}/actions/publish/")
        texts = [{"key": self.key(admin, work, path), "text": f"EN {path}"} for path in ("title", "lead")]
        admin.send("patch", work, {"texts": texts}, version="*")
        assert "as_summary" in errors(admin.send("post", f"{work}publish/", status=422))
        made = admin.send("post", f"{work}publish/", {"as_summary": True}).json()
        assert (made["live"], made["summary_only"]) == (True, True)
        assert client.get(f"/api/v2/pages/{made['page_id']}/").json()["title"] == "EN title"

    def test_a_translation_s_texts_are_not_written_into_its_page(self, admin, news, work):
        page_id = admin.get(work).json()["page_id"]
        answer = admin.send("patch", f"pages/{page_id}/", {"lead": "A workshop."}, version="*", status=422)
        assert "translations/" in errors(answer)["lead"]
        admin.send("patch", f"pages/{page_id}/", {"slug": "workshop"}, version="*")
        assert Page.objects.get(pk=page_id).slug == "workshop"


class TestLeaving:
    """What the admin asks about translations is asked here too."""

    @pytest.fixture
    def english(self, news):
        translation = submit_for_translation(news)
        write_all(translation)
        translation.save_target(publish=False)
        page = translation.get_target_instance().specific
        page.latest_revision.publish()
        return page

    def ask(self, admin, method, path, query="", status=200, body=None):
        return admin.send(method, f"{path}{query}", body, status=status)

    @pytest.mark.parametrize(
        ("method", "suffix", "done"), [("post", "actions/unpublish/", 200), ("delete", "", 204)]
    )
    def test_it_has_to_be_answered(self, admin, news, english, method, suffix, done):
        path = f"pages/{news.pk}/{suffix}"
        question = admin.send(method, path, status=409).json()
        assert [(one["id"], one["locale"], one["possible"]) for one in question["errors"]] == [
            (english.pk, "en", True)
        ]
        for wrong in ("?also=0", f"?also=none&also={english.pk}"):
            admin.send(method, path + wrong, status=409)
        assert Page.objects.get(pk=news.pk).live
        admin.send(method, f"{path}?also=none", status=done)
        assert Page.objects.get(pk=english.pk).live

    def test_translations_go_with_the_page(self, admin, news, english):
        admin.send("post", f"pages/{news.pk}/actions/unpublish/?also={english.pk}")
        assert not Page.objects.filter(pk__in=[news.pk, english.pk], live=True).exists()
        admin.send("delete", f"pages/{news.pk}/?also={english.pk}", status=204)
        assert not Page.objects.filter(pk__in=[news.pk, english.pk]).exists()

    def test_a_page_without_translations_leaves_at_once(self, admin, site_tree):
        event = EventPageFactory(parent=site_tree.sr.events)
        admin.send("post", f"pages/{event.pk}/actions/unpublish/")
        admin.send("delete", f"pages/{event.pk}/actions/delete/", status=204)


class TestUploads:
    def test_what_is_no_picture_is_refused(self, admin):
        fake = SimpleUploadedFile("sala.jpg", b"<svg onload=alert(1)>", "image/jpeg")
        answer = admin.client.post(
            "/api/v3-preview/images/", {"file": fake, "title": "Sala"}, headers=admin.headers
        )
        assert answer.status_code == 422
        assert "file" in str(answer.json()["errors"])
        assert not CmsImage.objects.exists()

    def test_where_a_picture_was_taken_is_removed(self, admin):
        exif = Image.Exif()
        exif[0x010F] = "Kamera"
        exif[0x8825] = {1: "N", 2: (43.0, 19.0, 0.0)}
        data = io.BytesIO()
        Image.new("RGB", (640, 480)).save(data, "JPEG", exif=exif)
        assert b"Kamera" in data.getvalue()
        file = SimpleUploadedFile("IMG_5501.jpg", data.getvalue(), "image/jpeg")
        made = admin.upload("images/", file, title="Sala", alt_sr="Sala")
        image = CmsImage.objects.get(pk=made["id"])
        with image.file.open("rb") as stored:
            assert b"Kamera" not in stored.read()
        assert image.alt_sr == "Sala"

    def test_a_document_that_is_not_what_it_is_called_is_refused(self, admin):
        fake = SimpleUploadedFile("program.pdf", b"MZ...", "application/pdf")
        answer = admin.client.post(
            "/api/v3-preview/documents/", {"file": fake, "title": "Program"}, headers=admin.headers
        )
        assert answer.status_code == 422
        assert "file" in str(answer.json()["errors"])
