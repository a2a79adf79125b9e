"""The views of the site: each language and each script in which a reader can have it.

This is the one list that the switcher, hreflang, the choice at ``/`` and the ``lang`` attributes read. A view names the
content locale it shows; two views may show the same one (Serbian in Latin and in Cyrillic letters).
"""

from collections.abc import Iterable
from dataclasses import dataclass

from django.conf import settings
from django.http import HttpRequest
from django.utils.functional import Promise
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _
from django.utils.translation.trans_real import parse_accept_lang_header

from cms.delivery.script.active import active_script
from cms.delivery.script.convert import Script

COOKIE_AGE_SECONDS = 365 * 24 * 60 * 60


@dataclass(frozen=True)
class SiteView:
    """One way of reading the site.

    ``code`` is its URL prefix and cookie value, ``tag`` the BCP 47 tag for ``lang`` and hreflang, ``name`` its name in its
    own language and ``short`` the same for narrow screens, ``locale_code`` the content locale whose pages it shows, ``prefers`` the Accept-Language subtags that it
    serves, ``script`` the one its Serbian text is converted to. The three texts are in the reader's language and say how a
    text in *this* language is announced elsewhere.
    """

    code: str
    tag: str
    name: str
    short: str
    locale_code: str
    open_graph: str
    prefers: tuple[str, ...]
    language_mark: Promise
    available_only: Promise
    full_text: Promise
    script: Script = Script.LATIN


SITE_VIEWS = (
    SiteView(
        code="sr-latn",
        tag="sr-Latn",
        name="Srpski",
        short="SR",
        locale_code="sr-latn",
        open_graph="sr_RS",
        # Readers of the neighbouring standard languages read Serbian more easily than English.
        prefers=("sr", "sh", "bs", "hr", "cnr"),
        language_mark=_("In Serbian"),
        available_only=_("Available only in Serbian"),
        full_text=_("The full text is available in Serbian"),
    ),
    SiteView(
        code="sr-cyrl",
        tag="sr-Cyrl",
        name="Српски",
        short="СР",
        locale_code="sr-latn",
        open_graph="sr_RS",
        prefers=("sr-cyrl",),
        language_mark=_("In Serbian"),
        available_only=_("Available only in Serbian"),
        full_text=_("The full text is available in Serbian"),
        script=Script.CYRILLIC,
    ),
    SiteView(
        code="en",
        tag="en",
        name="English",
        short="EN",
        locale_code="en",
        open_graph="en_GB",
        prefers=("en",),
        language_mark=_("In English"),
        available_only=_("Available only in English"),
        full_text=_("The full text is available in English"),
    ),
)
_BY_CODE = {view.code: view for view in SITE_VIEWS}


def site_view(code: str | None) -> SiteView:
    """The view of a URL prefix or language code; the default view for anything unknown."""
    return _BY_CODE.get((code or "").lower()) or _BY_CODE[settings.LANGUAGE_CODE]


def is_site_view(code: str | None) -> bool:
    """Whether the site can be read under this code."""
    return code in _BY_CODE


def active_view() -> SiteView:
    """The view of the content locale in which the present request is answered, before its text is put into a script."""
    return site_view(get_language())


def reader_view() -> SiteView:
    """The view that the reader gets: that of the active locale in the script asked for."""
    view = active_view()
    return next(
        (v for v in SITE_VIEWS if (v.locale_code, v.script) == (view.locale_code, active_script())), view
    )


def view_of_locale(locale_code: str) -> SiteView:
    """The view that shows a content locale as it was written."""
    return next((view for view in SITE_VIEWS if view.locale_code == locale_code), site_view(locale_code))


def remembered_view(request: HttpRequest) -> SiteView | None:
    """The view that the reader chose earlier, if any."""
    code = request.COOKIES.get(settings.LANGUAGE_COOKIE_NAME, "")
    return _BY_CODE.get(code)


def preferred_view(request: HttpRequest, among: Iterable[SiteView] = SITE_VIEWS) -> SiteView:
    """The best of ``among`` for a reader: the remembered choice, then Accept-Language, then the first."""
    among = tuple(among)
    remembered = remembered_view(request)
    if remembered in among:
        return remembered
    for tag, _quality in parse_accept_lang_header(request.headers.get("Accept-Language", "")):
        # sr-Cyrl-RS asks for Cyrillic; sr and sr-RS leave the script to us.
        for wanted in ("-".join(tag.split("-")[:2]), tag.split("-")[0]):
            for view in among:
                if wanted in view.prefers:
                    return view
    return among[0]
