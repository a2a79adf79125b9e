"""What every site has before anybody writes a word: two languages, two home pages, and the default site.

Written with plain queries only, so that the same functions serve the data migration (which hands them the models as
they were at that point), the demo and the tests. Calling them again changes nothing that is there.
"""

import uuid
from urllib.parse import urlsplit

from django.apps import apps as current_apps
from django.conf import settings
from django.utils import timezone

SERBIAN = "sr-latn"
ENGLISH = "en"

HOME_PAGES = {SERBIAN: ("Kuća klastera", "pocetna"), ENGLISH: ("Cluster House", "home")}
"""Title and slug of each language's home page; the slug shows in no address."""


def ensure_locales(apps=current_apps) -> dict:
    """Return both content locales by language code, made where missing."""
    locale_model = apps.get_model("wagtailcore", "Locale")
    return {code: locale_model.objects.get_or_create(language_code=code)[0] for code in (SERBIAN, ENGLISH)}


def ensure_site(apps=current_apps) -> dict:
    """Return both live home pages by language code, made where missing, with the default site leading to them.

    Wagtail's own "Welcome" page gives way. ``apps`` is the model registry to use: the current one, or a migration's.
    """
    locales = ensure_locales(apps)
    root = _ensure_root(apps, locales[SERBIAN])
    home_page_model = apps.get_model("home", "HomePage")
    homes = {
        code: home_page_model.objects.filter(locale_id=locale.pk, depth=2).order_by("path").first()
        for code, locale in locales.items()
    }
    key = next((home.translation_key for home in homes.values() if home), None) or uuid.uuid4()
    leaving = [] if homes[SERBIAN] else _welcome_pages(apps)
    _give_up_slugs(apps, leaving)
    for code, home in homes.items():
        if home is None:
            homes[code] = _create_home_page(apps, root, locales[code], key, *HOME_PAGES[code])
    _ensure_default_site(apps, homes[SERBIAN], leaving)
    _remove_pages(apps, root, leaving)
    return homes


def _ensure_root(apps, locale):
    page_model = apps.get_model("wagtailcore", "Page")
    root = page_model.objects.filter(depth=1).order_by("path").first()
    if root:
        return root
    return page_model.objects.create(
        title="Root",
        draft_title="Root",
        slug="root",
        path="0001",
        depth=1,
        numchild=0,
        url_path="/",
        locale_id=locale.pk,
        content_type_id=_content_type(apps, "wagtailcore", "page").pk,
    )


def _welcome_pages(apps) -> list[int]:
    """The page that Wagtail's first migration makes: plain, directly below the root, and without children."""
    return list(
        apps.get_model("wagtailcore", "Page")
        .objects.filter(
            depth=2, numchild=0, content_type__app_label="wagtailcore", content_type__model="page"
        )
        .values_list("pk", flat=True)
    )


def _give_up_slugs(apps, page_ids) -> None:
    pages = apps.get_model("wagtailcore", "Page").objects
    for page_id in page_ids:
        pages.filter(pk=page_id).update(slug=f"leaving-{page_id}")


def _create_home_page(apps, root, locale, translation_key, title, slug):
    siblings = apps.get_model("wagtailcore", "Page").objects.filter(depth=2)
    if siblings.filter(slug=slug).exists():
        slug = f"{slug}-{locale.language_code}"
    last = siblings.order_by("-path").first()
    path = _path_after(last.path) if last else root.path + "0001"
    now = timezone.now()
    home = apps.get_model("home", "HomePage")(
        title=title,
        draft_title=title,
        slug=slug,
        path=path,
        depth=2,
        numchild=0,
        url_path=f"/{slug}/",
        locale_id=locale.pk,
        translation_key=translation_key,
        content_type_id=_content_type(apps, "home", "homepage").pk,
        live=True,
        first_published_at=now,
        last_published_at=now,
    )
    home.save()
    _count_children(apps, root)
    return home


def _path_after(path: str) -> str:
    """The tree path of the next sibling: the last four characters count in base 36 (treebeard's alphabet)."""
    alphabet = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ"
    number, step = int(path[-4:], 36) + 1, ""
    for _digit in range(4):
        number, digit = divmod(number, 36)
        step = alphabet[digit] + step
    return path[:-4] + step


def _ensure_default_site(apps, home, leaving) -> None:
    site_model = apps.get_model("wagtailcore", "Site")
    address = urlsplit(settings.SITE_URL)
    values = {
        "hostname": address.hostname,
        "port": address.port or (443 if address.scheme == "https" else 80),
        "site_name": settings.WAGTAIL_SITE_NAME,
        "root_page_id": home.pk,
    }
    site = site_model.objects.filter(is_default_site=True).first()
    if site is None:
        site_model.objects.update_or_create(
            hostname=values.pop("hostname"),
            port=values.pop("port"),
            defaults=values | {"is_default_site": True},
        )
    elif site.root_page_id in leaving:
        for name, value in values.items():
            setattr(site, name, value)
        site.save()


def _remove_pages(apps, root, page_ids) -> None:
    apps.get_model("wagtailcore", "Page").objects.filter(pk__in=page_ids).delete()
    _count_children(apps, root)


def _count_children(apps, root) -> None:
    pages = apps.get_model("wagtailcore", "Page").objects
    pages.filter(pk=root.pk).update(numchild=pages.filter(depth=2, path__startswith=root.path).count())


def _content_type(apps, app_label, model):
    content_types = apps.get_model("contenttypes", "ContentType").objects
    return content_types.get_or_create(app_label=app_label, model=model)[0]
