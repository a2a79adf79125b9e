"""The languages in which a person may write, read off the page permissions."""

from collections.abc import Iterable
from typing import Any

from django.conf import settings
from django.contrib.auth import get_user_model
from django.contrib.auth.models import AbstractUser, AnonymousUser
from django.db.models import Q, QuerySet
from wagtail.models import GroupPagePermission, Locale, Page, TranslatableMixin
from wagtail.permissions import page_permission_policy, policy_registry

WRITING = ("add", "change")
"""What makes a person an author of a language: adding pages, or changing those that are there."""

_CACHE = "_languages_cache"

Person = AbstractUser | AnonymousUser


def languages_of(user: Person, actions: Iterable[str] = WRITING) -> list[Locale]:
    """The content languages in whose page tree ``user`` may do one of ``actions``, the default language first.

    ``actions`` are names of page permissions (``"add"``, ``"change"``, ``"publish"`` …). A right on part of a language's tree
    counts for the language. All languages for an active superuser and for a right on all pages; none for visitors. Costs two
    queries the first time it is asked of a user object, none afterwards.
    """
    granted = _granted(user)
    wanted = {f"{action}_page" for action in actions}
    return [locale for locale, codenames in granted if codenames is None or codenames & wanted]


def may_write_in(user: Person, locale_id: int | None, actions: Iterable[str] = WRITING) -> bool:
    """Whether ``user`` may do one of ``actions`` in the language with this id (see ``languages_of``)."""
    return any(locale.pk == locale_id for locale in languages_of(user, actions))


def may_edit(user: Person, instance: TranslatableMixin) -> bool:
    """Whether ``user`` may change a page or a translatable snippet: its own permissions, in its own language."""
    if isinstance(instance, Page):
        return instance.permissions_for_user(user).can_edit()
    policy = policy_registry.get_by_type(type(instance))
    return policy.user_has_permission_for_instance(user, "change", instance) and may_write_in(
        user, instance.locale_id
    )


def may_publish(user: Person, instance: TranslatableMixin) -> bool:
    """Whether ``user`` may publish a page; a snippet is published by whoever may change it."""
    if isinstance(instance, Page):
        return instance.permissions_for_user(user).can_publish()
    return may_edit(user, instance)


def people_of(locale: Locale, actions: Iterable[str] = WRITING) -> QuerySet:
    """The active users who may do one of ``actions`` in a language, superusers included: who can be asked to translate."""
    trees = Q(page__depth=1) | Q(page__locale=locale)
    groups = GroupPagePermission.objects.filter(
        trees, permission__codename__in=[f"{action}_page" for action in actions]
    ).values("group")
    return (
        get_user_model()
        .objects.filter(Q(groups__in=groups) | Q(is_superuser=True), is_active=True)
        .distinct()
    )


def _granted(user: Person) -> list[tuple[Locale, set[str] | None]]:
    """Each language with the codenames of what the user may do in it; ``None`` means everything."""
    if not user.is_active or user.is_anonymous:
        return []
    if not hasattr(user, _CACHE):
        setattr(user, _CACHE, _read(user))
    return getattr(user, _CACHE)


def _read(user: Any) -> list[tuple[Locale, set[str] | None]]:
    locales = list(Locale.objects.order_by("pk"))
    locales.sort(key=lambda locale: locale.language_code != settings.LANGUAGE_CODE)
    if user.is_superuser:
        return [(locale, None) for locale in locales]
    found: dict[int, set[str]] = {locale.pk: set() for locale in locales}
    for given in page_permission_policy.get_cached_permissions_for_user(user):
        held = found.keys() if given.page.depth == 1 else {given.page.locale_id} & found.keys()
        for locale_id in held:
            found[locale_id].add(given.permission.codename)
    return [(locale, found[locale.pk]) for locale in locales]
