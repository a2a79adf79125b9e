"""System checks that keep the language rules of the site in force."""

from django.conf import settings
from django.core import checks
from django.db import DEFAULT_DB_ALIAS


def register() -> None:
    """Register the checks of this app."""
    checks.register(check_settings, checks.Tags.translation)
    checks.register(check_no_synchronised_locales, checks.Tags.database)


def check_settings(app_configs=None, **kwargs) -> list[checks.CheckMessage]:
    """A submitted translation must stay a draft (traps.md, 2); the default would publish it in the source language."""
    if getattr(settings, "WAGTAILLOCALIZE_SYNC_LIVE_STATUS_ON_TRANSLATE", True):
        return [
            checks.Error(
                "A submitted translation would go live untranslated.",
                hint="Set WAGTAILLOCALIZE_SYNC_LIVE_STATUS_ON_TRANSLATE = False.",
                id="translations.E001",
            )
        ]
    return []


def check_no_synchronised_locales(app_configs=None, databases=None, **kwargs) -> list[checks.CheckMessage]:
    """No locale is filled from another: that makes live alias pages (design.md, decision 2; wagtail-localize#743).

    Runs with ``manage.py check --database default``, and so with every ``migrate``.
    """
    from django.db import connections
    from wagtail_localize.models import LocaleSynchronization

    if DEFAULT_DB_ALIAS not in (databases or ()):
        return []
    with connections[DEFAULT_DB_ALIAS].cursor() as cursor:
        tables = connections[DEFAULT_DB_ALIAS].introspection.table_names(cursor)
    if LocaleSynchronization._meta.db_table not in tables or not LocaleSynchronization.objects.exists():
        return []
    return [
        checks.Error(
            "A locale is synchronised from another, which copies pages as aliases.",
            hint="Delete it under Settings, Locales: “Synchronise content from another locale”.",
            id="translations.E002",
        )
    ]
