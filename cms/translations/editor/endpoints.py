"""wagtail-localize's endpoint of a single text. Ours answers in its place, since it stores whatever it is sent.

Our screens do not call it; programs written for wagtail-localize's editor may.
"""

from django.http import Http404
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _
from rest_framework import status
from rest_framework.authentication import SessionAuthentication
from rest_framework.decorators import api_view, authentication_classes, permission_classes
from rest_framework.permissions import IsAuthenticated
from rest_framework.request import Request
from rest_framework.response import Response
from wagtail_localize.models import StringTranslation, Translation
from wagtail_localize.views.edit_translation import StringTranslationSerializer

from cms.translations.rights.screens import held_to_language
from cms.translations.segments.rows import SegmentRow, segment_rows
from cms.translations.segments.storing import remove_texts, store_texts, written
from cms.translations.segments.texts import from_field, to_field


@held_to_language
@api_view(["PUT", "DELETE"])
@permission_classes([IsAuthenticated])
@authentication_classes([SessionAuthentication])
def edit_text(request: Request, translation_id: int, string_segment_id: int) -> Response:
    """Store ``value``, HTML as wagtail-localize stores it, as the translation of a text, or delete what is stored.

    A value that does not fit its place is a 422 that says why, an empty or missing one a 400.
    """
    translation = get_object_or_404(Translation, pk=translation_id)
    row = _row_of(translation, string_segment_id)
    if request.method == "DELETE":
        remove_texts(translation, [row])
        return Response(status=status.HTTP_204_NO_CONTENT)
    typed = to_field(request.POST.get("value", ""), row.place)
    if not typed.strip():
        return Response({"error": _("“value” is missing or empty.")}, status=status.HTTP_400_BAD_REQUEST)
    try:
        data = from_field(typed, row.source, row.place)
    except ValueError as error:
        return Response({"error": str(error)}, status=status.HTTP_422_UNPROCESSABLE_ENTITY)
    store_texts(translation, {row: written(row, data)}, request.user)
    stored = StringTranslation.objects.get(
        translation_of=row.segment.string_id,
        context=row.segment.context_id,
        locale=translation.target_locale_id,
    )
    answer = StringTranslationSerializer(stored, context={"translation_source": translation.source})
    return Response(answer.data, status=status.HTTP_200_OK if row.record else status.HTTP_201_CREATED)


def _row_of(translation: Translation, string_segment_id: int) -> SegmentRow:
    for row in segment_rows(translation):
        if row.segment.pk == string_segment_id:
            return row
    raise Http404
