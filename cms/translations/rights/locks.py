"""Locks: who may write a text in general, and still not now, since it is in review or somebody has locked it."""

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from wagtail.admin import messages
from wagtail.locks import BaseLock
from wagtail.models import Page, TranslatableMixin

from cms.translations.rights.languages import Person


def lock_of(user: Person, instance: TranslatableMixin) -> BaseLock | None:
    """The lock that keeps ``user`` from writing a text now, if any. Only pages have locks."""
    lock = instance.get_lock() if isinstance(instance, Page) else None
    return lock if lock is not None and lock.for_user(user) else None


def answer_locked(request: HttpRequest, back: str = "") -> HttpResponse:
    """Say that nothing was saved: to a form with a message, on its way ``back``; to a program as JSON (409)."""
    reason = _("Nothing was saved: the page is locked.")
    if request.method != "POST":
        return JsonResponse({"error": reason}, status=409)
    messages.error(request, reason)
    return redirect(back or reverse("wagtailadmin_home"))
