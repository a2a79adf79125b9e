"""Pictures in templates."""

from django import template

from cms.images.renditions import Picture, picture_sources

register = template.Library()


@register.inclusion_tag("components/picture.html")
def picture(
    image, size: str, *, alt: str | None = None, priority: bool = False, sizes: str = "", css_class: str = ""
) -> dict:
    """Show ``image`` in a size of ``cms.images.sizes.SIZES`` as AVIF, WebP and JPEG or PNG, in the space it will need.

    ``alt`` replaces the text kept with the image; ``alt=""`` marks a picture that repeats what stands beside it.
    ``priority`` is for the one picture that fills the first screen. ``sizes`` replaces the size's own ``sizes`` attribute.
    """
    return {
        "picture": picture_sources(image, size, alt=alt),
        "priority": priority,
        "sizes": sizes,
        "css_class": css_class,
    }


@register.simple_tag(takes_context=True)
def share_picture(context, page) -> dict | None:
    """The picture of a page's share card (its own, else the site's) with an absolute ``src``, or ``None``."""
    chrome, request = context.get("chrome"), context.get("request")
    image = getattr(page, "share_image", None) or (chrome.settings.share_image if chrome else None)
    picture = picture_sources(image, "share") if request else None
    return _absolute(picture, request) if picture else None


def _absolute(picture: Picture, request) -> dict:
    src = request.build_absolute_uri(picture.src)
    return {"src": src, "width": picture.width, "height": picture.height, "alt": picture.alt}
