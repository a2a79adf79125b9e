"""Machine translation in the admin, at wagtail-localize's own address."""

from typing import cast

from django.contrib.auth.models import AbstractBaseUser
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST
from wagtail.admin import messages
from wagtail.admin.utils import get_valid_next_url_from_request
from wagtail_localize.machine_translators import get_machine_translator
from wagtail_localize.models import Translation

from cms.translations.machine.filling import Outcome, fill_open_texts
from cms.translations.rights.locks import answer_locked, lock_of
from cms.translations.rights.screens import check_translator


@require_POST
def translate_open_texts(request: HttpRequest, translation_id: int) -> HttpResponse:
    """Translate what is open, say what became of it, and go back to the translation editor."""
    translation = get_object_or_404(
        Translation.objects.select_related("source__locale", "target_locale"), pk=translation_id, enabled=True
    )
    if lock_of(request.user, check_translator(request.user, translation)):
        return answer_locked(request, translation.get_target_instance_edit_url())
    translator = get_machine_translator()
    if translator is None or not translator.can_translate(
        translation.source.locale, translation.target_locale
    ):
        raise Http404
    user = cast("AbstractBaseUser", request.user)  # the admin lets nobody in without an account
    report(request, fill_open_texts(translation, translator, user))
    return redirect(get_valid_next_url_from_request(request) or translation.get_target_instance_edit_url())


def report(request: HttpRequest, outcome: Outcome) -> None:
    """Say what is translated, what is left and why."""
    if outcome.translated:
        messages.success(
            request,
            ngettext(
                "%(count)d text is translated by machine. Read it and confirm it.",
                "%(count)d texts are translated by machine. Read and confirm each of them.",
                outcome.translated,
            )
            % {"count": outcome.translated},
        )
    if outcome.error:
        messages.error(request, _("Not everything is translated. %(reason)s") % {"reason": outcome.error})
    elif outcome.left > outcome.unfit:
        messages.warning(
            request,
            ngettext(
                "%(count)d text is left: it would have taken too long. Ask for it again.",
                "%(count)d texts are left: it would have taken too long. Ask for them again.",
                outcome.left - outcome.unfit,
            )
            % {"count": outcome.left - outcome.unfit},
        )
    elif not outcome.translated and not outcome.unfit:
        messages.warning(request, _("No text is open that nobody has translated before."))
    if outcome.unfit:
        messages.warning(
            request,
            ngettext(
                "%(count)d text is left: what the service made of it is too long for its field.",
                "%(count)d texts are left: what the service made of them is too long for their fields.",
                outcome.unfit,
            )
            % {"count": outcome.unfit},
        )
