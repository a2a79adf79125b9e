"""Where earlier translations are used, and which of those places a person may see."""

from collections.abc import Collection
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.core.exceptions import FieldDoesNotExist
from django.urls import reverse
from wagtail.models import Locale, Page, PageViewRestriction
from wagtail.permissions import page_permission_policy
from wagtail_localize.models import TranslationSource

from cms.translations.rights.languages import Person
from cms.translations.segments.places import find_place


@dataclass(frozen=True)
class PlaceOfUse:
    """A page or snippet and its field, as people call them; ``url`` is the page's in the admin, or empty."""

    title: str
    label: str
    url: str


class Places:
    """The places of some objects (by ``translation_key``) where a text stands in ``target``.

    A person sees what the public sees and what they may do something with: pages they may edit or publish in that language,
    and snippets of a kind they may change or view. Everything is asked for at once, at most five queries.
    """

    def __init__(self, object_ids: Collection[Any], target: Locale, user: Person):
        self.user = user
        self._sources = {
            source.object_id: source
            for source in TranslationSource.objects.filter(object_id__in=object_ids).only(
                "object_id", "object_repr", "specific_content_type_id"
            )
        }
        self._pages: dict[Any, list[Page]] = {}
        for page in Page.objects.filter(translation_key__in=object_ids).only(
            "title", "path", "live", "locale_id", "translation_key"
        ):
            self._pages.setdefault(page.translation_key, []).append(page)
        self._target_id = target.pk
        self._labels: dict[tuple[Any, str], str] = {}

    def of(self, object_id: Any, field_path: str) -> PlaceOfUse | None:
        """The place of a text of an object; ``None`` when the person must not see it, or it is gone."""
        source = self._sources.get(object_id)
        if source is None:
            return None
        model = ContentType.objects.get_for_id(source.specific_content_type_id).model_class()
        if model is None:
            return None
        label = self._label(model, field_path)
        if not issubclass(model, Page):
            return PlaceOfUse(source.object_repr, label, "") if self._may_see_kind(model) else None
        pages = self._pages.get(object_id, [])
        own = next((page for page in pages if page.locale_id == self._target_id), None)
        if own and own.pk in self._explorable:
            return PlaceOfUse(own.title, label, reverse("wagtailadmin_pages:edit", args=[own.pk]))
        public = next((page for page in pages if self._is_public(page)), None)
        return PlaceOfUse(public.title, label, public.get_url() or "") if public else None

    def _label(self, model: type, field_path: str) -> str:
        if (model, field_path) not in self._labels:
            try:
                place = find_place(model, field_path)
                label = place.block_label or place.field_label
            except FieldDoesNotExist:
                label = ""
            self._labels[model, field_path] = label
        return self._labels[model, field_path]

    def _may_see_kind(self, model: type) -> bool:
        app, name = model._meta.app_label, model._meta.model_name
        return any(self.user.has_perm(f"{app}.{action}_{name}") for action in ("view", "change", "add"))

    @cached_property
    def _explorable(self) -> set[int]:
        actions = {"add", "change", "publish"}
        mine = page_permission_policy.instances_user_has_any_permission_for(self.user, actions)
        keys = [
            page.pk for pages in self._pages.values() for page in pages if page.locale_id == self._target_id
        ]
        return set(mine.filter(pk__in=keys).values_list("pk", flat=True))

    @cached_property
    def _restricted(self) -> tuple[str, ...]:
        return tuple(PageViewRestriction.objects.values_list("page__path", flat=True))

    def _is_public(self, page: Page) -> bool:
        return page.live and not (self._restricted and page.path.startswith(self._restricted))
