"""Media in a bucket: the same addresses, the same doors and the same answers as from a folder."""

import io
import socket
import subprocess
import sys
import time
from pathlib import Path

import pytest
from django.contrib.auth import get_user_model
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from PIL import Image
from wagtail.models import Collection, CollectionViewRestriction
from wagtail.users.models import UserProfile

from cms.documents.models import CmsDocument
from cms.images.factories import CmsImageFactory
from cms.images.models import CmsImage
from cms.images.renditions import picture_sources
from cms.images.tests import files
from cms.media import s3
from cms.media.away import StorageAwayError
from cms.media.s3 import S3Media
from cms.settings.storage import media_storage
from newsroom.factories import NewsPageFactory
from tests.bucket import KEYS, NAME, REGION, serving_bucket

pytestmark = pytest.mark.django_db

PDF = b"%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\n" + b"x" * 2_000 + b"\ntrailer<</Root 1 0 R>>\n%%EOF\n"


@pytest.fixture(scope="module")
def _bucket_server():
    with serving_bucket() as bucket:
        yield bucket


@pytest.fixture
def bucket(_bucket_server, monkeypatch, settings):
    """An empty bucket, where the site keeps its media."""
    for name, value in KEYS.items():
        monkeypatch.setenv(name, value)
    for name in _bucket_server.names():
        _bucket_server.client.delete_object(Bucket=NAME, Key=name)
    settings.STORAGES = {
        **settings.STORAGES,
        "default": media_storage(NAME, _bucket_server.endpoint, REGION, ""),
    }
    return _bucket_server


@pytest.fixture(params=["folder", "bucket"])
def either(request):
    """Media once in a folder and once in a bucket."""
    if request.param == "bucket":
        request.getfixturevalue("bucket")


def body(response) -> bytes:
    """What an answer says; read to its end, it is closed by the test's client."""
    return b"".join(response.streaming_content)


def document(**fields) -> CmsDocument:
    """A stored PDF."""
    return CmsDocument.objects.create(title="Poziv", file=ContentFile(PDF, "poziv.pdf"), **fields)


class TestPictures:
    def test_from_the_form_to_the_reader_and_away(
        self, bucket, admin_client, client, django_capture_on_commit_callbacks
    ):
        upload = SimpleUploadedFile("IMG.jpg", files.phone_jpeg(), "image/jpeg")
        form = {"title": "Vez", "file": upload, "collection": Collection.get_first_root_node().pk}
        assert admin_client.post(reverse("wagtailimages:add"), form).status_code == 302
        image = CmsImage.objects.get()
        assert bucket.names() == [image.file.name]

        source = picture_sources(image, "card")
        response = client.get(source.src)
        assert response["Cache-Control"] == "public, max-age=31536000, immutable"
        assert Image.open(io.BytesIO(body(response))).size == (source.width, source.height)
        assert len(bucket.names()) == 2

        with django_capture_on_commit_callbacks(execute=True):
            image.delete()
        assert bucket.names() == []
        assert client.get(source.src).status_code == 404

    def test_originals_are_for_editors(self, bucket, admin_client, client):
        image = CmsImageFactory()
        assert image.file.url == f"/media/{image.file.name}"
        assert client.get(image.file.url)["Location"].startswith("/admin/login/")
        assert body(admin_client.get(image.file.url))
        assert admin_client.get(image.file.url)["Cache-Control"] == "private, no-store"

    def test_addresses_ask_nobody(self, bucket, settings):
        image = CmsImageFactory()
        settings.STORAGES["default"]["OPTIONS"]["endpoint_url"] = "http://127.0.0.1:9"
        settings.STORAGES = {**settings.STORAGES}
        assert picture_sources(CmsImage.objects.get(), "card").src.startswith("/media/images/")
        assert CmsImage.objects.get().file.url.startswith("/media/originals/")
        assert image.file.name

    def test_the_admin_shows_and_replaces_it(self, bucket, admin_client):
        image = CmsImageFactory()
        url = reverse("wagtailimages:edit", args=[image.pk])
        assert admin_client.get(url).status_code == 200
        assert admin_client.get(reverse("wagtailimages:index")).status_code == 200
        upload = SimpleUploadedFile("IMG.jpg", files.phone_jpeg(), "image/jpeg")
        form = {"title": "Novo", "file": upload, "collection": image.collection_id}
        assert admin_client.post(url, form).status_code == 302
        assert image.file.name not in bucket.names()
        assert CmsImage.objects.get().file.name in bucket.names()

    def test_many_uploads_at_once(self, bucket, admin_client):
        url = reverse("wagtailimages:add_multiple")
        for number in range(2):
            upload = SimpleUploadedFile(f"{number}.jpg", files.phone_jpeg(), "image/jpeg")
            answer = admin_client.post(url, {"title": str(number), "files[]": upload})
            assert answer.json()["success"]
        assert len(bucket.names()) >= 2

    def test_a_portrait_of_an_editor(self, bucket, admin_client):
        profile = UserProfile.get_for_user(get_user_model().objects.get())
        profile.avatar.save("ja.jpg", ContentFile(files.phone_jpeg()))
        assert profile.avatar.url.startswith("/media/avatar_images/")
        assert admin_client.get(profile.avatar.url).status_code == 200


