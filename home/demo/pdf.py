"""A writer for small PDF files of plain text, so that attachments can be made without a library or a binary.

The files follow ISO 32000-1: one font of the standard fourteen, with the letters of Serbian added to its encoding by
their glyph names, which is enough for readers to show them and for programs to take the text out again.
"""

from collections.abc import Sequence

A4 = (595, 842)
MARGIN = 64
LEADING = 20

# The letters that the Windows encoding lacks, put in places it leaves free or that our texts do not use.
_EXTRA = {
    "č": (128, "ccaron"), "ć": (129, "cacute"), "đ": (141, "dcroat"),
    "Č": (143, "Ccaron"), "Ć": (144, "Cacute"), "Đ": (157, "Dcroat"),
}  # fmt: skip


def _encode(text: str) -> bytes:
    """Return `text` as a PDF string in our encoding; letters it does not have become question marks."""
    raw = bytearray()
    for letter in text:
        raw += bytes([_EXTRA[letter][0]]) if letter in _EXTRA else letter.encode("cp1252", "replace")
    for special in (b"\\", b"(", b")"):
        raw = raw.replace(special, b"\\" + special)
    return b"(" + bytes(raw) + b")"


def _page_content(lines: Sequence[str]) -> bytes:
    """Return the drawing instructions for one page; a line that starts with "# " is a heading."""
    parts = [b"BT", f"{MARGIN} {A4[1] - MARGIN} Td".encode(), f"{LEADING} TL".encode()]
    for line in lines:
        heading = line.startswith("# ")
        font, size = ("F2", 17) if heading else ("F1", 11)
        parts += [f"/{font} {size} Tf".encode(), _encode(line.removeprefix("# ")) + b" Tj", b"T*"]
        if heading:
            parts.append(b"T*")
    return b"\n".join([*parts, b"ET"])


def _stream(content: bytes) -> bytes:
    return b"<< /Length %d >>\nstream\n%s\nendstream" % (len(content), content)


def write(title: str, language: str, pages: Sequence[Sequence[str]]) -> bytes:
    """Return a PDF file.

    `title` goes into its metadata, `language` is "sr" or "en", `pages` are lists of lines of up to about 90 letters.
    """
    differences = " ".join(f"{code} /{name}" for code, name in sorted(_EXTRA.values()))
    encoding = f"<< /Type /Encoding /BaseEncoding /WinAnsiEncoding /Differences [{differences}] >>"
    font = "<< /Type /Font /Subtype /Type1 /BaseFont /{} /Encoding 3 0 R >>"
    kids = " ".join(f"{7 + 2 * index} 0 R" for index in range(len(pages)))
    tag = {"sr": "sr-Latn", "en": "en"}[language]
    utf16 = title.encode("utf-16-be").hex()
    objects = [
        f"<< /Type /Catalog /Pages 2 0 R /Lang ({tag}) /ViewerPreferences << /DisplayDocTitle true >> >>".encode(),
        f"<< /Type /Pages /Kids [{kids}] /Count {len(pages)} >>".encode(),
        encoding.encode(),
        font.format("Helvetica").encode(),
        font.format("Helvetica-Bold").encode(),
        f"<< /Title <feff{utf16}> >>".encode(),
    ]
    for index, lines in enumerate(pages):
        objects.append(
            f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 {A4[0]} {A4[1]}] /Contents {8 + 2 * index} 0 R "
            "/Resources << /Font << /F1 4 0 R /F2 5 0 R >> >> >>".encode()
        )
        objects.append(_stream(_page_content(lines)))
    return _assemble(objects)


def _assemble(objects: Sequence[bytes]) -> bytes:
    """Return the file: header, numbered objects, the table of where each begins, and the trailer."""
    file = bytearray(b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n")
    offsets = []
    for number, content in enumerate(objects, start=1):
        offsets.append(len(file))
        file += b"%d 0 obj\n%s\nendobj\n" % (number, content)
    start = len(file)
    file += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    file += b"".join(b"%010d 00000 n \n" % offset for offset in offsets)
    file += b"trailer\n<< /Size %d /Root 1 0 R /Info 6 0 R >>\nstartxref\n%d\n%%%%EOF\n" % (
        len(objects) + 1,
        start,
    )
    return bytes(file)
