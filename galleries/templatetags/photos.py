"""Photos of a gallery in templates."""

from django import template
from django.db.models import prefetch_related_objects

from cms.images.renditions import picture_sources
from cms.templatetags.languages import language_of_text
from galleries.models import GalleryPage, GalleryPhoto
from galleries.photo_pages import SEGMENT

register = template.Library()


@register.simple_tag
def photos_of(page: GalleryPage) -> list[GalleryPhoto]:
    """The photos in the editor's order, each with its image; the same number of queries for any number of photos."""
    photos = list(page.photos.all())
    prefetch_related_objects(photos, "image")
    return photos


@register.simple_tag(takes_context=True)
def photo_alt(context, page: GalleryPage, photo: GalleryPhoto) -> str:
    """The text that stands for a photo, in the gallery's language; empty when it is decorative or unwritten."""
    if photo.is_decorative:
        return ""
    return photo.alt or photo.image.alt_in(language_of_text(page, context.get("request")).locale_code)


@register.simple_tag
def photo_download(page: GalleryPage, photo: GalleryPhoto, number: int) -> dict | None:
    """The largest file of a photo that readers may have (never the original): ``url``, ``name``, ``width``, ``height``."""
    picture = picture_sources(photo.image, "photo")
    if picture is None:
        return None
    largest = picture.fallback.srcset[-1]
    name = f"{page.slug}-{number}.{largest.url.rsplit('.', 1)[-1]}"
    return {"url": largest.url, "name": name, "width": largest.width, "height": largest.height}


@register.simple_tag(takes_context=True)
def gallery_url(context, page: GalleryPage) -> str:
    """The address at which the reader sees the gallery, from the page of one of its photos."""
    return context["request"].path.rsplit(f"{SEGMENT}/", 1)[0]


@register.simple_tag(takes_context=True)
def photo_url(context, number: int) -> str:
    """The address at which the reader sees one photo of the present gallery large."""
    return f"{context['request'].path}{SEGMENT}/{number}/"
