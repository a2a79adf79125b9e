"""Remake the pictures in docs/screenshots/ from the demo site; ``make screenshots``.

A site of its own is made in a temporary folder (database, media, static files), served on port 8139, photographed with
Chromium and thrown away, so that the pictures always show what a fresh clone shows. Needs Chromium (``CHROMIUM`` names
it when it is not /usr/bin/chromium).
"""

import http.client
import io
import os
import secrets
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import quote

from PIL import Image
from playwright.sync_api import Browser, Page, sync_playwright
from shots import SETTLING_MS, SHOTS, Shot

ROOT = Path(__file__).resolve().parents[1]
TARGET = ROOT / "docs" / "screenshots"
PORT = os.environ.get("SCREENSHOTS_PORT") or "8139"
SITE = f"http://127.0.0.1:{PORT}"
CHROMIUM = os.environ.get("CHROMIUM", "/usr/bin/chromium")
LARGEST_BYTES = 150_000
PATIENCE_SECONDS = 120
# docs/editors.md names what the English admin says.
ENGLISH_ADMIN = """
from django.contrib.auth import get_user_model
from wagtail.users.models import UserProfile
for user in get_user_model().objects.all():
    UserProfile.get_for_user(user)
UserProfile.objects.update(preferred_language="en")
"""


def manage(environment: dict[str, str], *arguments: str) -> None:
    """Run a management command for the temporary site."""
    command = [sys.executable, "manage.py", *arguments]
    subprocess.run(command, cwd=ROOT, env=environment, check=True, stdout=subprocess.DEVNULL)


def answers() -> bool:
    """Say whether the temporary site answers."""
    connection = http.client.HTTPConnection("127.0.0.1", int(PORT), timeout=2)
    try:
        connection.request("GET", "/healthz")
        return connection.getresponse().status == 200
    except OSError:
        return False
    finally:
        connection.close()


@contextmanager
def demo_site(folder: str) -> Iterator[str]:
    """Make and serve the demo site in ``folder``; gives the password of its users."""
    password = secrets.token_urlsafe(9)
    environment = {
        **os.environ,
        "VAR_DIR": folder,
        "DEMO_PASSWORD": password,
        "SITE_URL": SITE,
        "PORT": PORT,
        "DJANGO_SETTINGS_MODULE": "cms.settings.local",
    }
    environment.pop("DATABASE_URL", None)
    if answers():
        sys.exit(f"screenshots: something already answers on {SITE}; choose another SCREENSHOTS_PORT")
    in_english = ["shell", "--no-imports", "--command", ENGLISH_ADMIN]
    for arguments in (["migrate", "-v0"], ["demo"], in_english, ["collectstatic", "--noinput", "-v0"]):
        print(f"==> manage.py {arguments[0]}", flush=True)
        manage(environment, *arguments)
    server = subprocess.Popen(
        [sys.executable, "scripts/serve.py"],
        cwd=ROOT,
        env=environment,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        deadline = time.monotonic() + PATIENCE_SECONDS
        while not answers():
            if time.monotonic() > deadline or server.poll() is not None:
                sys.exit("screenshots: the demo site did not start")
            time.sleep(0.3)
        yield password
    finally:
        server.terminate()
        server.wait(timeout=30)


def sign_in(page: Page, user: str, password: str) -> None:
    """Sign in to the admin as a demo user."""
    page.goto(f"{SITE}/admin/login/")
    page.fill("input[name=username]", user)
    page.fill("input[name=password]", password)
    page.click("button[type=submit]")
    page.wait_for_load_state("networkidle")


def open_edit_form(page: Page, title: str) -> None:
    """From the search of pages in the admin to the edit form of the page with this title."""
    link = page.locator("td.title a", has_text=title).first
    page.goto(SITE + (link.get_attribute("href") or ""))
    page.wait_for_load_state("networkidle")


def photograph(browser: Browser, shot: Shot, password: str) -> bytes:
    """Open the page of a shot, wait for its pictures, and return the part of it that the shot shows."""
    context = browser.new_context(
        viewport={"width": shot.width, "height": shot.height},
        color_scheme="dark" if shot.scheme == "dark" else "light",
        locale="sr-Latn-RS",
    )
    page = context.new_page()
    if shot.user:
        sign_in(page, shot.user, password)
    address = SITE + (f"/admin/pages/search/?q={quote(shot.edit)}" if shot.edit else shot.path)
    answer = page.goto(address)
    if answer is None or not answer.ok:
        sys.exit(f"screenshots: {address} answers {answer and answer.status}")
    if shot.edit:
        open_edit_form(page, shot.edit)
    if shot.follow:
        page.goto(SITE + (page.locator(shot.follow).first.get_attribute("href") or ""))
    page.wait_for_load_state("networkidle")
    if shot.prepare:
        shot.prepare(page)
        page.wait_for_timeout(SETTLING_MS)
    picture = page.screenshot()
    context.close()
    return picture


def save(name: str, picture: bytes) -> int:
    """Write a PNG of at most ``LARGEST_BYTES``: fewer colours first, then a smaller picture; returns its size."""
    image = Image.open(io.BytesIO(picture)).convert("RGB")
    if image.width > 1000:
        image = image.resize((1000, image.height * 1000 // image.width), Image.Resampling.LANCZOS)
    for colours, scale in ((128, 1.0), (64, 1.0), (48, 0.85), (32, 0.7), (24, 0.55)):
        size = (round(image.width * scale), round(image.height * scale))
        small = image.resize(size, Image.Resampling.LANCZOS) if scale < 1 else image
        written = io.BytesIO()
        small.quantize(colours, dither=Image.Dither.NONE).save(written, "PNG", optimize=True)
        if written.tell() <= LARGEST_BYTES:
            break
    (TARGET / f"{name}.png").write_bytes(written.getvalue())
    return written.tell()


def main() -> None:
    """Make every picture."""
    TARGET.mkdir(parents=True, exist_ok=True)
    for former in TARGET.glob("*.png"):
        if former.stem not in {shot.name for shot in SHOTS}:
            former.unlink()
    arguments = ["--no-sandbox", "--disable-quic", "--disable-background-networking"]
    with (
        tempfile.TemporaryDirectory(prefix="screenshots-") as folder,
        demo_site(folder) as password,
        sync_playwright() as playwright,
    ):
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=arguments)
        for shot in SHOTS:
            size = save(shot.name, photograph(browser, shot, password))
            print(f"==> {TARGET.relative_to(ROOT)}/{shot.name}.png, {size // 1000} KB", flush=True)
        browser.close()


if __name__ == "__main__":
    main()
