"""Pictures: never the uploaded file, always the sizes made from it."""

from collections.abc import Collection, Iterable
from typing import Any, cast

from django.utils.translation import get_language

from cms.api.reading import Reading
from cms.images.json_forms import SizedPictureJson
from cms.images.models import CmsImage
from cms.images.renditions import rendition_dict


class Picture(SizedPictureJson):
    """A picture with what is said of it."""

    id: int
    caption: str


def picture(
    image: CmsImage | None, size: str, reading: Reading, *, caption: str = "", **texts: str | None
) -> Picture | None:
    """An image in one of the sizes of ``cms.images.sizes``; ``texts`` are ``alt``, ``credit`` and ``language``.

    Gives ``None`` where there is no image, or its file is gone.
    """
    described = rendition_dict(image, size, **texts)
    if image is None or described is None:
        return None
    language = texts.get("language") or get_language() or ""
    words = {
        "id": image.pk,
        "caption": reading.writer.text(caption, language),
        "alt": reading.writer.text(described["alt"], language),
        "credit": reading.writer.text(described["credit"], language),
    }
    rest = {name: value for name, value in described.items() if name not in words}
    return cast("Picture", {**words, **absolute_addresses(rest, reading)})


ADDRESSES = frozenset(["url", "src", "href", "html_url", "download_url"])
"""Keys whose values are addresses."""


def absolute_addresses(value: Any, reading: Reading) -> Any:
    """The same JSON with scheme and host before every address that lacks them."""
    if isinstance(value, list | tuple):
        return [absolute_addresses(item, reading) for item in value]
    if isinstance(value, dict):
        return {
            key: reading.absolute(item)
            if key in ADDRESSES and isinstance(item, str) and item.startswith("/")
            else absolute_addresses(item, reading)
            for key, item in value.items()
        }
    return value


def missing_images(objects: Iterable[Any], names: Collection[str]) -> set[int]:
    """The ids of the images to which foreign keys of objects point and which nobody has fetched yet; not all objects
    need have all keys."""
    return {
        key
        for item in objects
        for name in names
        if name not in item._state.fields_cache and (key := getattr(item, f"{name}_id", None))
    }


def give_images(objects: Iterable[Any], names: Collection[str], images: dict[int, CmsImage]) -> None:
    """Give objects the images that were fetched for them."""
    for item in objects:
        for name in names:
            if hasattr(item, f"{name}_id") and name not in item._state.fields_cache:
                setattr(item, name, images.get(getattr(item, f"{name}_id")))
