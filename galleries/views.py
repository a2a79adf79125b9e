"""Admin: many photos into a gallery at once."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.core.files.uploadedfile import UploadedFile
from django.http import HttpRequest, JsonResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django.views.generic import TemplateView
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin
from wagtail.images.forms import get_image_form
from wagtail.images.utils import get_accept_attributes
from wagtail.permissions import policy_registry

from cms.images.models import CmsImage
from galleries.models import GalleryPage
from galleries.uploads import UploadRefusedError, append_photos, may_add_photos, store_photo


class AddPhotosView(WagtailAdminTemplateMixin, TemplateView):
    """A form for many files. Without JavaScript it is sent at once; with it, the files go one by one to
    ``UploadPhotoView`` and their ids to ``AppendPhotosView``."""

    template_name = "galleries/admin/add_photos.html"
    page_title = gettext_lazy("Add photos")
    header_icon = "image"

    def dispatch(self, request: HttpRequest, page_id: int) -> HttpResponseBase:
        """Refuse users who may not edit the gallery or add images. Raises Http404 and PermissionDenied."""
        self.gallery = gallery_for(request, page_id)
        return super().dispatch(request)

    def post(self, request: HttpRequest) -> HttpResponseBase:
        """Take the files in the order given; those refused are named, the others are kept."""
        images, refused = [], []
        for file in request.FILES.getlist("files"):
            try:
                images.append(store_photo(file, request.user, **details(request)))
            except UploadRefusedError as error:
                refused.append({"name": file.name, "reason": str(error)})
        if images:
            append_photos(self.gallery.pk, images, request.user)
            messages.success(request, added_message(len(images)))
        if refused or not images:
            return self.render_to_response(self.get_context_data(refused=refused, nothing_chosen=not refused))
        return redirect("wagtailadmin_pages:edit", self.gallery.pk)

    def get_page_subtitle(self) -> str:
        """The gallery's title."""
        return self.gallery.get_admin_display_title()

    def get_breadcrumbs_items(self) -> list[dict[str, str]]:
        """From the gallery to here."""
        return [
            {"url": self.edit_url, "label": self.gallery.get_admin_display_title()},
            {"url": "", "label": str(self.page_title)},
        ]

    @property
    def edit_url(self) -> str:
        """The gallery's edit form."""
        return reverse("wagtailadmin_pages:edit", args=[self.gallery.pk])

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Add what the form needs: accepted files, collections to choose from, addresses for the script."""
        policy = policy_registry.get_by_type(CmsImage)
        collections = policy.collections_user_has_permission_for(self.request.user, "add")
        return super().get_context_data(
            gallery=self.gallery,
            edit_url=self.edit_url,
            upload_url=reverse("galleries:upload_photo", args=[self.gallery.pk]),
            append_url=reverse("galleries:append_photos", args=[self.gallery.pk]),
            accept=get_accept_attributes(),
            help_text=get_image_form(CmsImage)(user=self.request.user).fields["file"].help_text,
            collections=collections if len(collections) > 1 else None,
            only_collection=collections[0] if len(collections) == 1 else None,
            **kwargs,
        )


def upload_photo(request: HttpRequest, page_id: int) -> JsonResponse:
    """Take one file: ``{"id"}``, or 422 and ``{"error"}`` when it is refused."""
    gallery_for(request, page_id)
    file = request.FILES.get("file")
    if request.method != "POST" or not isinstance(file, UploadedFile):
        return JsonResponse({"error": _("Choose a file.")}, status=400)
    try:
        image = store_photo(file, request.user, **details(request))
    except UploadRefusedError as error:
        return JsonResponse({"error": str(error)}, status=422)
    return JsonResponse({"id": image.pk})


def add_uploaded(request: HttpRequest, page_id: int) -> JsonResponse:
    """Append images this user uploaded, by id in order: ``{"message"}``."""
    gallery = gallery_for(request, page_id)
    wanted = [int(pk) for pk in request.POST.getlist("image") if pk.isdecimal()]
    images = CmsImage.objects.filter(uploaded_by_user=request.user).in_bulk(wanted)
    if request.method != "POST" or not wanted or len(images) < len(set(wanted)):
        return JsonResponse({"error": _("The photos were not found. Upload them again.")}, status=400)
    append_photos(gallery.pk, [images[pk] for pk in wanted], request.user)
    message = added_message(len(wanted))
    messages.success(request, message)
    return JsonResponse({"message": message})


def gallery_for(request: HttpRequest, page_id: int) -> GalleryPage:
    """The gallery, if this user may add photos to it. Raises Http404 and PermissionDenied."""
    gallery = get_object_or_404(GalleryPage, pk=page_id)
    if not may_add_photos(request.user, gallery):
        raise PermissionDenied
    return gallery


def details(request: HttpRequest) -> dict[str, str | None]:
    """What the form says of all its photos alike."""
    return {"collection": request.POST.get("collection"), "credit": request.POST.get("credit", "").strip()}


def added_message(number: int) -> str:
    """What is said after photos were added."""
    message = ngettext(
        "%(number)d photo was added to the draft. Write what it shows, then publish.",
        "%(number)d photos were added to the draft. Write what they show, then publish.",
        number,
    )
    return message % {"number": number}
