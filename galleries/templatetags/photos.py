"""Photos of a gallery in templates."""

from django import template
from django.db.models import prefetch_related_objects

from galleries.models import GalleryPage, GalleryPhoto

register = template.Library()


@register.simple_tag
def photos_of(page: GalleryPage) -> list[GalleryPhoto]:
    """The photos in the editor's order, each with its image; the same number of queries for any number of photos."""
    photos = list(page.photos.all())
    prefetch_related_objects(photos, "image")
    for photo in photos:
        # A photo is written in its page's language; without this each alternative text would ask for it again.
        photo.locale = page.locale
    return photos


@register.simple_tag(takes_context=True)
def photo_url(context, page: GalleryPage, number: int) -> str:
    """The address at which the reader sees one photo large."""
    return f"{context['request'].path}photo/{number}/"
