"""What the pictures in docs/screenshots/ show: where each is taken, as whom, and what is done before."""

import io
from collections.abc import Callable
from typing import NamedTuple
from urllib.parse import urljoin

import polib
from PIL import Image
from playwright.sync_api import FilePayload, Page

SETTLING_MS = 1500
"""How long an opened menu, panel or chooser moves."""


class Shot(NamedTuple):
    """One picture.

    ``path`` is an address of the site. ``user`` is who is signed in, nobody when empty. ``edit`` is the title of a page
    whose edit form is opened instead of ``path``. ``follow`` selects a link to open first, ``prepare`` does the rest.
    """

    name: str
    path: str = ""
    width: int = 1280
    height: int = 900
    scheme: str = "light"
    user: str = ""
    edit: str = ""
    follow: str = ""
    prepare: Callable[[Page], None] | None = None


def open_side_panel(name: str) -> Callable[[Page], None]:
    """Open a side panel of an edit form: ``status`` or ``preview``."""

    def prepare(page: Page) -> None:
        page.locator(f"[data-side-panel-toggle={name}]").click()
        page.wait_for_load_state("networkidle")

    return prepare


def show_to_do(page: Page) -> None:
    """Show what is left in the translation editor."""
    page.get_by_role("link", name="To do").click()
    page.wait_for_load_state("networkidle")


def show_changed(page: Page) -> None:
    """Show what has changed in the original since it was translated."""
    page.get_by_role("link", name="Original changed").click()
    page.wait_for_load_state("networkidle")


def request_two(page: Page) -> None:
    """Choose two texts on the board and go to the form that requests them."""
    for box in page.locator("td input[name=state]").all()[:2]:
        box.check()
    page.get_by_role("button", name="Request chosen translations").click()
    page.wait_for_load_state("networkidle")


def open_release(page: Page) -> None:
    """From the translation editor to the screen on which it is published together with its original."""
    texts = page.locator("[data-autosave-url]").get_attribute("data-autosave-url") or ""
    page.goto(urljoin(page.url, texts.replace("/text/", "/release/")))
    page.wait_for_load_state("networkidle")


def bring_back_file(page: Page) -> None:
    """Take the page along as a PO file, and bring it back with one text done, one begun, and one that does not fit."""
    with page.expect_download() as taken:
        page.get_by_role("link", name="Download PO file").click()
    file = polib.pofile(taken.value.path().read_text())
    to_do = [entry for entry in file if not entry.translated()]
    to_do[0].msgstr, to_do[1].msgstr, to_do[2].msgstr = (
        "She has woven for forty years.",
        "Her mother",
        'See <a id="a9">this</a>',
    )
    to_do[1].flags = ["fuzzy"]
    content = str(file).encode()
    page.set_input_files(
        "input[name=file]",
        {"name": "weaving.po", "mimeType": "text/x-gettext-translation", "buffer": content},
    )
    page.get_by_role("button", name="Show what would change").click()
    page.wait_for_load_state("networkidle")


def open_beside(name: str) -> Callable[[Page], None]:
    """From the edit form to another screen of the same page: ``share``, ``unpublish``…"""

    def prepare(page: Page) -> None:
        page.goto(urljoin(page.url, f"../{name}/"))
        page.wait_for_load_state("networkidle")

    return prepare


def share(page: Page) -> None:
    """Make a link to a draft."""
    open_beside("share")(page)
    page.get_by_role("button", name="Make a link").click()
    page.wait_for_load_state("networkidle")


def open_actions(page: Page) -> None:
    """Open the menu beside the save button."""
    page.locator("footer button:has-text('More actions')").first.click()


def open_blocks(page: Page) -> None:
    """Open the list of blocks in the body."""
    page.locator("h2", has_text="Body").first.evaluate("heading => heading.scrollIntoView()")
    page.mouse.wheel(0, -80)
    page.get_by_role("button", name="Insert a block").first.click()


def open_upload(page: Page) -> None:
    """Open the upload form for the lead image."""
    page.locator(
        "[id*=lead_image-chooser] button:visible, button:has-text('Choose an image'):visible"
    ).first.click()
    page.get_by_role("tab", name="Upload").click()


def open_schedule(page: Page) -> None:
    """Open the dialogue for the times of publication."""
    open_side_panel("status")(page)
    page.get_by_role("button", name="Set schedule").click()


