"""The translation editor: one screen at Wagtail's edit address, and what its script asks for beside it."""

from urllib.parse import urlencode

from django.core.exceptions import PermissionDenied
from django.db import models, transaction
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST
from wagtail import hooks
from wagtail.admin import messages
from wagtail.admin.admin_url_finder import AdminURLFinder
from wagtail.admin.ui.components import MediaContainer
from wagtail.admin.ui.menus.pages import get_page_header_buttons
from wagtail.admin.widgets.button import ButtonWithDropdown
from wagtail.models import Page, TranslatableMixin
from wagtail.utils.decorators import xframe_options_sameorigin_override
from wagtail_localize.machine_translators import get_machine_translator
from wagtail_localize.models import Translation

from cms.translations.editor import overrides, publication
from cms.translations.editor.access import Access, access_of, person
from cms.translations.editor.comments import review_comments
from cms.translations.editor.panels import side_panels
from cms.translations.editor.screen import ALL, CHANGED, OPEN, Screen
from cms.translations.editor.typed import MARKS, Kept, Typed, field_name, key_of
from cms.translations.gate import find_translation
from cms.translations.holding import hold_translations
from cms.translations.release.drafts import has_draft
from cms.translations.segments.storing import remove_texts, same_in_both, store_texts
from cms.translations.targets import target_of

SHOW = "show"
CONFIRM_PROPOSED = "confirm-proposed"
RESET = "reset"
USE = "use"


def edit_page(request: HttpRequest, page: Page) -> HttpResponse | None:
    """Answer for a page that is managed as a translation (a ``before_edit_page`` hook ahead of wagtail-localize's)."""
    translation = None if _is_alias(page) else find_translation(page)
    return edit_translation(request, translation, page.specific) if translation else None


def edit_snippet(request: HttpRequest, instance: models.Model) -> HttpResponse | None:
    """Answer for a snippet that is managed as a translation (a ``before_edit_snippet`` hook)."""
    translation = find_translation(instance) if isinstance(instance, TranslatableMixin) else None
    return edit_translation(request, translation, instance) if translation else None


def _is_alias(page: Page) -> bool:
    return page.alias_of_id is not None


def edit_translation(request: HttpRequest, translation: Translation, instance: models.Model) -> HttpResponse:
    """Show the screen, or save all that was typed and do what the button says.

    Raises PermissionDenied for somebody who may not edit, and for a change of what is locked.
    """
    access = access_of(person(request), instance)
    if not access.may_edit:
        raise PermissionDenied
    shown = request.GET.get(SHOW, ALL)
    screen = Screen(translation, shown if shown in (ALL, OPEN, CHANGED) else ALL, user=person(request))
    if request.method != "POST":
        return _render(request, screen, instance, access)
    action = request.POST.get("action", publication.SAVE)
    if not access.may_write and not action.startswith(publication.WORKFLOW):
        messages.error(request, _("Nothing was saved: the page is locked."))
        return _render(request, _with_typed(screen, request), instance, access, status=409)
    typed, values = _save(request, screen, access)
    if typed.kept or typed.strays or any(value.error for value in values):
        messages.error(request, _complaint(typed, values))
        screen = Screen(translation, screen.filter, typed.kept, typed.strays, person(request))
        return _render(request, screen, instance, access, values, status=422)
    if USE in request.POST:
        return _render(request, _with_offer(screen, request), instance, access)
    if action == publication.RELEASE:
        return redirect("translations_release", translation.pk)
    if action == publication.SAVE:
        messages.success(request, _("Saved. Readers see it when you publish."))
    else:
        publication.perform(request, translation, instance, access, action)
    return redirect(_address_after(request, translation))


@transaction.atomic
def _save(request: HttpRequest, screen: Screen, access: Access) -> tuple[Typed, list[overrides.Override]]:
    """Store everything that can be stored of a posted form; return what could not be.

    ``screen`` has not read its texts yet: they are read once nobody else is writing them.
    """
    hold_translations([screen.translation.pk])
    posted = request.POST.dict()
    # What a suggestion is to replace is not saved first.
    posted.pop(field_name(posted.get(USE, "").partition(":")[0]), None)
    typed = Typed(screen.rows, posted)
    values = overrides.overrides_of(screen.translation) if access.may_write else []
    if not access.may_write:
        return typed, values
    for mark in MARKS:
        for key in request.POST.getlist(mark):
            typed.mark(mark, key)
    if CONFIRM_PROPOSED in request.POST:
        for row in screen.rows:
            if row.segment.pk in screen.proposed and not row.repeats:
                typed.to_store.setdefault(row, same_in_both(row))
    store_texts(screen.translation, typed.to_store, person(request))
    remove_texts(screen.translation, typed.to_remove)
    reset = set(request.POST.getlist(RESET))
    data = {**posted, **dict.fromkeys(reset, "")}
    overrides.store(screen.translation, *overrides.take(values, data), person(request))
    return typed, values


