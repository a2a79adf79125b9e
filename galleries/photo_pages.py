"""A page for each photo of a gallery, at ``…/photo/3/`` below it, so that photos can be seen large without JavaScript."""

from django.template.response import TemplateResponse
from wagtail.url_routing import RouteResult

SEGMENT = "photo"


class PhotoPagesMixin:
    """Answers for the photos of a page that has ``photos``; goes before the page class among the bases."""

    def route(self, request, path_components):
        """Take ``photo/<number>/``, counted from 1, for a photo of this gallery; leave the rest to the page."""
        if self.live and len(path_components) == 2 and path_components[0] == SEGMENT:
            number = path_components[1]
            if number.isdecimal() and str(int(number)) == number and 1 <= int(number) <= self.photos.count():
                return RouteResult(self, kwargs={"photo_number": int(number)})
        return super().route(request, path_components)

    def serve(self, request, *args, photo_number: int | None = None, **kwargs):
        """Show one photo, or the gallery."""
        if photo_number is None:
            return super().serve(request, *args, **kwargs)
        context = self.get_context(request, *args, **kwargs)
        photos = list(self.photos.select_related("image").order_by("sort_order", "pk"))
        context |= {
            "below_page": f"{SEGMENT}/{photo_number}/",
            "photo": photos[photo_number - 1],
            "number": photo_number,
            "count": len(photos),
            "previous_number": photo_number - 1,
            "next_number": photo_number + 1 if photo_number < len(photos) else None,
        }
        return TemplateResponse(request, "galleries/photo_page.html", context)
