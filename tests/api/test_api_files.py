"""Images and documents as resources of their own."""

import pytest
from django.core.files.base import ContentFile

from cms.documents.models import CmsDocument
from cms.images.factories import CmsImageFactory
from newsroom.factories import NewsPageFactory
from newsroom.models import NewsAttachment

pytestmark = pytest.mark.django_db


def test_image_has_its_texts_and_a_file_for_each_use(api, site_tree, client):
    image = CmsImageFactory(alt_sr="Stolar", alt_en="A carpenter", credit="M. P.")
    NewsPageFactory(parent=site_tree.sr.news, lead_image=image)
    found = api.get(f"v2/images/{image.pk}/")
    assert (found["alt"], found["credit"], found["width"], found["height"]) == ("Stolar", "M. P.", 1200, 800)
    assert api.get(f"v2/images/{image.pk}/?locale=en")["alt"] == "A carpenter"
    card = found["renditions"]["card"]
    assert card["src"].startswith("http://127.0.0.1:8000/media/images/")
    assert [source["type"] for source in card["sources"]] == ["image/avif", "image/webp", "image/jpeg"]
    assert set(found["renditions"]) == {"hero", "card", "text", "photo", "thumbnail", "share"}
    smallest = card["sources"][-1]["srcset"][0]
    assert client.get(smallest["url"].removeprefix("http://127.0.0.1:8000")).status_code == 200


def test_images_are_found_in_stories_and_galleries(api, site_tree):
    from galleries.factories import GalleryPageFactory, GalleryPhotoFactory

    in_story, in_gallery = CmsImageFactory(), CmsImageFactory()
    NewsPageFactory(
        parent=site_tree.sr.news,
        body=[("image", {"image": in_story, "caption": "", "credit": "", "width": "text"})],
    )
    gallery = GalleryPageFactory(parent=site_tree.sr.galleries)
    GalleryPhotoFactory(page=gallery, image=in_gallery)
    gallery.save()
    assert {item["id"] for item in api.get("v2/images/")["items"]} == {in_story.pk, in_gallery.pk}


def test_document_says_what_the_reader_gets(api, site_tree, client):
    file = CmsDocument.objects.create(
        title="Program", language="en", file_size=13, file=ContentFile(b"%PDF-1.4 test", name="program.pdf")
    )
    page = NewsPageFactory(parent=site_tree.sr.news)
    page.attachments.add(NewsAttachment(document=file, title="Program skupa", locale=page.locale))
    page.save()
    found = api.get(f"v2/documents/{file.pk}/")
    assert (found["title"], found["language"], found["file_type"], found["size"]) == (
        "Program",
        "en",
        "pdf",
        13,
    )
    assert client.get(found["download_url"].removeprefix("http://127.0.0.1:8000")).status_code == 200
    assert api.get(f"v2/pages/{page.pk}/")["attachments"][0]["title"] == "Program skupa"


def test_files_are_trimmed_ordered_and_paged(api, site_tree):
    for _ in range(3):
        NewsPageFactory(parent=site_tree.sr.news, lead_image=CmsImageFactory())
    ids = [item["id"] for item in api.get("v2/images/")["items"]]
    assert [item["id"] for item in api.get("v2/images/?order=-id&limit=2")["items"]] == ids[:0:-1]
    assert api.get("v2/images/?fields=_,id,renditions(card)&limit=1")["items"][0].keys() == {
        "id",
        "renditions",
    }
