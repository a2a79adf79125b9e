"""What people do in the admin, in a few words for tests. The admin is read in English."""

import re

from django.contrib.auth.models import Group, User
from playwright.sync_api import Locator, Page, expect
from wagtail.users.models import UserProfile

from cms.serbian import slugify
from tests.browser import PATIENCE_MS, Browsing

# The browser and the server share few processors with other tests.
expect.set_options(timeout=PATIENCE_MS)

PASSWORD = "lozinka-za-probu"
REVIEW = "Review before publication"
# Wagtail saves by itself while a form is being filled in, and logs that it could not while something required is missing.
AUTOSAVE_REFUSED = r"/admin/pages/(?:add/\S+|\d+/edit)/: error: Failed to load resource: the server responded with a status of 400"


def add_person(username: str, group: Group) -> None:
    """A user of one group who has the admin in English."""
    user = User.objects.create_user(username, f"{username}@example.org", PASSWORD)
    user.groups.add(group)
    UserProfile.objects.create(user=user, preferred_language="en")


def log_in(browsing: Browsing, username: str) -> Page:
    """A window in which a user has logged in at ``/admin/``."""
    if AUTOSAVE_REFUSED not in browsing.watch.expected:
        browsing.watch.expected.append(AUTOSAVE_REFUSED)
    page = browsing.open(locale="en-GB")
    page.goto("/admin/")
    page.locator("#id_username").fill(username)
    page.locator("#id_password").fill(PASSWORD)
    page.get_by_role("button", name="Sign in").click()
    expect(page).to_have_url(re.compile(r"/admin/$"))
    return page


def add_page_below(page: Page, parent_id: int) -> None:
    """Open the form of a new page where only one type is allowed, from the list that the parent has in the admin."""
    page.goto(f"/admin/pages/{parent_id}/")
    page.get_by_role("link", name="Add child page").first.click()
    expect(page.locator("#id_title")).to_be_visible()


def open_listed(page: Page, parent_id: int, title: str) -> None:
    """Open a page's form from the list of its parent."""
    page.goto(f"/admin/pages/{parent_id}/")
    page.get_by_role("main").get_by_role("link", name=title, exact=True).click()
    expect(page).to_have_url(re.compile(r"/edit/$"))


def type_title(page: Page, title: str) -> None:
    """Type a title key by key and leave the field, as a person does; go on when its slug is proposed. Wagtail does so a tenth of a second after
    the last key, by which time no person has saved; a pause on the way leaves the slug of the first words until then."""
    page.locator("#id_title").press_sequentially(title)
    page.locator("#id_title").blur()
    expect(page.locator("#id_slug")).to_have_value(slugify(title))


def upload_in_chooser(page: Page, chooser: Locator, file: dict, **texts: str) -> None:
    """Upload a picture in the image chooser and use it; ``texts`` are labels of the upload form and what to write."""
    chooser.get_by_role("button", name="Choose an image").click()
    dialog = page.get_by_role("dialog").filter(has_text="Choose an image")
    dialog.get_by_role("tab", name="Upload").click()
    dialog.locator("input[type=file]").set_input_files(file)
    for label, text in texts.items():
        dialog.get_by_label(label).fill(text)
    upload = dialog.get_by_role("button", name="Upload")
    upload.click()
    try:
        expect(dialog).to_have_count(0)
    except AssertionError:
        # A click before the dialogue's code has loaded is lost; a person clicks again.
        upload.click()
        expect(dialog).to_have_count(0)


def add_block(page: Page, kind: str) -> Locator:
    """Add a block at the end of the body; return the part of the form that is its own."""
    body = page.locator("[data-contentpath=body]")
    blocks = body.locator("[data-streamfield-child]")
    before = blocks.count()
    body.get_by_title("Insert a block").last.click()
    page.get_by_role("option", name=kind, exact=True).click()
    expect(blocks).to_have_count(before + 1)
    return blocks.last


def write_rich_text(block: Locator, text: str) -> None:
    """Type into the rich text field of a block, and wait until the form has it (Draftail hands it over with a delay)."""
    field = block.locator("[contenteditable=true]")
    field.click()
    field.press_sequentially(text)
    expect(block.locator("input[name$='-value']")).to_have_value(re.compile(re.escape(text)))


def choose_action(page: Page, name: str) -> None:
    """Press a button of the menu beside the save button."""
    footer = page.locator("footer.footer, .footer")
    footer.locator(".w-dropdown__toggle").click()
    footer.get_by_role("button", name=name, exact=True).click()


def segment(page: Page, original: str) -> Locator:
    """A text in the translation editor, by its original."""
    return page.locator("[data-segment]").filter(has=page.get_by_text(original, exact=True))


def translate_segment(page: Page, original: str, text: str) -> None:
    """Translate one text in the translation editor, leave its field, and wait until it is saved."""
    found = segment(page, original)
    found.get_by_role("textbox").fill(text)
    found.get_by_role("textbox").blur()
    # Not “Not translated”, which it says before.
    expect(found.locator("[data-state]")).to_contain_text(re.compile(r"^\s*Translated"))


def said(page: Page) -> Locator:
    """What the admin answers at the top of the page."""
    return page.locator(".messages")
