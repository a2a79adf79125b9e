"""Documents by address, for readers who may have them."""

from django.http import Http404, HttpRequest
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404
from django.views.decorators.http import require_safe
from wagtail import hooks
from wagtail.documents.models import document_served

from cms.documents.models import CmsDocument
from cms.media.serving import GIVEN, stored_file


@require_safe
def serve_document(request: HttpRequest, document_id: int, document_filename: str) -> HttpResponseBase:
    """Give a document from wherever it lies, once Wagtail's hooks have nothing against it.

    Wagtail's own view would send readers of a storage elsewhere to its address there, past every restriction to come. Raises Http404
    for a document or a file that is not there.
    """
    document = get_object_or_404(CmsDocument, pk=document_id)
    if document.filename != document_filename:
        raise Http404
    for objection in hooks.get_hooks("before_serve_document"):
        refusal = objection(document, request)
        if isinstance(refusal, HttpResponseBase):
            return refusal
    storage, name = document.file.storage, document.file.name
    response = stored_file(request, storage, name, content_type=document.content_type)
    document_served.send(sender=CmsDocument, instance=document, request=request)
    if response.status_code in GIVEN:
        response["Content-Disposition"] = document.content_disposition
        # Shared caches may guess how long a file without a word of this is good, and know of no restriction.
        is_private = document.collection.get_view_restrictions().exists()
        response["Cache-Control"] = "private, no-cache" if is_private else "max-age=0, must-revalidate"
    response["Content-Security-Policy"] = "default-src 'none'"
    response["X-Content-Type-Options"] = "nosniff"
    return response
