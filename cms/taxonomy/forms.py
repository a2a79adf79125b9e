"""Categories and tags in a page's edit form."""

from django import forms
from django.db.models import Exists, OuterRef, Q, QuerySet
from wagtail.admin.forms import WagtailAdminPageForm
from wagtail.models import Locale

from cms.pages.ordering import in_serbian_order


class ClassifiedPageForm(WagtailAdminPageForm):
    """Offers each term once: in the page's language, or in the other where it has no translation.

    What is ticked already stays offered, in whichever language: a translation keeps the terms of its source.
    """

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        # A page that was never saved has none of its own when it is previewed.
        locale = self.instance.locale if self.instance.locale_id else self.parent_page.locale
        for name in ("categories", "tags"):
            field = self.fields.get(name)
            if isinstance(field, forms.ModelMultipleChoiceField):
                chosen = [term.pk for term in getattr(self.instance, name).all()]
                field.queryset = offered_terms(field.queryset.model, locale, chosen)


def offered_terms(model, locale: Locale, chosen: list[int]) -> QuerySet:
    """The terms of ``model`` to choose from for a page of ``locale``, with the ``chosen`` ids among them."""
    families = model.objects.filter(translation_key=OuterRef("translation_key"))
    is_own = Q(locale=locale) & ~Exists(families.filter(pk__in=chosen).exclude(locale=locale))
    is_only = ~Exists(families.filter(locale=locale))
    return model.objects.filter(Q(pk__in=chosen) | is_own | is_only).order_by(in_serbian_order("name"))
