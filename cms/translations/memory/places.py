"""Where earlier translations are used, and which of those places a person may see."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.core.exceptions import FieldDoesNotExist
from django.urls import reverse
from django.utils.text import capfirst
from wagtail.models import Locale, Page, PageViewRestriction
from wagtail.permissions import page_permission_policy, policy_registry
from wagtail_localize.models import TranslationSource

from cms.images.models import CmsImage, alt_field
from cms.translations.image_texts.rows import writable_images
from cms.translations.rights.languages import Person
from cms.translations.segments.places import find_place


@dataclass(frozen=True)
class Spot:
    """Where a translation stands: in a text of a page or snippet (wagtail-localize's context), or for a picture."""

    context_id: int | None = None
    object_id: Any = field(default=None, compare=False)
    path: str = field(default="", compare=False)
    image_id: int | None = None


@dataclass(frozen=True)
class PlaceOfUse:
    """A page, snippet or picture and its field, as people call them; ``url`` is where it is edited or read, or empty."""

    title: str
    label: str
    url: str


class Places:
    """The places of some texts in ``target``.

    A person sees what the public sees and what they may do something with: pages they may edit or publish in that language,
    snippets of a kind they may change or view, and pictures they may choose or change. Everything is asked for at once, at
    most five queries, and six more where there are pictures.
    """

    def __init__(self, spots: Iterable[Spot], target: Locale, user: Person):
        self.user = user
        spots = list(spots)
        object_ids = {spot.object_id for spot in spots} - {None}
        self._image_ids = {spot.image_id for spot in spots} - {None}
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
        self._image_label = str(
            capfirst(CmsImage._meta.get_field(alt_field(target.language_code)).verbose_name)
        )
        self._labels: dict[tuple[Any, str], str] = {}

    def of(self, spot: Spot) -> PlaceOfUse | None:
        """The place of a text; ``None`` when the person must not see it, or it is gone."""
        if spot.image_id is not None:
            return self._images.get(spot.image_id)
        return self._of_object(spot.object_id, spot.path)

    def _of_object(self, object_id: Any, field_path: str) -> PlaceOfUse | None:
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
    def _images(self) -> dict[int, PlaceOfUse]:
        policy = policy_registry.get_by_type(CmsImage)
        mine = policy.instances_user_has_permission_for(self.user, "change")
        editable = set(mine.filter(pk__in=self._image_ids).values_list("pk", flat=True))
        seen = writable_images(self.user).filter(pk__in=self._image_ids)
        return {
            pk: PlaceOfUse(
                title,
                self._image_label,
                reverse("wagtailimages:edit", args=[pk]) if pk in editable else "",
            )
            for pk, title in seen.values_list("pk", "title")
        }

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
