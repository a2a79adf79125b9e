"""What the page factories of every app share."""

import factory
import wagtail_factories
from wagtail.models import Locale, Page


class BasePageFactory(wagtail_factories.PageFactory):
    """A live page; its locale is its parent's and its slug comes from the title by the site's own rule."""

    title = factory.Sequence(lambda n: f"Stranica {n}")
    slug = ""
    lead = factory.LazyAttribute(lambda page: f"Uvod za stranicu „{page.title}“.")

    class Meta:
        abstract = True

    @classmethod
    def _create_instance(cls, model_class, parent, kwargs):
        if parent is not None:
            kwargs.setdefault("locale", parent.locale)
        return super()._create_instance(model_class, parent, kwargs)


def translate(page: Page, language_code: str = "en", *, live: bool = True, **values) -> Page:
    """Give a page a written translation, as if a translator had finished (or, with ``live=False``, drafted) it.

    ``values`` are the fields in the other language. The translation is a page of its own, linked by ``translation_key``;
    the slug follows the translated title unless given.
    """
    locale = Locale.objects.get(language_code=language_code)
    translation = page.copy_for_translation(locale, copy_parents=True)
    translation.slug = values.pop("slug", "")
    for name, value in values.items():
        setattr(translation, name, value)
    translation.live = live
    translation.save()
    if live:
        translation.save_revision().publish()
    return type(page).objects.get(pk=translation.pk)