class TestDocuments:
    def test_a_private_one_is_for_those_who_may(self, either, client, admin_client, django_user_model):
        folder = Collection.get_first_root_node().add_child(name="Interno")
        CollectionViewRestriction.objects.create(collection=folder, restriction_type="login")
        private, open_one = document(collection=folder), document()
        refused = client.get(private.url)
        assert refused.status_code == 302
        assert refused["Location"].startswith("/")
        given = admin_client.get(private.url)
        assert (given.status_code, given["Cache-Control"]) == (200, "private, no-cache")
        assert body(given) == PDF
        assert body(client.get(open_one.url)) == PDF
        assert client.get(private.file.url).status_code == 404

    def test_what_the_answer_says(self, either, client):
        response = client.get(document().url)
        assert response["Content-Type"] == "application/pdf"
        assert response["Content-Length"] == str(len(PDF))
        assert response["Content-Security-Policy"] == "default-src 'none'"
        assert response["X-Content-Type-Options"] == "nosniff"
        assert response["Content-Disposition"] == "inline"
        body(response)

    def test_a_large_one_that_the_server_parks_on_its_disk_meanwhile(self, either, admin_client):
        large = PDF.replace(b"x" * 2_000, b"x" * 4_000_000)
        data = {"title": "Zbornik", "language": "sr", "file": SimpleUploadedFile("zbornik.pdf", large)}
        data["collection"] = Collection.get_first_root_node().pk
        assert admin_client.post(reverse("wagtaildocs:add"), data).status_code == 302
        stored = CmsDocument.objects.get()
        assert body(admin_client.get(stored.url)) == large
        assert body(admin_client.get(stored.url, headers={"Range": "bytes=3999990-"})) == large[3_999_990:]

    def test_the_admin_shows_and_replaces_it(self, either, admin_client):
        stored = document()
        url = reverse("wagtaildocs:edit", args=[stored.pk])
        assert admin_client.get(url).status_code == 200
        data = {"title": "Poziv 2", "language": "sr", "file": SimpleUploadedFile("poziv2.pdf", PDF + b"2")}
        data["collection"] = stored.collection_id
        assert admin_client.post(url, data).status_code == 302
        assert body(admin_client.get(CmsDocument.objects.get().url)) == PDF + b"2"
        assert not default_storage.exists(stored.file.name)

    def test_files_of_one_name_stay_two(self, either, client):
        one = document()
        other = CmsDocument.objects.create(title="y", file=ContentFile(PDF + b"2", "poziv.pdf"))
        assert one.file.name != other.file.name
        assert body(client.get(one.url)) == PDF

    def test_a_name_that_another_process_takes_meanwhile(self, bucket, monkeypatch):
        """Both have asked whether the name is free before either writes."""
        free = iter(["documents/a.pdf", "documents/a.pdf", "documents/b.pdf"])
        monkeypatch.setattr(S3Media, "get_available_name", lambda *args, **options: next(free))
        assert default_storage.save("documents/a.pdf", ContentFile(b"1")) == "documents/a.pdf"
        assert default_storage.save("documents/a.pdf", ContentFile("2")) == "documents/b.pdf"
        assert default_storage.open("documents/a.pdf").read() == b"1"

    def test_a_lost_file_is_not_found(self, either, client):
        lost = document()
        lost.file.storage.delete(lost.file.name)
        assert client.get(lost.url).status_code == 404

    def test_writing_to_its_address_is_refused(self, either, client):
        assert client.post(document().url).status_code == 405


