"""Short names for the blocks of a story, so that content reads as a text and not as a data structure.

Rich text is HTML. A link to a page of the demo is written ``<a href="page:key">``.
"""

from .schema import EMPTY, Block, FileKey, PageKey, PictureKey, Text


def para(sr: str, en: str = "") -> Block:
    """Return paragraphs and lists."""
    return Block("rich_text", Text(sr, en))


def head(sr: str, en: str = "", level: str = "h2") -> Block:
    """Return a heading; `level` is "h2" or "h3"."""
    return Block("heading", {"text": Text(sr, en), "level": level})


def pic(key: str, sr: str = "", en: str = "", width: str = "text") -> Block:
    """Return a picture with its caption; its alternative text is the picture's own."""
    image = {"image": PictureKey(key), "alt_text": "", "decorative": False}
    return Block("image", {"image": image, "caption": Text(sr, en), "credit": "", "width": width})


def quote(text: Text, who: str, role: Text = EMPTY) -> Block:
    """Return somebody's words, without quotation marks."""
    return Block("quote", {"text": text, "who": Text(who, who), "role": role})


def figures(*rows: tuple[Text, Text] | tuple[Text, Text, Text]) -> Block:
    """Return key figures: each row is the figure, what it counts and perhaps a note."""
    values = [{"value": row[0], "label": row[1], "note": row[2] if len(row) == 3 else EMPTY} for row in rows]
    return Block("key_figures", {"figures": values})


def table(caption: Text, *rows: tuple[Text | str, ...], header_column: bool = False) -> Block:
    """Return a table whose first row is its header."""
    value = {
        "data": [list(row) for row in rows],
        "table_caption": caption,
        "table_header_choice": "both" if header_column else "row",
        "first_row_is_table_header": True,
        "first_col_is_header": header_column,
    }
    return Block("table", value)


def files(title: Text, *documents: tuple[str, Text] | str) -> Block:
    """Return files to download, each a key or a key with its title here."""
    pairs = [(one, EMPTY) if isinstance(one, str) else one for one in documents]
    values = [{"document": FileKey(key), "title": label} for key, label in pairs]
    return Block("document_list", {"title": title, "documents": values})


def button(
    text: Text, page: str = "", url: str = "", file: FileKey | None = None, style: str = "primary"
) -> Block:
    """Return a button to one target: a page, an address elsewhere or a file."""
    value = {
        "text": text,
        "page": PageKey(page) if page else None,
        "url": url,
        "document": file,
        "style": style,
    }
    return Block("button", value)


def notice(kind: str, sr: str, en: str = "") -> Block:
    """Return a notice; `kind` is "info", "warning" or "deadline", the text HTML."""
    return Block("notice", {"kind": kind, "text": Text(sr, en)})


def card(name: str, role: Text, organisation: Text, email: str, phone: str = "", photo: str = "") -> Block:
    """Return a contact card of a person or, without a role, of an organisation."""
    value = {
        "name": Text(name, name),
        "role": role,
        "organisation": organisation,
        "phone": phone,
        "email": email,
        "website": "",
        "photo": PictureKey(photo) if photo else None,
    }
    return Block("contact_card", value)


def video(url: str, title: Text, poster: str, caption: Text = EMPTY) -> Block:
    """Return a video elsewhere, with a picture of ours shown until it plays."""
    return Block("video", {"url": url, "title": title, "poster": PictureKey(poster), "caption": caption})


def gallery(key: str) -> Block:
    """Return a gallery of the site, shown in the story."""
    return Block("gallery", {"gallery": PageKey(key), "photos": []})


def photos(*shown: tuple[str, Text]) -> Block:
    """Return photos kept in the story itself, each a picture's key and its caption."""
    values = [
        {
            "image": {"image": PictureKey(key), "alt_text": "", "decorative": False},
            "caption": caption,
            "credit": "",
        }
        for key, caption in shown
    ]
    return Block("gallery", {"gallery": None, "photos": values})


def ref(key: str) -> Block:
    """Return a card that leads to another page."""
    return Block("page_reference", {"page": PageKey(key)})
