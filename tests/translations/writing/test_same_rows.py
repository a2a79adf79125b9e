"""Our bulk writing leaves what wagtail-localize's own methods would leave, for every page and snippet."""

from collections.abc import Callable

import pytest
from django.db import transaction
from wagtail.models import Page
from wagtail_localize import models as localize
from wagtail_localize.models import Translation, TranslationSource

from cms.translations.writing import upstream
from newsroom.factories import NewsPageFactory
from tests.translations.desk import submit, target, write, write_all
from tests.translations.filled import FILLED, fill
from tests.translations.upstream import digest

TABLES = (
    localize.TranslatableObject,
    localize.TranslationSource,
    localize.Translation,
    localize.TranslationLog,
    localize.TranslationContext,
    localize.String,
    localize.Template,
    localize.StringSegment,
    localize.TemplateSegment,
    localize.RelatedObjectSegment,
    localize.OverridableSegment,
    localize.StringTranslation,
    localize.SegmentOverride,
)
IN_FORCE = {f"{model.__name__}.{name}": getattr(model, name) for model, name, _ in upstream.REPLACED}
# Keys that are counted, and times, differ from run to run; what a key refers to is compared instead.
UNCOMPARED = {"id", "created_at", "updated_at", "last_updated_at", "revision", "uuid"}
NAMED_BY = {
    "string": "string__data",
    "translation_of": "translation_of__data",
    "context": "context__path",
    "template": "template__uuid",
    "source": "source__object_id",
}


def stored() -> dict[str, list[dict]]:
    """What all tables of wagtail-localize hold."""
    tables = {}
    for model in TABLES:
        names = [
            NAMED_BY[field.name] if field.is_relation and field.name in NAMED_BY else field.attname
            for field in model._meta.concrete_fields
            if field.name not in UNCOMPARED
        ]
        tables[model.__name__] = sorted(model.objects.values(*names), key=repr)
    return tables


@pytest.fixture
def compare(monkeypatch, django_capture_on_commit_callbacks):
    """Runs the same steps with wagtail-localize's methods and with ours; each must leave the same."""

    def run(steps: Callable[[], object]) -> dict[str, list[dict]]:
        left = []
        for methods in (upstream.ORIGINALS, IN_FORCE):
            for model, name, _ours in upstream.REPLACED:
                monkeypatch.setattr(model, name, methods[f"{model.__name__}.{name}"])
            with transaction.atomic():
                returned = steps()
                pages = sorted(Page.objects.values_list("translation_key", "locale_id", "draft_title"))
                left.append((stored(), returned, pages))
                transaction.set_rollback(True)
        theirs, ours = left
        assert ours == theirs
        return ours[0]

    return run


@pytest.mark.parametrize("label", FILLED)
def test_submitting(label, site_tree, compare):
    source = fill(label, site_tree)
    left = compare(lambda: submit(source) and None)
    assert left["StringSegment"]


@pytest.mark.parametrize("label", [label for label in FILLED if label.endswith("Page")])
def test_a_changed_source(label, site_tree, compare):
    """Texts added, moved, changed, removed, and one that was there before."""
    source = fill(label, site_tree)
    record = submit(source)
    write_all(record)
    blocks = [
        {"type": "rich_text", "id": "new", "value": "<p>Novi <a href='https://example.org/'>pasus</a></p>"},
        {"type": "heading", "id": "b", "value": {"text": "Program", "level": "h2"}},
        {"type": "heading", "id": "c", "value": {"text": "Program", "level": "h2"}},
    ]
    source.lead = "Drugačiji uvod."
    source.seo_title = ""
    if hasattr(source, "body"):
        source.body = blocks
    source.save()

    def refresh():
        TranslationSource.objects.get(pk=record.source_id).update_from_db()

    left = compare(refresh)
    assert "Drugačiji uvod." in {row["string__data"] for row in left["StringSegment"]}


def test_a_context_of_an_early_release_is_completed(site_tree, compare):
    source = NewsPageFactory(parent=site_tree.sr.news, lead="Uvod.")
    record = submit(source)
    localize.TranslationContext.objects.update(field_path="")
    left = compare(record.source.refresh_segments)
    assert {row["field_path"] for row in left["TranslationContext"]} == {"title", "lead"}


@pytest.mark.parametrize(
    ("title", "shown"), [("Tom &amp; Ana", "Tom & Ana"), ("W" * 300, "W" * 255)], ids=["marks", "too long"]
)
def test_a_title_saved_by_another_program_is_shown_as_text(site_tree, title, shown):
    record = submit(NewsPageFactory(parent=site_tree.sr.news))
    write(record, title=title)
    assert target(record).draft_title == shown


@pytest.mark.parametrize("delete", [False, True])
def test_importing_a_file(site_tree, compare, delete):
    """Lines that are new, changed, as before, empty, unknown, of another place, and with a link that is not there."""
    source = NewsPageFactory(
        parent=site_tree.sr.news,
        title="Radionica",
        lead="Uvod.",
        seo_title="Za pretraživače",
        body=[{"type": "rich_text", "id": "a", "value": "<p>Pasus</p>"}],
    )
    other = submit(NewsPageFactory(parent=site_tree.sr.news, title="Druga"))
    record = submit(source)
    write_all(record)
    localize.StringTranslation.objects.filter(context__path="seo_title").delete()
    po = record.export_po()
    for entry in po:
        entry.msgstr = {"title": "Workshop", "lead": "", "seo_title": "For engines"}.get(
            entry.msgctxt, '<a id="a9">There is no such link</a>'
        )
    unused, unknown, elsewhere = (po[0].__class__(**vars_of(po[0])) for _ in range(3))
    unused.msgctxt, unknown.msgid, elsewhere.msgctxt = "lead", "Nepoznato", "nowhere"
    po.extend([unused, unknown, elsewhere])
    left = compare(lambda: [str(w) for w in record.import_po(po, delete=delete, tool_name="PO File")])
    texts = [row["data"] for row in left["StringTranslation"]]
    assert ("EN Uvod." in texts) is not delete
    assert "Workshop" in texts
    assert Translation.objects.get(pk=other.pk).import_po(po) == []


def vars_of(entry) -> dict:
    return {"msgid": entry.msgid, "msgctxt": entry.msgctxt, "msgstr": entry.msgstr}


def test_what_is_replaced_has_not_changed():
    """What ``cms.translations.writing`` does in bulk was read in these methods; a release that changes one fails here.

    Read the change, carry it over, and put the new digest here.
    """
    assert {
        "refresh": digest(
            upstream.ORIGINALS["TranslationSource.refresh_segments"],
            *(
                getattr(localize, name).from_value
                for name in (
                    "String",
                    "Template",
                    "StringSegment",
                    "TemplateSegment",
                    "RelatedObjectSegment",
                    "OverridableSegment",
                )
            ),
            localize.TranslationContext,
        ),
        "texts": digest(
            upstream.ORIGINALS["Translation.import_po"],
            localize.StringTranslation,
            localize.post_save_string_translation,
        ),
    } == {"refresh": "31419fa8998e", "texts": "7bc7a0a873ec"}