class TestParts:
    @pytest.mark.parametrize(
        ("asked", "part"),
        [("bytes=0-99", slice(0, 100)), ("bytes=2000-", slice(2000, None)), ("bytes=-7", slice(-7, None))],
    )
    def test_a_range(self, either, client, asked, part):
        response = client.get(document().url, headers={"Range": asked})
        content = body(response)
        assert (response.status_code, content) == (206, PDF[part])
        first, last, _ = part.indices(len(PDF))
        assert response["Content-Range"] == f"bytes {first}-{last - 1}/{len(PDF)}"
        assert response["Content-Length"] == str(len(content))

    def test_past_the_end(self, either, client):
        response = client.get(document().url, headers={"Range": "bytes=999999-"})
        assert (response.status_code, response["Content-Range"]) == (416, f"bytes */{len(PDF)}")

    @pytest.mark.parametrize(
        "asked",
        [
            "bytes=0-1,5-9",
            "bytes=-",
            "lines=0-1",
            "bytes=x",
            "bytes=5-2",
            "bytes=٠-١",
            f"bytes={'9' * 5_000}-",
            f"bytes=0-{'9' * 5_000}",
        ],
    )
    def test_what_is_not_understood_gives_the_whole(self, either, client, asked):
        response = client.get(document().url, headers={"Range": asked})
        assert (response.status_code, body(response)) == (200, PDF)

    def test_a_part_of_another_file_is_not_given(self, either, client):
        url = document().url
        etag = client.get(url)["ETag"]
        assert client.get(url, headers={"Range": "bytes=0-1", "If-Range": etag}).status_code == 206
        assert client.get(url, headers={"Range": "bytes=0-1", "If-Range": '"other"'}).status_code == 200

    def test_who_has_it_is_told_so(self, either, client):
        url = picture_sources(CmsImageFactory(), "card").src
        first = client.get(url)
        body(first)
        for name, value in (("If-None-Match", first["ETag"]), ("If-Modified-Since", first["Last-Modified"])):
            again = client.get(url, headers={name: value})
            assert (again.status_code, again["ETag"]) == (304, first["ETag"])
            assert "immutable" in again["Cache-Control"]

    def test_head(self, either, client):
        url = document().url
        assert client.head(url)["Content-Length"] == str(len(PDF))

    def test_an_empty_file(self, either, client):
        default_storage.save("images/none.jpg", ContentFile(b""))
        for asked in ({}, {"Range": "bytes=0-"}, {"Range": "bytes=-5"}):
            response = client.get("/media/images/none.jpg", headers=asked)
            assert (response.status_code, body(response)) == (200, b"")


def test_cards_are_drawn_into_the_bucket_and_replaced(bucket, client, site_tree):
    page = NewsPageFactory(parent=site_tree.sr.news, title="Prvi naslov")
    first = client.get(f"/media/cards/{page.pk}/sr-latn-x.png")["Location"]
    assert body(client.get(first)).startswith(b"\x89PNG")
    page.title = "Drugi naslov"
    page.save_revision().publish()
    second = client.get(first)["Location"]
    assert body(client.get(second)).startswith(b"\x89PNG")
    assert bucket.names() == [f"cards/{page.pk}/{second.rsplit('/', 1)[-1]}"]


def test_strangers_get_nothing_from_the_store_itself(bucket, client):
    image = CmsImageFactory()
    body(client.get(picture_sources(image, "card").src))
    document()
    names = bucket.names()
    assert {name.split("/")[0] for name in names} == {"originals", "images", "documents"}
    assert [bucket.status_for_strangers(name) for name in names] == [403] * 3
    assert [bucket.grants_to_others(name) for name in names] == [[], [], []]


def keep_media_at(settings, endpoint: str, bucket: str = NAME) -> None:
    """Let the site look for its media elsewhere."""
    settings.STORAGES = {**settings.STORAGES, "default": media_storage(bucket, endpoint, REGION, "")}


