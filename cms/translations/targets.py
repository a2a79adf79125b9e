"""The page or snippet that a translation writes into."""

from wagtail.models import Page, TranslatableMixin
from wagtail_localize.models import Translation


def target_of(translation: Translation) -> TranslatableMixin:
    """The translated page, as its own type, or snippet. Raises ObjectDoesNotExist when it is gone."""
    instance = translation.get_target_instance()
    return instance.specific if isinstance(instance, Page) else instance
