"""What documents are taken, and what is turned away, on every path."""

import io
import zipfile

import pytest
from django.core.files.base import ContentFile
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from cms.documents.checking import DocumentRefusedError, check_document
from cms.documents.models import CmsDocument


def archive(*names: str, **contents: bytes) -> bytes:
    output = io.BytesIO()
    with zipfile.ZipFile(output, "w") as target:
        for name, content in contents.items():
            target.writestr(name, content)
        for name in names:
            target.writestr(name, b"<x/>")
    return output.getvalue()


PDF = b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n1 0 obj\n"
DOCX = archive("[Content_Types].xml", "word/document.xml")
MACROS = archive("[Content_Types].xml", "word/document.xml", "word/vbaProject.bin")
ODT = archive("content.xml", mimetype=b"application/vnd.oasis.opendocument.text")
HTML = b"<!doctype html><script>alert(1)</script>"
SVG = b"<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>"


def refusal(data: bytes, name: str) -> str:
    with pytest.raises(DocumentRefusedError) as caught:
        check_document(io.BytesIO(data), name)
    return caught.value.code


@pytest.mark.parametrize(
    ("data", "name"),
    [
        (PDF, "Poziv.pdf"),
        (b"\xef\xbb\xbf" + PDF, "POZIV.PDF"),
        (DOCX, "Prijava.docx"),
        (archive("[Content_Types].xml", "xl/workbook.xml"), "budzet.xlsx"),
        (archive("[Content_Types].xml", "ppt/presentation.xml"), "izlaganje.pptx"),
        (ODT, "zapisnik.odt"),
        (archive("slika.jpg"), "sve.zip"),
        ("Šta, čime, đe\n".encode(), "spisak.csv"),
        ("Šta, čime, žuto\n".encode("cp1250"), "spisak.csv"),
        ("Преглед\n".encode("cp1251"), "pregled.txt"),
        ("Pregled\n".encode("utf-16"), "pregled.txt"),
        ("ž".encode() * 5000, "dugo.txt"),
        (b"BEGIN:VCALENDAR\r\nVERSION:2.0\r\n", "skup.ics"),
    ],
)
def test_what_is_what_it_says_is_taken(data, name):
    file = io.BytesIO(data)
    check_document(file, name)
    assert file.tell() == 0


@pytest.mark.parametrize(
    ("data", "name"),
    [
        (HTML, "strana.html"),
        (SVG, "crtez.svg"),
        (b"MZ\x90", "program.exe"),
        (MACROS, "obrazac.docm"),
        (PDF, "bez-nastavka"),
    ],
)
def test_types_that_are_not_offered(data, name):
    assert refusal(data, name) == "type_not_allowed"


@pytest.mark.parametrize(
    ("data", "name"),
    [
        (HTML, "poziv.pdf"),
        (HTML, "poziv.txt"),
        (HTML, "poziv.csv"),
        (SVG, "poziv.txt"),
        (HTML, "skup.ics"),
        (b"obican tekst", "skup.ics"),
        (b"MZ\x90\x00\x03", "poziv.pdf"),
        (b"MZ\x90\x00\x03", "poziv.txt"),
        (PDF, "prijava.docx"),
        (ODT, "prijava.docx"),
        (DOCX, "prijava.odt"),
        (MACROS, "prijava.docx"),
        (archive("slika.jpg"), "budzet.xlsx"),
        (DOCX[: len(DOCX) // 2], "prijava.docx"),
        (b"PK\x03\x04 nothing", "sve.zip"),
    ],
)
def test_content_that_differs_from_the_name(data, name):
    assert refusal(data, name) == "content_differs"


def test_empty():
    assert refusal(b"", "poziv.pdf") == "empty"


def test_too_large(settings):
    settings.WAGTAILDOCS_MAX_UPLOAD_SIZE = len(PDF) - 1
    assert refusal(PDF, "poziv.pdf") == "too_large"


def test_every_allowed_extension_has_a_check(settings):
    for extension in settings.WAGTAILDOCS_EXTENSIONS:
        assert refusal(b"\x00\x01", f"x.{extension}") == "content_differs"


@pytest.mark.django_db
class TestPaths:
    def test_code(self):
        with pytest.raises(DocumentRefusedError):
            CmsDocument.objects.create(title="x", file=ContentFile(HTML, "poziv.pdf"))

    def test_admin_form(self, admin_client):
        data = {
            "title": "Poziv",
            "language": "sr",
            "collection": "1",
            "file": SimpleUploadedFile("poziv.pdf", HTML),
        }
        response = admin_client.post(reverse("wagtaildocs:add"), data)
        assert response.context["form"].errors["file"]
        data["file"] = SimpleUploadedFile("poziv.pdf", PDF)
        assert admin_client.post(reverse("wagtaildocs:add"), data).status_code == 302
        assert CmsDocument.objects.get().file_size == len(PDF)

    def test_admin_multiple(self, admin_client):
        url = reverse("wagtaildocs:add_multiple")
        answer = admin_client.post(url, {"files[]": SimpleUploadedFile("poziv.pdf", SVG)}).json()
        assert not answer["success"]

    def test_a_change_of_title_does_not_need_the_file(self):
        document = CmsDocument.objects.create(title="x", file=ContentFile(PDF, "poziv.pdf"))
        document.file.storage.delete(document.file.name)
        document.title = "Poziv"
        document.full_clean()
        document.save()

    def test_files_are_served_by_permission_only(self, client):
        document = CmsDocument.objects.create(title="x", file=ContentFile(PDF, "poziv.pdf"))
        assert client.get(document.file.url).status_code == 404
        response = client.get(document.url)
        # A file opened in the browser may run nothing.
        assert response["Content-Security-Policy"] == "default-src 'none'"