def _with_typed(screen: Screen, request: HttpRequest) -> Screen:
    """The screen with what was typed into it, of which nothing was stored."""
    typed = Typed(screen.rows, request.POST)
    kept = typed.unstored(_("Not saved: the page is locked."))
    return Screen(screen.translation, screen.filter, kept, user=screen.user)


def _with_offer(screen: Screen, request: HttpRequest) -> Screen:
    """The screen as it is after saving, with the chosen suggestion in its field, for somebody to check and save."""
    key, _colon, offer_key = request.POST[USE].partition(":")
    screen = Screen(screen.translation, screen.filter, user=screen.user)
    row = next((row for row in screen.rows if key_of(row) == key), None)
    offer = screen.aids.find_offer(row, offer_key) if row else None
    if offer is None:
        messages.error(request, _("This suggestion is no longer there."))
        return screen
    messages.info(request, _("The suggestion stands in its field. Check it, then save."))
    return Screen(screen.translation, screen.filter, {key: Kept(offer.text, "")}, user=screen.user)


def _complaint(typed: Typed, values: list[overrides.Override]) -> str:
    count = len(typed.kept) + len(list(typed.strays)) + sum(bool(value.error) for value in values)
    return ngettext(
        "%(count)d text could not be saved; see below why. Everything else is saved.",
        "%(count)d texts could not be saved; see below why. Everything else is saved.",
        count,
    ) % {"count": count}


def _address_after(request: HttpRequest, translation: Translation) -> str:
    """Where to go on: the same list, at the text whose button was pressed."""
    shown = request.GET.get(SHOW)
    address = f"{request.path}?{urlencode({SHOW: shown})}" if shown else request.path
    pressed = next((key for mark in MARKS for key in request.POST.getlist(mark)), None)
    if pressed and "-" in pressed:
        string_id, _dash, context_id = pressed.partition("-")
        if string_id.isdecimal() and context_id.isdecimal():
            segment = translation.source.stringsegment_set.filter(
                string_id=string_id, context_id=context_id
            ).first()
            return f"{address}#segment-{segment.pk}" if segment else address
    return address


def _render(
    request: HttpRequest,
    screen: Screen,
    instance: models.Model,
    access: Access,
    values: list[overrides.Override] | None = None,
    status: int = 200,
) -> HttpResponse:
    translation = screen.translation
    is_page = isinstance(instance, Page)
    panels = side_panels(request, translation, instance)
    values = overrides.overrides_of(translation) if values is None else values
    source = translation.source.get_source_instance()
    media = MediaContainer([panels, *_distinct_widgets(values)]).media
    context = {
        "screen": screen,
        "access": access,
        "translation": translation,
        "instance": instance,
        "is_page": is_page,
        "source": source,
        "source_url": AdminURLFinder(request.user).get_edit_url(source),
        "values": values,
        "side_panels": panels,
        "media": media,
        "filters": _filters(request, screen),
        "tools": _tools(request, translation, instance),
        "offers_release": is_page and access.may_write and has_draft(source),
        "machine": _machine_translator(translation),
        "autosave_url": reverse("translation_text", args=[translation.pk]),
    }
    if is_page:
        context |= _page_context(request, instance) | {"review_comments": review_comments(instance)}
    else:
        context |= {"model_opts": instance._meta, "breadcrumbs_items": _snippet_breadcrumbs(instance)}
    return render(request, "translations/editor/edit.html", context, status=status)


def _distinct_widgets(values: list[overrides.Override]) -> list:
    """One widget of each kind, for its scripts."""
    return list({type(value.widget): value.widget for value in values}.values())


def _page_context(request: HttpRequest, page: Page) -> dict:
    """What Wagtail's header of a page needs."""
    buttons = sorted(
        get_page_header_buttons(page=page, user=request.user, next_url=request.path, view_name="edit")
    )
    menu = ButtonWithDropdown(
        buttons=buttons,
        icon_name="dots-horizontal",
        attrs={"aria-label": _("Actions")},
        classname="w-h-slim-header",
    )
    permissions = page.permissions_for_user(request.user)
    return {
        "page": page,
        "page_for_status": page,
        "page_perms": permissions,
        "content_type": page.cached_content_type,
        "header_buttons": [menu] if buttons else [],
        "user_can_lock": permissions.can_lock(),
        "user_can_unlock": permissions.can_unlock(),
    }


