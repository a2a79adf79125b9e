"""Which fields a program may write, of each type: all that the edit form has, and nothing unnoticed."""

import pytest
from django.db.models.fields.reverse_related import ForeignObjectRel
from wagtail.api import APIField
from wagtail.api.conf import get_model_field
from wagtail.models import get_page_models

from cms.api.v3_bodies import openapi
from cms.pages.base import BasePage
from cms.pages.writable import OF_EVERY_PAGE

MODELS = [model for model in get_page_models() if issubclass(model, BasePage)]
# Bookkeeping of the admin.
NOT_CONTENT = {"comment_notifications", "wagtail_admin_comments"}

OF_OURS = [
    *("expire_at", "go_live_at", "lead", "lead_image", "lead_image_caption", "listing_image"),
    *("listing_summary", "listing_title", "social_image", "summary_only"),
]
OWN = {
    "events.EventListPage": [],
    "events.EventPage": [
        *("address", "admission", "agenda_document", "attachments", "attendance_mode", "body"),
        *(
            "brokerage_deadline",
            "brokerage_text",
            "brokerage_title",
            "brokerage_url",
            "categories",
            "country",
        ),
        *("date_precision", "edition", "end_date", "end_time", "event_type", "fee", "gallery", "is_all_day"),
        *("date_changes", "repetition", "repetition_count", "repetition_interval", "repetition_until"),
        "repetition_weekdays",
        *("is_full", "online_url", "participants", "previous_start_date", "registration_closes_at"),
        *("registration_opens_at", "registration_url", "related_pages", "report", "series", "sessions"),
        *("start_date", "start_time", "status", "status_note", "tags", "time_zone", "town", "venue"),
        "website",
    ],
    "galleries.GalleryListPage": [],
    "galleries.GalleryPage": ["categories", "date", "date_precision", "event", "photos", "place", "tags"],
    "home.ContactPage": ["body", "form_fields", "from_address", "subject", "thank_you_text", "to_address"],
    "home.HomePage": ["body", "hero_link", "hero_link_text", "pinned_page", "pinned_until", "sections"],
    "home.StandardPage": ["body"],
    "newsroom.NewsListPage": [],
    "newsroom.NewsPage": [
        *("attachments", "author", "body", "categories", "place", "publication_date"),
        *("publication_date_precision", "related_pages", "source_name", "source_url", "tags"),
    ],
}
OF_CHILDREN = {
    "attachments": ["document", "title"],
    "date_changes": ["change", "date", "new_date", "new_end_time", "new_start_time", "note"],
    "form_fields": [
        *("choices", "clean_name", "default_value", "field_type", "help_text", "label", "required"),
    ],
    "participants": ["description", "name", "role", "url"],
    "photos": ["alt", "caption", "credit", "image", "is_decorative"],
    "related_pages": ["target"],
    "sessions": ["date", "description", "end_time", "place", "start_time", "title"],
}


def written(model) -> list[str]:
    return sorted(field.name for field in APIField.get_writable_fields_for_model(model))


def children(model) -> dict[str, type]:
    found = {name: get_model_field(model, name) for name in written(model)}
    return {name: field.related_model for name, field in found.items() if isinstance(field, ForeignObjectRel)}


@pytest.mark.parametrize("model", MODELS, ids=lambda model: model._meta.label)
class TestFields:
    def test_they_are_those_that_were_decided(self, model):
        assert written(model) == sorted([*OF_OURS, *OWN[model._meta.label]])
        for name, child in children(model).items():
            assert written(child) == OF_CHILDREN[name]

    def test_they_are_those_of_the_edit_form(self, model):
        options = model.get_edit_handler().get_form_options()
        formsets = options.get("formsets") or {}
        edited = {*options["fields"], *formsets} - NOT_CONTENT
        assert edited <= {*written(model), *OF_EVERY_PAGE}
        for name, child in children(model).items():
            assert set(formsets[name]["fields"]) - NOT_CONTENT <= set(written(child))

    def test_the_schema_shows_them(self, model):
        schema = openapi()["components"]["schemas"][f"{model.__name__}CreateSchema"]["properties"]
        names = {name.removesuffix("_id") for name in schema} - {"meta"}
        assert names == {*written(model), *OF_EVERY_PAGE}


def test_the_schema_shows_every_block_of_a_story():
    schemas = openapi()["components"]["schemas"]
    items = schemas["NewsPageCreateSchema"]["properties"]["body"]["items"]
    assert set(items["discriminator"]["mapping"]) == {
        *("heading", "rich_text", "quote", "notice", "image", "gallery", "video", "key_figures"),
        *("table", "document_list", "button", "page_reference", "contact_card"),
    }
    picture = schemas["PictureInput"]
    assert set(picture["properties"]) == {"image", "caption", "credit", "width"}
    assert picture["additionalProperties"] is False
    assert picture["properties"]["width"]["enum"] == ["text", "wide", "small"]
