"""Every field that an editor can change has one translation rule, and what translators are offered is known.

wagtail-localize offers every text field by default, the slug included (traps.md, 5). A field added without a rule, or an
offer that changes unnoticed, fails here.
"""

import pytest
from django.apps import apps
from django.db import models
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import InlinePanel, get_edit_handler
from wagtail.models import Page, TranslatableMixin
from wagtail_localize.fields import SynchronizedField, TranslatableField, get_translatable_fields
from wagtail_localize.segments import OverridableSegmentValue, RelatedObjectSegmentValue, StringSegmentValue
from wagtail_localize.segments.extract import extract_segments

from cms.pages.rules import LocalField
from cms.translations.segments.rows import segment_rows
from tests.translations.desk import submit
from tests.translations.filled import fill

OUR_APPS = {"home", "newsroom", "events", "galleries", "taxonomy"}
MODELS = [
    model
    for model in apps.get_models()
    if issubclass(model, TranslatableMixin) and model._meta.app_label in OUR_APPS
]
# Bookkeeping of the admin.
NOT_CONTENT = {"wagtail_admin_comments", "comment_notifications"}


def is_part(model) -> bool:
    return any(isinstance(field, ParentalKey) for field in model._meta.concrete_fields)


def edited_fields(model) -> set[str]:
    """The fields and child relations in a model's admin form."""
    if is_part(model):
        relation = next(field for field in model._meta.concrete_fields if isinstance(field, ParentalKey))
        handler = parent_panel(relation.related_model, relation.related_query_name()).child_edit_handler
    else:
        handler = model.get_edit_handler() if issubclass(model, Page) else get_edit_handler(model)
    options = handler.get_form_options()
    return (set(options["fields"]) | set(options.get("formsets", {}))) - NOT_CONTENT


def parent_panel(model, relation: str) -> InlinePanel:
    def walk(panel):
        yield panel
        for child in getattr(panel, "children", []):
            yield from walk(child)

    panels = walk(model.get_edit_handler())
    return next(p for p in panels if isinstance(p, InlinePanel) and p.relation_name == relation)


@pytest.mark.parametrize("model", MODELS, ids=lambda model: model._meta.label)
class TestRules:
    def test_every_edited_field_has_one(self, model):
        ruled = [rule.field_name for rule in get_translatable_fields(model)]
        assert "translatable_fields" in {name for base in model.__mro__ for name in vars(base)}
        assert edited_fields(model) - set(ruled) == set()
        assert sorted(ruled) == sorted(set(ruled)), "a field has two rules"

    def test_every_text_is_decided_on_whether_it_is_on_a_panel_or_not(self, model):
        texts = {
            field.name
            for field in model._meta.get_fields()
            if isinstance(field, models.CharField | models.TextField) and field.editable
        }
        inherited = {field.name for field in Page._meta.fields}
        ruled = {rule.field_name for rule in get_translatable_fields(model)}
        assert texts - ruled - (inherited if issubclass(model, Page) else set()) == set()

    def test_only_what_can_be_overridden_is_declared_so(self, model):
        """wagtail-localize offers no other kind of field for overriding, and says nothing."""
        for rule in get_translatable_fields(model):
            if isinstance(rule, SynchronizedField) and rule.overridable:
                field = rule.get_field(model)
                assert isinstance(field, models.ForeignKey | models.CharField | models.TextField), field

    def test_choices_are_never_translated(self, model):
        for rule in get_translatable_fields(model):
            if isinstance(rule, TranslatableField):
                assert not getattr(rule.get_field(model), "choices", None), rule

    def test_translated_parts_are_translatable(self, model):
        """Others would be copied from the source at every publication, their texts with them."""
        for rule in get_translatable_fields(model):
            field = rule.get_field(model)
            if field.one_to_many and isinstance(rule, TranslatableField):
                assert issubclass(field.related_model, TranslatableMixin)

    def test_the_slug_is_each_languages_own(self, model):
        if any(field.name == "slug" for field in model._meta.fields):
            rules = {rule.field_name: rule for rule in get_translatable_fields(model)}
            assert isinstance(rules["slug"], LocalField)