def _snippet_breadcrumbs(instance: models.Model) -> list[dict]:
    """The way to a snippet in the admin."""
    viewset = instance.snippet_viewset
    return [
        {"url": reverse(viewset.get_url_name("list")), "label": str(viewset.model._meta.verbose_name_plural)},
        {"url": "", "label": str(instance)},
    ]


def _filters(request: HttpRequest, screen: Screen) -> list[dict]:
    labels = (
        (ALL, _("All"), screen.total),
        (OPEN, _("To do"), len(screen.open_rows)),
        (CHANGED, _("Original changed"), screen.changed_count),
    )
    return [
        {
            "url": request.path if name == ALL else f"{request.path}?{urlencode({SHOW: name})}",
            "label": label,
            "count": count,
            "is_current": name == screen.filter,
        }
        for name, label, count in labels
    ]


def _tools(request: HttpRequest, translation: Translation, instance: models.Model) -> list[dict]:
    """Links beside the texts. Other parts add theirs by the hook ``construct_translation_tools``."""
    download = reverse("wagtail_localize:download_pofile", args=[translation.pk])
    tools = [
        {"label": _("Download PO file"), "url": download, "icon": "download"},
        {"label": _("Download XLIFF file"), "url": f"{download}?format=xlf", "icon": "download"},
    ]
    for hook in hooks.get_hooks("construct_translation_tools"):
        hook(tools, request, translation, instance)
    return tools


def _machine_translator(translation: Translation):
    """The machine translator, where one is set up for the two languages."""
    translator = get_machine_translator()
    fits = translator and translator.can_translate(translation.source.locale, translation.target_locale)
    return translator if fits else None


@require_POST
def save_text(request: HttpRequest, translation_id: int) -> JsonResponse:
    """Save the texts that the script sends while somebody writes, and say how they stand now.

    Takes the fields of the form that have changed, with ``seen``. Raises PermissionDenied as the screen does; a locked page
    is a 409.
    """
    translation, instance = _find(translation_id)
    access = access_of(person(request), instance)
    if not access.may_edit:
        raise PermissionDenied
    if not access.may_write:
        return JsonResponse({"error": _("Nothing was saved: the page is locked.")}, status=409)
    typed = _save_typed(request, translation)
    keys = {key for key in typed.rows if f"text-{key}" in request.POST}
    screen = Screen(translation, ALL, typed.kept)
    seen = {name: value for name, value in screen.seen_by_key.items() if name in keys}
    fields = [field for field in screen.fields if field.key in keys and not field.row.repeats]
    states = {
        field.key: render_to_string("translations/editor/state.html", {"field": field, "screen": screen})
        for field in fields
    }
    return JsonResponse(
        {
            "states": states,
            "seen": seen,
            "open": {field.key: field.row.is_open for field in fields},
            "strays": list(typed.strays),
            "progress": render_to_string("translations/editor/progress.html", {"screen": screen}),
        },
        status=422 if typed.kept or typed.strays else 200,
    )


@transaction.atomic
def _save_typed(request: HttpRequest, translation: Translation) -> Typed:
    """Store what the script sends of texts, once nobody else is writing them."""
    hold_translations([translation.pk])
    typed = Typed(Screen(translation).rows, request.POST)
    store_texts(translation, typed.to_store, person(request))
    remove_texts(translation, typed.to_remove)
    return typed


@xframe_options_sameorigin_override
def preview(request: HttpRequest, translation_id: int) -> HttpResponse:
    """What Wagtail's preview panel asks: whether there is a preview (POST), and the page with its texts so far (GET)."""
    translation, instance = _find(translation_id)
    if not access_of(person(request), instance).may_edit:
        raise PermissionDenied
    if not isinstance(instance, Page):
        raise Http404
    if request.method in ("POST", "DELETE"):
        return JsonResponse({"is_valid": True, "is_available": True, "success": True})
    mode = request.GET.get("mode") or instance.default_preview_mode
    if mode not in dict(instance.preview_modes):
        raise Http404
    draft = translation.source.get_ephemeral_translated_instance(translation.target_locale, fallback=True)
    return draft.make_preview_request(request, mode)


def _find(translation_id: int) -> tuple[Translation, models.Model]:
    translations = Translation.objects.select_related("source__locale", "target_locale").filter(enabled=True)
    translation = get_object_or_404(translations, pk=translation_id)
    try:
        return translation, target_of(translation)
    except models.ObjectDoesNotExist as gone:
        raise Http404 from gone