@pytest.fixture
def missed(bucket, site_tree):
    """Addresses that need the store: a document, a picture that was made and one that was not, a card, and what the admin shows."""
    made, unmade = (picture_sources(CmsImageFactory(), "card").src for _number in range(2))
    body(Client().get(made))
    card = Client().get(f"/media/cards/{site_tree.sr.news.pk}/sr-latn-x.png")["Location"]
    return [document().url, made, unmade, card, "/media/avatar_images/ja.jpg"]


def test_a_store_that_does_not_answer_is_no_missing_file(missed, admin_client, settings):
    keep_media_at(settings, "http://127.0.0.1:9")
    for address in missed:
        response = admin_client.get(address)
        assert (response.status_code, response["Retry-After"]) == (503, "10"), address
        assert response["Cache-Control"] == "no-store"


@pytest.mark.parametrize("headers", [{}, {"If-None-Match": '"x"'}])
def test_nor_is_a_bucket_that_is_not_there(missed, bucket, admin_client, settings, headers):
    for address in missed:
        keep_media_at(settings, bucket.endpoint, "misspelt")
        assert admin_client.get(address, headers=headers).status_code == 503, address


def test_nor_one_that_fails_between_two_questions(bucket, client, monkeypatch):
    """The rendition that the database knows is looked for once more before it is made again."""
    address = picture_sources(CmsImageFactory(), "card").src
    body(client.get(address))

    def fail(*args):
        raise StorageAwayError

    monkeypatch.setattr(S3Media, "exists", fail)
    default_storage.delete(address.removeprefix("/media/"))
    assert client.get(address).status_code == 503


def test_every_question_says_that_it_is_away(bucket, settings, monkeypatch):
    monkeypatch.setattr(s3, "AWAY_SECONDS", 0)
    keep_media_at(settings, "http://127.0.0.1:9")
    asked = [default_storage.exists, default_storage.delete, default_storage.listdir, default_storage.size]
    for ask in (*asked, default_storage.open, default_storage.get_modified_time):
        with pytest.raises(StorageAwayError):
            ask("x")


def test_a_silent_store_is_waited_for_by_one_request_only(bucket, client, settings, monkeypatch):
    """It takes connections and says nothing."""
    url = document().url
    body(client.get(url))
    monkeypatch.setattr(s3, "READ_SECONDS", 0.2)
    monkeypatch.setattr(s3, "AWAY_SECONDS", 60)
    with socket.create_server(("127.0.0.1", 0)) as silent:
        keep_media_at(settings, f"http://127.0.0.1:{silent.getsockname()[1]}")
        assert client.get(url).status_code == 503
        # It would tell of being asked.
        silent.settimeout(0)
        for _attempt in range(2):
            silent.accept()[0].close()
        assert client.get(url).status_code == 503
        with pytest.raises(BlockingIOError):
            silent.accept()


def test_a_store_that_is_back_is_asked_again(bucket, client, settings):
    url = document().url
    default_storage.exists("x")
    default_storage._away_until = time.monotonic() + 60
    assert client.get(url).status_code == 503
    default_storage._away_until = time.monotonic() - 1
    assert body(client.get(url)) == PDF
    assert body(client.get(url)) == PDF


def test_its_patience_is_short():
    config = s3._config("http://127.0.0.1:9")
    assert config.retries == {"mode": "standard", "total_max_attempts": 2}
    assert 2 * (config.connect_timeout + config.read_timeout) <= 15


def test_a_deleting_job_finds_the_bucket_and_is_told_no_keys(bucket):
    path, arguments, options = default_storage.deconstruct()
    assert (path, list(arguments)) == ("cms.media.s3.S3Media", [])
    assert not {"access_key", "secret_key"} & set(options)


def test_boto_is_loaded_only_where_there_is_a_bucket(tmp_path):
    code = "import django, sys; django.setup(); import cms.urls; print('boto3' in sys.modules, 'storages' in sys.modules)"
    done = subprocess.run(
        [sys.executable, "-c", code],
        cwd=Path(__file__).parents[3],
        env={"DJANGO_SETTINGS_MODULE": "cms.settings.local", "VAR_DIR": str(tmp_path)},
        capture_output=True,
        text=True,
        check=True,
    )
    assert done.stdout.split() == ["False", "False"]