# What translators are offered of a page in which everything is filled in ----------------------------------------------

BASE_TEXTS = [
    "lead",
    "lead_image_caption",
    "listing_summary",
    "listing_title",
    "search_description",
    "seo_title",
    "title",
]
BASE_CHOICES = ["lead_image", "listing_image", "social_image"]
OFFERED = {
    "home.HomePage": (["body.b.text", "hero_link_text"], []),
    "home.StandardPage": (["body.b.text"], []),
    "home.ContactPage": (
        [
            "body.b.text",
            "form_fields.*.choices",
            "form_fields.*.default_value",
            "form_fields.*.help_text",
            "form_fields.*.label",
            "subject",
            "thank_you_text",
        ],
        ["from_address", "to_address"],
    ),
    "newsroom.NewsListPage": ([], []),
    "newsroom.NewsPage": (
        ["attachments.*.title", "body.b.text", "place", "source_name"],
        ["attachments.*.document", "source_url"],
    ),
    "events.EventListPage": ([], []),
    "events.EventPage": (
        [
            "address",
            "attachments.*.title",
            "body.b.text",
            "brokerage_text",
            "brokerage_title",
            "date_changes.*.note",
            "fee",
            "participants.*.description",
            "participants.*.name",
            "report.b.text",
            "sessions.*.description",
            "sessions.*.place",
            "sessions.*.title",
            "status_note",
            "town",
            "venue",
        ],
        [
            "agenda_document",
            "attachments.*.document",
            "brokerage_url",
            "online_url",
            "participants.*.url",
            "registration_url",
            "website",
        ],
    ),
    "galleries.GalleryListPage": ([], []),
    "galleries.GalleryPage": (["photos.*.alt", "photos.*.caption", "place"], []),
    "taxonomy.Category": (["name"], []),
    "taxonomy.Tag": (["name"], []),
    "events.EventSeries": (["description", "name"], []),
    "home.Navigation": (
        ["items.i.children.child.label", "items.i.label"],
        ["items.i.children.child.url", "items.i.page"],
    ),
    "home.Footer": (
        ["columns.c.heading", "columns.c.links.l.label", "text"],
        ["columns.c.links.l.url", "text.'https://example.org/'"],
    ),
}
"""Model → the paths of its own texts, and of its own values that a language may replace."""


def path_of(segment, page) -> str:
    """A segment's path with the keys of children and the ids of blocks that differ each time left out."""
    first, *rest = segment.path.split(".")
    field = page._meta.get_field(first)
    if field.one_to_many:
        rest[0] = "*"
    return ".".join([first, *rest])


def test_all_models_are_pinned():
    assert set(OFFERED) == {model._meta.label for model in MODELS if not is_part(model)}


@pytest.mark.parametrize("label", OFFERED)
class TestOffer:
    @pytest.fixture
    def filled(self, site_tree, label):
        return fill(label, site_tree)

    def test_texts_and_choices(self, filled, label):
        texts, choices = OFFERED[label]
        is_page = isinstance(filled, Page)
        segments = extract_segments(filled)
        found = {
            kind: sorted({path_of(segment, filled) for segment in segments if isinstance(segment, kind)})
            for kind in (StringSegmentValue, OverridableSegmentValue, RelatedObjectSegmentValue)
        }
        assert found[StringSegmentValue] == sorted([*texts, *(BASE_TEXTS if is_page else [])])
        assert found[OverridableSegmentValue] == sorted([*choices, *(BASE_CHOICES if is_page else [])])
        assert found[RelatedObjectSegmentValue] == []

    def test_every_text_has_its_place_in_the_translation_editor(self, filled, label):
        """A text without one could never be translated, and the page never be published."""
        record = submit(filled)
        rows = segment_rows(record)
        assert len(rows) == record.source.stringsegment_set.count()
        beyond_the_form = len(type(filled)._meta.get_fields())
        for row in rows:
            assert row.field_label, row.path
            assert row.place.position < beyond_the_form, row.path