def show_heading(text: str) -> Callable[[Page], None]:
    """Scroll to a part of a form."""

    def prepare(page: Page) -> None:
        heading = page.locator("h2:visible", has_text=text).first
        heading.evaluate("heading => heading.scrollIntoView()")
        page.mouse.wheel(0, -90)

    return prepare


def add_photos(page: Page) -> None:
    """Give the bulk upload of a gallery three photos and one file that is refused."""
    page.get_by_role("link", name="Add many photos at once").click()
    page.wait_for_load_state("networkidle")
    page.set_input_files("#id_files", [drawn_file(number) for number in (1, 2, 3)] + [moving_file()])
    page.locator(".add-photos__item").nth(3).wait_for()
    page.wait_for_load_state("networkidle")


def drawn_file(number: int) -> FilePayload:
    """A plain JPEG with a name such as a camera gives."""
    written = io.BytesIO()
    Image.new("RGB", (900, 600), (60 * number, 120, 200 - 40 * number)).save(written, "JPEG")
    return {"name": f"DSC_{5500 + number}.jpg", "mimeType": "image/jpeg", "buffer": written.getvalue()}


def moving_file() -> FilePayload:
    """An animated GIF of two frames."""
    written = io.BytesIO()
    frames = [Image.new("L", (40, 40), shade) for shade in (0, 255)]
    frames[0].save(written, "GIF", save_all=True, append_images=frames[1:])
    return {"name": "vrti-se.gif", "mimeType": "image/gif", "buffer": written.getvalue()}


EDITOR, MODERATOR, TRANSLATOR = "urednik", "recenzent", "prevodilac"
DRAFT = "Plan obuka za narednu sezonu"
IN_REVIEW = "Mreža ima sedam novih članica"
EVENT = "Balkanski susret klastera"
GALLERY = "Radionica starih zanata u Nišu"
IN_TRANSLATION = "A robot in a factory of twenty"
OUT_OF_DATE = "Timber from Mount Radan"
HARDLY_BEGUN = "Weaving is learned"

SHOTS = [
    Shot("home", "/sr-latn/", height=1100),
    Shot("event", "/en/events/balkan-cluster-gathering/", height=1100),
    Shot("only-in-serbian", "/en/news/robot-u-fabrici-sa-dvadeset-radnika/", height=700),
    Shot("editor-news", user=EDITOR, edit=DRAFT, prepare=open_side_panel("preview")),
    Shot("editor-blocks", user=EDITOR, edit=DRAFT, prepare=open_blocks),
    Shot("editor-upload", user=EDITOR, edit=DRAFT, prepare=open_upload),
    Shot("editor-submit", user=EDITOR, edit=DRAFT, height=640, prepare=open_actions),
    Shot("editor-schedule", user=EDITOR, edit=DRAFT, height=700, prepare=open_schedule),
    Shot("editor-event", user=EDITOR, edit=EVENT, prepare=show_heading("When")),
    Shot("editor-photos", user=EDITOR, edit=GALLERY, prepare=show_heading("Photos")),
    Shot("moderator-home", "/admin/", height=640, user=MODERATOR),
    Shot("moderator-review", user=MODERATOR, edit=IN_REVIEW, height=700, prepare=open_actions),
    Shot("translation-board", "/admin/translations/", height=700, user=MODERATOR),
    Shot("translator", user=TRANSLATOR, edit=IN_TRANSLATION, prepare=show_to_do),
    Shot("translator-changed", user=TRANSLATOR, edit=OUT_OF_DATE, height=660, prepare=show_changed),
    Shot("translator-home", "/admin/translations/mine/", height=560, user=TRANSLATOR),
    Shot("translation-file", user=TRANSLATOR, edit=HARDLY_BEGUN, height=720, prepare=bring_back_file),
    Shot("image-texts", "/admin/image-texts/?q=%C4%87ilim", height=660, user=TRANSLATOR),
    Shot("draft-link", user=TRANSLATOR, edit=IN_TRANSLATION, height=640, prepare=share),
    Shot("translation-request", "/admin/translations/", height=640, user=MODERATOR, prepare=request_two),
    Shot("publish-together", user=MODERATOR, edit=IN_TRANSLATION, height=600, prepare=open_release),
    Shot("unpublish", user=MODERATOR, edit=EVENT, height=560, prepare=open_beside("unpublish")),
    # What it uploads stands first on the board.
    Shot("editor-add-photos", user=EDITOR, edit=GALLERY, height=800, prepare=add_photos),
]
