"""Wagtail's edit form of a page, bound to the JSON of a request, and its errors with their places in that JSON."""

from collections.abc import Iterator
from typing import Any

from django.core.exceptions import ValidationError
from django.forms import BaseForm
from ninja import Schema
from wagtail.admin.forms import WagtailAdminPageForm
from wagtail.api.v3.errors import as_validation_error
from wagtail.api.v3.form_data import build_form_data, get_api_form_class, get_warnings
from wagtail.models import Page
from wagtail.utils.forms import FieldPath

from cms.api.editing.stories import fill, story_block
from cms.pages.rules import LocalField
from cms.translations.gate import find_translation
from cms.translations.rights.languages import Person

Error = dict[str, Any]


def new_page_form(model: type[Page], parent: Page, data: Schema, user: Person) -> WagtailAdminPageForm:
    """The form of a page to be made below ``parent``."""
    values = data.dict(exclude={"meta"})
    page = model(owner=user, locale=parent.locale)
    if not values.get("slug") and values.get("title"):
        values["slug"] = _free_slug(page, parent, values["title"])
    return _bound(get_api_form_class(model), page, parent, values, user)


def changed_page_form(page: Page, data: Schema, user: Person) -> WagtailAdminPageForm:
    """The form of a page that is there, with nothing in it but the fields that were sent.

    Raises a validation error that names the fields of a translation that are written elsewhere.
    """
    # Left out within a block means its default; left out at the top means untouched.
    values = {name: value for name, value in data.dict().items() if name in data.model_fields_set - {"meta"}}
    _refuse_translated(page, values)
    form_class = get_api_form_class(type(page), field_names=values)
    return _bound(form_class, page, page.get_parent(), values, user, instance=page)


def _bound(
    form_class: type[WagtailAdminPageForm],
    page: Page,
    parent: Page,
    values: dict[str, Any],
    user: Person,
    instance: Page | None = None,
) -> WagtailAdminPageForm:
    stories = {
        name: block
        for name, field in form_class.base_fields.items()
        if (block := story_block(field)) is not None and name in values
    }
    plain = {name: value for name, value in values.items() if name not in stories}
    form_data = build_form_data(form_class, plain, instance=instance)
    for name, block in stories.items():
        fill(block, values[name], name, form_data)
    page._meta_warnings = get_warnings(form_data)
    return form_class(data=form_data, instance=page, parent_page=parent, for_user=user)


def _free_slug(page: Page, parent: Page, title: str) -> str:
    """The slug that the admin would propose; Wagtail finds it for pages in the tree only."""
    page._cached_parent_obj = parent
    page.title = title
    page.minimal_clean()
    page._cached_parent_obj = None
    return page.slug


def _refuse_translated(page: Page, values: dict[str, Any]) -> None:
    """Of a translation, only what each language decides for itself is the page's own: the rest would be overwritten."""
    if find_translation(page) is None:
        return
    own = {rule.field_name for rule in page.translatable_fields if isinstance(rule, LocalField)}
    elsewhere = sorted(values.keys() - own)
    if elsewhere:
        raise as_validation_error(
            ValidationError("translation"),
            f"This page is a translation: its texts are written at translations/, its facts follow the original. "
            f"Writable here: {', '.join(sorted(own))}.",
            loc=("body", elsewhere[0]),
        )


def errors_of(form: BaseForm) -> list[Error]:
    """Every error of a form, its children and its blocks, each with the path of what it is about in the JSON sent."""
    return [
        {"type": error.code or "invalid", "loc": ["body", *path], "msg": message}
        for path, error in _form_errors(form, ())
        for message in error.messages
    ]


def _form_errors(form: BaseForm, path: FieldPath) -> Iterator[tuple[FieldPath, ValidationError]]:
    for name, found in form.errors.as_data().items():
        for error in found:
            yield from _block_errors(error, (*path, name))
    for name, formset in getattr(form, "formsets", {}).items():
        for error in formset.non_form_errors().as_data():
            yield (*path, name), error
        for index, child in enumerate(formset.forms):
            yield from _form_errors(child, (*path, name, _position(child, index)))


def _position(child: BaseForm, index: int) -> int:
    """Where a child stands in the list sent; its form stands behind those of the children that were there before."""
    order = child.data.get(child.add_prefix("ORDER"), "")
    return int(order) - 1 if str(order).isdecimal() else index


def _block_errors(error: ValidationError, path: FieldPath) -> Iterator[tuple[FieldPath, ValidationError]]:
    """The errors within a block's error; the error itself where it is none of a block."""
    inner = getattr(error, "block_errors", None)
    outer = getattr(error, "non_block_errors", None)
    if inner is None and outer is None:
        yield path, error
        return
    for whole in outer.as_data() if outer else ():
        yield path, whole
    pairs = inner.items() if isinstance(inner, dict) else enumerate(inner or ())
    for key, found in pairs:
        if found is None:
            continue
        # Within a stream or a list, an item's content is its "value".
        step = (key, "value") if isinstance(key, int) else (key,)
        for one in found.as_data() if hasattr(found, "as_data") else (found,):
            yield from _block_errors(one, (*path, *step))
