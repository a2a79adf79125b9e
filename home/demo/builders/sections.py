"""The home pages, the list pages below them, and what frames every page: menus, footer, settings."""

import datetime as dt
import json
from typing import Any
from urllib.parse import urlsplit

from django.conf import settings
from wagtail.models import Site

from events.models import EventListPage
from galleries.models import GalleryListPage
from home.bootstrap import ensure_site
from home.demo.content import frame
from home.demo.content.calendar import BELGRADE, Calendar
from home.models import Footer, HomePage, Navigation, SiteSettings
from newsroom.models import NewsListPage

from .families import fill_common
from .publishing import publish
from .translating import Translator
from .world import World, stable_id

_MODELS = {"news": NewsListPage, "events": EventListPage, "galleries": GalleryListPage}
PINNED_DAYS = 19
"""How long the pinned item stays on the home page: as long as its call is open."""


def find_homes(world: World) -> None:
    """Find both home pages, made by the migrations, and bring the site's address in line with SITE_URL."""
    homes = ensure_site()
    world.homes = {code: HomePage.objects.get(pk=home.pk) for code, home in homes.items()}
    world.locales = {code: home.locale for code, home in world.homes.items()}
    world.pages["home"] = world.homes["sr-latn"]
    site = Site.objects.get(is_default_site=True)
    address = urlsplit(settings.SITE_URL)
    port = address.port or (443 if address.scheme == "https" else 80)
    if (site.hostname, site.port) != (address.hostname, port):
        site.hostname, site.port = address.hostname, port
        site.save()


def build_sections(world: World) -> None:
    """Make the list pages that are missing, with the addresses that the contract gives them."""
    for key, section in frame.SECTIONS.items():
        home, model = world.homes["sr-latn"], _MODELS[key]
        found = model.objects.child_of(home).first()
        if found is None:
            found = model(locale=home.locale, owner=world.users.get("admin"), live=False, show_in_menus=True)
            found.title, found.slug, found.lead = section.title.sr, section.slug.sr, section.lead.sr
            home.add_child(instance=found)
            moment = world.now - dt.timedelta(days=400)
            publish(found, world.users.get("admin"), world.users.get("admin"), moment)
            _translate_section(world, found, section, moment)
            world.made["sections"] += 1
        world.pages[key] = found


def _translate_section(world: World, page: Any, section: frame.Section, moment: dt.datetime) -> None:
    target = type(page)(locale=world.locales["en"], translation_key=page.translation_key)
    target.title, target.lead = section.title.en, section.lead.en
    translation = Translator(world, page, target).translate()
    translation.save_target(user=world.users.get("prevodilac"), publish=False)
    made = translation.get_target_instance()
    made.slug = section.slug.en
    publish(made, world.users.get("prevodilac"), world.users.get("prevodilac"), moment)


def build_home(world: World) -> None:
    """Write both home pages, unless somebody already has."""
    page = HomePage.objects.get(pk=world.homes["sr-latn"].pk)
    if page.lead:
        return
    _fill_home(page, "sr", world)
    moment = world.now - dt.timedelta(days=400)
    publish(page, world.users.get("admin"), world.users.get("admin"), moment)
    target = HomePage(locale=world.locales["en"], translation_key=page.translation_key)
    _fill_home(target, "en", world)
    translator = world.users.get("prevodilac")
    translation = Translator(world, page, target).translate()
    translation.save_target(user=translator, publish=False)
    publish(translation.get_target_instance(), translator, translator, moment)
    world.made["home pages"] += 2


def _fill_home(page: HomePage, language: str, world: World) -> None:
    fill_common(page, frame.HOME, language, world)
    key, text = frame.HERO_LINK
    page.hero_link, page.hero_link_text = world.pages[key], text.get(language)
    page.pinned_page = world.pages[frame.PINNED]
    page.pinned_until = pinned_until(world.calendar)


def pinned_until(calendar: Calendar) -> dt.datetime:
    """Return until when a page is pinned on the front page."""
    return dt.datetime.combine(calendar.day(PINNED_DAYS), dt.time(16), BELGRADE)


def build_frame(world: World) -> None:
    """Make menu and footer in both languages and fill the site's settings, where they are missing."""
    _framed(world, Navigation, lambda target, language: {"items": _menu(world)})
    _framed(
        world,
        Footer,
        lambda target, language: {
            "columns": _footer(world, language),
            "text": frame.FOOTER_TEXT.get(language),
        },
    )
    site = Site.objects.get(is_default_site=True)
    site_settings = SiteSettings.for_site(site)
    if not site_settings.email:
        for name, value in frame.SETTINGS.items():
            setattr(site_settings, name, value)
        site_settings.logo = world.images[frame.LOGO]
        site_settings.share_image = world.images[frame.SHARE_IMAGE]
        site_settings.save()
        world.made["settings"] += 1


def _framed(world: World, model: Any, fields: Any) -> None:
    serbian, english = world.locales["sr-latn"], world.locales["en"]
    if model.objects.filter(locale=serbian).exists():
        return
    made = model.objects.create(locale=serbian, **fields(model, "sr"))
    target = model(locale=english, translation_key=made.translation_key, **fields(model, "en"))
    Translator(world, made, target).translate().save_target(user=world.users.get("prevodilac"))
    world.count(model)


def _link(world: World, key: str) -> dict[str, Any]:
    return {"page": world.pages[key].pk, "url": "", "label": ""}


def _items(place: str, values: list[dict[str, Any]]) -> list[dict[str, Any]]:
    return [
        {"type": "item", "value": value, "id": str(stable_id(place, number))}
        for number, value in enumerate(values)
    ]


def _menu(world: World) -> str:
    items = []
    for key, children in frame.MENU:
        below = _items(f"menu/{key}", [_link(world, child) for child in children])
        items.append(
            {
                "type": "item",
                "id": str(stable_id("menu", key)),
                "value": _link(world, key) | {"children": below},
            }
        )
    return json.dumps(items)


def _footer(world: World, language: str) -> str:
    columns = []
    for number, (heading, keys) in enumerate(frame.FOOTER):
        links = _items(f"footer/{number}", [_link(world, key) for key in keys])
        value = {"heading": heading.get(language), "links": links}
        columns.append({"type": "column", "id": str(stable_id("footer", number)), "value": value})
    return json.dumps(columns, ensure_ascii=False)
