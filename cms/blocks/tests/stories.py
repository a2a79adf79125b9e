"""Stories to test with: one block of each kind, and pages, images and files for them to choose.

Pages are made by type name, since ``cms`` imports no content app.
"""

from types import SimpleNamespace
from typing import Any

from django.apps import apps
from django.core.files.base import ContentFile
from wagtail.models import Page

from cms.documents.models import CmsDocument
from cms.images.factories import CmsImageFactory
from cms.images.models import CmsImage

NEWS, GALLERY, STANDARD = "newsroom.NewsPage", "galleries.GalleryPage", "home.StandardPage"


def make_page(name: str, parent: Page, **fields: Any) -> Page:
    """A live page of the named type below ``parent``."""
    fields.setdefault("title", "Stranica")
    page = apps.get_model(name)(locale=parent.locale, **fields)
    parent.refresh_from_db()
    return parent.add_child(instance=page)


def make_document(title: str = "Program", language: str = "sr", size: int = 245_760) -> CmsDocument:
    """A small file that says it has ``size`` bytes."""
    document = CmsDocument(title=title, language=language, file_size=size)
    document.file.save(f"{title.lower()}.pdf", ContentFile(b"%PDF-1.4"), save=False)
    document.save()
    return document


def make_image(**fields: Any) -> CmsImage:
    """A picture with its own texts in both languages."""
    return CmsImageFactory(**fields)


def make_gallery(parent: Page, photos: int, **fields: Any) -> Page:
    """A gallery page with photos that have captions of their own."""
    gallery = make_page(GALLERY, parent, **fields)
    for number in range(photos):
        gallery.photos.create(
            image=make_image(),
            caption=f"Natpis {number}",
            alt=f"Opis {number}",
            sort_order=number,
            locale=gallery.locale,
        )
    gallery.save()
    return gallery


def make_targets(site_tree: SimpleNamespace) -> SimpleNamespace:
    """One of each thing that blocks can choose."""
    return SimpleNamespace(
        image=make_image(),
        document=make_document(),
        news=make_page(
            NEWS,
            site_tree.sr.news,
            title="Prijave su otvorene",
            lead="Mesta ima za četrdeset učesnica.",
            lead_image=make_image(),
        ),
        gallery=make_gallery(site_tree.sr.galleries, photos=2, title="Dani klastera"),
    )


def item(kind: str, value: Any, number: int = 1) -> dict:
    """A stored block with an id that tests can name: ``heading-1``."""
    return {"type": kind, "value": value, "id": f"{kind}-{number}"}


def listed(value: Any, number: int = 1) -> dict:
    """A stored item of a list within a block."""
    return {"type": "item", "value": value, "id": f"item-{number}"}


def full_story(targets: SimpleNamespace, number: int = 1) -> list[dict]:
    """One stored block of each kind, two where they can hold either of two things."""
    image = {"image": targets.image.pk, "alt_text": "Tezga sa rukotvorinama", "decorative": False}
    blocks = {
        "heading": {"text": "Prijava učesnika", "level": "h2"},
        "rich_text": (
            f'<p>Pišite na <a href="mailto:prijava@example.org">prijava@example.org</a> ili pročitajte '
            f'<a linktype="page" id="{targets.news.pk}">vest</a> i <a linktype="document" id="{targets.document.pk}">'
            "program</a>.</p>"
        ),
        "quote": {"text": "Našli smo tri kupca.", "who": "Milica Petrović", "role": "stolarska radionica"},
        "notice": {"kind": "deadline", "text": "<p>Rok je petak.</p>"},
        "image": {"image": image, "caption": "Sajam u Nišu", "credit": "", "width": "wide"},
        "video": {
            "url": "https://youtu.be/dQw4w9WgXcQ",
            "title": "Dan na sajmu",
            "poster": targets.image.pk,
            "caption": "Snimak",
        },
        "key_figures": {"figures": [listed({"value": "40", "label": "učesnica", "note": "iz 12 opština"})]},
        "table": {
            "data": [["Dan", "Sala"], ["Petak", "12"], ["Petak", "2,5"]],
            "table_caption": "Program",
            "table_header_choice": "row",
            "first_row_is_table_header": True,
            "first_col_is_header": False,
        },
        "document_list": {
            "title": "Za učesnike",
            "documents": [listed({"document": targets.document.pk, "title": "Program radionice"})],
        },
        "page_reference": {"page": targets.news.pk},
        "contact_card": {
            "name": "Jovana Stanković",
            "role": "koordinatorka",
            "organisation": "Kuća klastera",
            "phone": "+381 18 123 456",
            "email": "jovana@example.org",
            "website": "https://www.example.org/",
            "photo": targets.image.pk,
        },
    }
    stored = [item(kind, value, number) for kind, value in blocks.items()]
    photos = [listed({"image": image, "caption": "Tezga", "credit": "Ana"})]
    button = {"text": "Prijavite se", "page": None, "url": "", "document": None, "style": "primary"}
    return [
        *stored,
        item("gallery", {"gallery": None, "photos": photos}, 2 * number),
        item("gallery", {"gallery": targets.gallery.pk, "photos": []}, 2 * number + 1),
        item("button", {**button, "url": "https://example.org/prijava"}, 3 * number),
        item("button", {**button, "page": targets.news.pk}, 3 * number + 1),
        item("button", {**button, "document": targets.document.pk}, 3 * number + 2),
    ]
