"""An event with pictures from nothing to both languages, over HTTP only."""

import io

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image

from cms.taxonomy.models import Category
from tests.api.editing import Program

pytestmark = pytest.mark.django_db


def photograph(name: str) -> SimpleUploadedFile:
    """A small JPEG with the place where it was taken in its metadata."""
    exif = Image.Exif()
    exif[0x8825] = {1: "N", 2: (43.0, 19.0, 0.0)}
    data = io.BytesIO()
    Image.new("RGB", (640, 480), "#8a3b2a").save(data, "JPEG", exif=exif)
    return SimpleUploadedFile(name, data.getvalue(), "image/jpeg")


def test_an_event_with_pictures_is_published_and_translated(site_tree, admin_user, client):
    program = Program(admin_user)
    category = Category.objects.create(name="Obuka", locale=site_tree.sr.home.locale)
    picture = program.upload(
        "images/", photograph("IMG_5501.jpg"), title="Sala", alt_sr="Sala puna ljudi", alt_en="A full hall"
    )
    paper = SimpleUploadedFile("program.pdf", b"%PDF-1.7\n", "application/pdf")
    document = program.upload("documents/", paper, title="Program", language="sr")

    gallery = program.send(
        "post",
        "pages/",
        {
            "title": "Slike sa radionice",
            "date": "2027-09-25",
            "photos": [
                {"image_id": picture["id"], "caption": "Prvi dan", "alt": "Učesnici u sali"},
                {"image_id": picture["id"], "is_decorative": True},
            ],
            "meta": {
                "type": "galleries.GalleryPage",
                "parent_id": site_tree.sr.galleries.pk,
                "action": "publish",
            },
        },
        status=201,
    ).json()
    event = program.send(
        "post",
        "pages/",
        {
            "title": "Radionica za zanatlije",
            "lead": "Tri dana u Nišu.",
            "lead_image_id": picture["id"],
            "start_date": "2027-09-25",
            "start_time": "09:00",
            "end_date": "2027-09-27",
            "end_time": "17:00",
            "town": "Niš",
            "event_type": "workshop",
            "categories": [category.pk],
            "gallery_id": gallery["id"],
            "participants": [
                {"role": "organiser", "name": "Kuća klastera"},
                {"role": "speaker", "name": "Milica Petrović", "description": "stolarka"},
            ],
            "attachments": [{"document_id": document["id"], "title": "Program"}],
            "related_pages": [{"target_id": gallery["id"]}],
            "body": [
                {"type": "heading", "value": {"text": "Prijava"}},
                {
                    "type": "rich_text",
                    "value": {"format": "db_markdown", "content": "Mesta ima **četrdeset**."},
                },
                {
                    "type": "image",
                    "value": {
                        "image": {"image": picture["id"], "alt_text": "Sala", "decorative": False},
                        "caption": "Sala u Nišu",
                    },
                },
                {
                    "type": "key_figures",
                    "value": {"figures": [{"value": {"value": "40", "label": "mesta"}}]},
                },
            ],
            "meta": {"type": "events.EventPage", "parent_id": site_tree.sr.events.pk},
        },
        status=201,
    )
    page_id = event.json()["id"]
    assert client.get(f"/api/v2/pages/{page_id}/").status_code == 404
    program.send("post", f"pages/{page_id}/actions/publish/", version=event.headers["ETag"])

    public = client.get(f"/api/v2/pages/{page_id}/").json()
    assert public["town"] == "Niš"
    assert [block["type"] for block in public["body"]] == ["heading", "rich_text", "image", "key_figures"]
    assert "<b>četrdeset</b>" in public["body"][1]["value"]
    assert public["body"][2]["value"]["image"]["alt"] == "Sala"
    assert public["categories"][0]["name"] == "Obuka"

    made = program.send("post", f"pages/{page_id}/translations/", {"locale": "en"}, status=201).json()
    address = f"translations/{made['id']}/"
    work = program.get(address)
    assert program.send("post", f"{address}publish/", status=422)
    texts = [
        {"key": text["key"], "text": f"EN {text['source']}"}
        if text["source"] != "Niš"
        else {"key": text["key"], "same": True}
        for text in work.json()["texts"]
    ]
    written = program.send("patch", address, {"texts": texts}, version=work.headers["ETag"])
    assert written.json()["open_texts"] == 0
    published = program.send("post", f"{address}publish/").json()
    assert published["live"]

    english = client.get(f"/api/v2/pages/{published['page_id']}/").json()
    assert english["title"] == "EN Radionica za zanatlije"
    assert english["start_date"] == "2027-09-25"
    assert english["body"][2]["value"]["caption"] == "EN Sala u Nišu"
    photos = client.get(f"/api/v2/photos/?gallery={gallery['id']}").json()["items"]
    assert [photo["image"]["alt"] for photo in photos] == ["Učesnici u sali", ""]
