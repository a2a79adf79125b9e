"""Gives every translatable snippet the policy that knows languages, before anything asks Wagtail for its own."""

from django.apps import apps
from django.core import checks
from wagtail.permissions import register_permission_policy

from cms.translations.rights.snippets import LanguagePermissionPolicy, LanguageSnippetViewSet
from cms.translations.signals import is_snippet


def register() -> None:
    """Register the policies, and the check that no snippet's screens go without them."""
    for model in apps.get_models():
        if is_snippet(model):
            register_permission_policy(model, LanguagePermissionPolicy(model), exact_class=True)
    checks.register(check_snippet_screens, checks.Tags.security)


def check_snippet_screens(app_configs=None, **kwargs) -> list[checks.CheckMessage]:
    """Wagtail's own snippet views ask for no language: a typed address would open what the list does not."""
    from wagtail.snippets.models import get_snippet_models

    return [
        checks.Error(
            f"The screens of {model._meta.label} are not held to the languages of their users.",
            hint="Register it with a subclass of cms.translations.rights.snippets.LanguageSnippetViewSet.",
            id="translations.E003",
        )
        for model in get_snippet_models()
        if is_snippet(model) and not isinstance(model.snippet_viewset, LanguageSnippetViewSet)
    ]
