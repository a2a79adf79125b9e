"""Snippets held to their languages in the admin, by link and by typed address.

Django's permissions for a model know no languages, and Wagtail's snippet views ask for them once for the whole model. So the
policy adds the language of the instance, and the views ask for it before anything else.
"""

from collections.abc import Callable, Iterable
from functools import wraps
from typing import Any

from django.contrib import messages
from django.contrib.admin.utils import quote, unquote
from django.core.exceptions import PermissionDenied
from django.db.models import Model, QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from wagtail.models import Locale
from wagtail.permission_policies import ModelPermissionPolicy
from wagtail.snippets.views.snippets import CreateView, EditView, IndexView, InspectView, SnippetViewSet

from cms.translations.rights.languages import languages_of, may_write_in, people_of

READING = "view"


class LanguagePermissionPolicy(ModelPermissionPolicy):
    """The model's own permissions, held to the languages in which a person may write; everybody with a role may read."""

    def user_has_permission(self, user, action: str) -> bool:
        """Whether the user may do this to some instance."""
        return super().user_has_permission(user, action) and (action == READING or bool(languages_of(user)))

    def user_has_permission_for_instance(self, user, action: str, instance) -> bool:
        """Whether the user may do this to this instance: only in its language."""
        return self.user_has_permission(user, action) and (
            action == READING or may_write_in(user, instance.locale_id)
        )

    def instances_user_has_any_permission_for(self, user, actions: Iterable[str]) -> QuerySet:
        """The instances to which the user may do one of these."""
        instances = super().instances_user_has_any_permission_for(user, actions)
        if READING in actions and self.user_has_permission(user, READING):
            return instances
        return instances.filter(locale__in=languages_of(user))

    def users_with_any_permission_for_instance(self, actions: Iterable[str], instance) -> QuerySet:
        """The users who may do one of these to this instance."""
        users = super().users_with_any_permission_for_instance(actions, instance)
        return users if READING in actions else users.filter(pk__in=people_of(instance.locale).values("pk"))


class LanguageIndexView(IndexView):
    """The list: all languages are shown; what may not be changed leads to the page on which it is read."""

    def get_edit_url(self, instance) -> str | None:
        """Where to change the instance, for those who may."""
        return super().get_edit_url(instance) if self._may_change(instance) else None

    def get_copy_url(self, instance) -> str | None:
        """Where to copy the instance: a copy is of the same language."""
        return super().get_copy_url(instance) if self._may_change(instance) else None

    def get_delete_url(self, instance) -> str | None:
        """Where to delete the instance, for those who may."""
        return super().get_delete_url(instance) if self._may_change(instance) else None

    def get_add_url(self) -> str | None:
        """Where to add one in the language that is listed, else in the person's own."""
        languages = languages_of(self.request.user)
        locale = self.locale if self.locale in languages else next(iter(languages), None)
        url = super().get_add_url() if locale else None
        return url and self._set_locale_query_param(url.partition("?")[0], locale)

    def _may_change(self, instance) -> bool:
        return may_write_in(self.request.user, instance.locale_id)


class LanguageCreateView(CreateView):
    """Adding: only the languages in which the person may write, the first of them when the address names none."""

    def get_locale(self) -> Locale:
        """The language of what is made. Raises PermissionDenied for one that the address names and the person has not."""
        locale, languages = super().get_locale(), languages_of(self.request.user)
        if locale in languages:
            return locale
        if not languages or self.request.GET.get("locale"):
            raise PermissionDenied
        return languages[0]

    def get_translations(self) -> list[dict[str, Any]]:
        """The other languages in which the person may add one."""
        languages = languages_of(self.request.user)
        return [choice for choice in super().get_translations() if choice["locale"] in languages]


class LanguageInspectView(InspectView):
    """Reading: the way for those who may not change it, without links to where they may not go."""

    def user_has_permission(self, permission: str) -> bool:
        """As the policy says of the instance that is shown."""
        return self.user_has_permission_for_instance(permission, self.object)


class LanguageSnippetViewSet(SnippetViewSet):
    """The admin of a translatable snippet. Every address with a key in it asks for the language of what it leads to."""

    index_view_class = LanguageIndexView
    add_view_class = LanguageCreateView
    inspect_view_class = LanguageInspectView
    inspect_view_enabled = True

    def construct_view(self, view_class, **kwargs):
        """Make a view as Wagtail does, and hold it to the languages of its user unless it only shows."""
        view = super().construct_view(view_class, **kwargs)
        return view if issubclass(view_class, InspectView) else self._held_to_language(view, view_class)

    def _held_to_language(self, view: Callable[..., HttpResponse], view_class: type) -> Callable:
        @wraps(view)
        def held(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
            key = kwargs.get("pk")
            if key is None:
                return view(request, *args, **kwargs)
            instance = get_object_or_404(self.model, pk=unquote(str(key)))
            if may_write_in(request.user, instance.locale_id):
                return view(request, *args, **kwargs)
            if issubclass(view_class, EditView) and request.method == "GET":
                return self._show_instead(request, instance)
            raise PermissionDenied

        return held

    def _show_instead(self, request: HttpRequest, instance: Model) -> HttpResponse:
        """Lead somebody who may only read to the page that shows it. That page asks for the right to read."""
        messages.info(request, _("You can read this, and change only what is in your languages."))
        return redirect(self.get_url_name("inspect"), quote(instance.pk))
