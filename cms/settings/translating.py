"""Which machine translates drafts for translators, if any (docs/operations.md)."""

from typing import Any

from django.core.exceptions import ImproperlyConfigured

_SERVICES = "cms.translations.machine.services"
_DEEPL, _DEEPL_FREE = "https://api.deepl.com", "https://api-free.deepl.com"


def machine_translator(service: str, key: str, url: str) -> dict[str, Any] | None:
    """The value of ``WAGTAILLOCALIZE_MACHINE_TRANSLATOR``; ``None`` when nothing is to be offered.

    Args:
        service: ``deepl``, ``libretranslate`` or nothing.
        key: the service's key. DeepL is not offered without one; LibreTranslate may need none.
        url: where the service is. LibreTranslate is not offered without one; DeepL's follows from the key.

    Raises:
        ImproperlyConfigured: there is no such service here.
    """
    if service == "deepl":
        # Keys of the free plan end so, and are good at its own host only.
        default = _DEEPL_FREE if key.endswith(":fx") else _DEEPL
        options = {"KEY": key, "URL": url or default}
        return {"CLASS": f"{_SERVICES}.DeepL", "OPTIONS": options} if key else None
    if service == "libretranslate":
        options = {"KEY": key, "URL": url}
        return {"CLASS": f"{_SERVICES}.LibreTranslate", "OPTIONS": options} if url else None
    if service:
        raise ImproperlyConfigured(
            f"MACHINE_TRANSLATOR is {service!r}; it can be deepl, libretranslate, or empty."
        )
    return None
