"""Pictures in templates."""

from django import template

from cms.delivery.languages import reader_view
from cms.images.renditions import Picture, picture_sources
from cms.share_cards.cards import Card
from cms.templatetags.languages import language_of_text

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
    """The picture of a page's share card with an absolute ``src``: its own, else the site's, else one drawn with its title
    (``cms.share_cards``); ``None`` where there is no page yet."""
    chrome, request = context.get("chrome"), context.get("request")
    image = getattr(page, "share_image", None) or (chrome.settings.share_image if chrome else None)
    picture = picture_sources(image, "share") if request else None
    if picture:
        return _absolute(picture, request)
    return _drawn(page, request) if request and page.pk and page.live else None


def _drawn(page, request) -> dict:
    """The card drawn for a page: in the reader's script where that is of the page's language."""
    reader, written = reader_view(), language_of_text(page, request)
    view = reader if reader.locale_code == written.locale_code else written
    card = Card.of(page, view, request)
    src = request.build_absolute_uri(card.url)
    return {"src": src, "width": card.width, "height": card.height, "alt": page.title}


def _absolute(picture: Picture, request) -> dict:
    src = request.build_absolute_uri(picture.src)
    return {"src": src, "width": picture.width, "height": picture.height, "alt": picture.alt}
