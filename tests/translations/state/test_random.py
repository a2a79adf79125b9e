"""Whatever is done to texts, in whatever order, their stored states are what the database says.

Chance chooses the actions, which go through the doors that people and programs use: the admin's views, wagtail-localize's,
the API, commands and models. After each of them the whole site is computed anew and nothing may differ. Set
``HYPOTHESIS_EXAMPLES`` to try more than a usual run does.
"""

import datetime as dt
import os
from collections.abc import Callable
from types import SimpleNamespace

import polib
import pytest
from django.core.exceptions import ValidationError
from django.core.management import call_command
from django.db import transaction
from django.test import Client, TestCase
from django.urls import reverse
from django.utils import timezone
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from wagtail.models import APIToken, Locale, Page, Revision, Workflow, WorkflowState
from wagtail_localize.models import StringTranslation, Translation

from cms.images.factories import CmsImageFactory
from cms.images.models import CmsImage
from cms.taxonomy.models import Category
from cms.translations.gate import open_segments
from cms.translations.publishing import save_and_publish
from cms.translations.state.changes import forget, settle
from cms.translations.state.models import READ_STATES, State, TranslationState
from cms.translations.writing.texts import write_texts
from home.roles import WORKFLOW, ensure_roles
from newsroom.factories import NewsPageFactory
from newsroom.models import NewsPage
from tests.translations.desk import write_all
from tests.translations.state.states import drifts

EXAMPLES = int(os.environ.get("HYPOTHESIS_EXAMPLES", "6"))
STEPS = 10
LEADS = ("Izložba zanata.", "Izložba starih zanata.", "Sajam knjiga i zanata.")
ACTIONS: list[Callable] = []


def action(does: Callable) -> Callable:
    ACTIONS.append(does)
    return does


class Site:
    """The small site that is acted on; ``number`` of an action chooses what it is done to."""

    def __init__(self, tree: SimpleNamespace, client: Client, user) -> None:
        self.tree, self.client, self.user = tree, client, user
        _token, self.key = APIToken.create_token(user=user, name="random")
        for title in ("Sajam", "Radionica"):
            NewsPageFactory(parent=tree.sr.news, title=title, lead=LEADS[0], body=body(0))
        Category.objects.create(name="Zanati", locale=tree.sr.home.locale)
        CmsImageFactory(alt_sr="Razboj", alt_en="")

    def page(self, number: int) -> NewsPage | None:
        return self._one(NewsPage.objects.order_by("pk"), number)

    def term(self, number: int) -> Category | None:
        return self._one(Category.objects.order_by("pk"), number)

    def record(self, number: int) -> Translation | None:
        return self._one(Translation.objects.order_by("pk"), number)

    def _one(self, found, number):
        found = list(found)
        return found[number % len(found)] if found else None

    def post(self, name: str, *args, query: str = "", **data):
        return self.client.post(reverse(name, args=args) + query, data)


def body(number: int) -> list:
    blocks = [
        {"type": "heading", "value": {"text": f"Program {number}", "level": "h2"}, "id": "heading"},
        {"type": "rich_text", "value": "<p>Prvi deo teksta.</p><p>Drugi deo teksta.</p>", "id": "text"},
    ]
    return [blocks[:1], blocks[1:], blocks, blocks[::-1]][number % 4]


@action
def save_a_draft(site, number):
    if page := site.page(number):
        page.title, page.lead = f"Nacrt {number % 3}", LEADS[number % 3]
        page.save_revision(user=site.user)


@action
def edit_and_publish(site, number):
    if page := site.page(number):
        page.lead, page.body = LEADS[number % 3], body(number // 3)
        page.save_revision(user=site.user).publish(user=site.user)


@action
def unpublish(site, number):
    if page := site.page(number):
        site.post("wagtailadmin_pages:unpublish", page.pk)


@action
def delete(site, number):
    if page := site.page(number):
        site.post("wagtailadmin_pages:delete", page.pk)


@action
def move(site, number):
    if page := site.page(number):
        tree = site.tree.sr if page.locale == site.tree.sr.home.locale else site.tree.en
        page.move(
            Page.objects.get(pk=getattr(tree, ("news", "galleries", "home")[number % 3]).pk), "last-child"
        )


@action
def copy(site, number):
    if page := site.page(number):
        page.copy(update_attrs={"slug": f"kopija-{timezone.now().timestamp()}"}, user=site.user)


@action
def schedule(site, number):
    if page := site.page(number):
        page.go_live_at = timezone.now() + dt.timedelta(minutes=5)
        page.save_revision(user=site.user).publish()
        Revision.objects.filter(pk=page.get_latest_revision().pk).update(
            approved_go_live_at=timezone.now() - dt.timedelta(minutes=1)
        )
        call_command("publish_scheduled")


@action
def expire(site, number):
    if page := site.page(number):
        type(page).objects.filter(pk=page.pk).update(expire_at=timezone.now() - dt.timedelta(minutes=1))
        call_command("publish_scheduled")


@action
def bulk(site, number):
    if page := site.page(number):
        name = ("publish", "unpublish", "delete", "move")[number % 4]
        data = {"chooser": site.tree.sr.events.pk} if name == "move" else {"include_descendants": ""}
        site.post(
            "wagtail_bulk_action", "wagtailcore", "page", name, query=f"?id={page.pk}&next=/admin/", **data
        )


@action
def write_by_api(site, number):
    if page := site.page(number):
        path = f"/api/v3-preview/pages/{page.pk}/"
        headers = {"Authorization": f"Bearer {site.key}", "If-Match": "*"}
        fields = {"title": f"Naslov {number % 3}", "meta": {"action": ("publish", None)[number % 2]}}
        site.client.patch(path, fields, content_type="application/json", headers=headers)


@action
def review(site, number):
    page = site.page(number)
    if page is None:
        return
    under_way = WorkflowState.objects.filter(object_id=str(page.pk)).order_by("-pk").first()
    if under_way is None or under_way.status in (under_way.STATUS_APPROVED, under_way.STATUS_CANCELLED):
        page.save_revision(user=site.user)
        Workflow.objects.get(name=WORKFLOW).start(page, site.user)
    elif under_way.status == under_way.STATUS_NEEDS_CHANGES:
        under_way.resume(site.user)
    else:
        task = under_way.current_task_state
        [task.approve, task.reject, lambda user: under_way.cancel(user=user)][number % 3](user=site.user)


@action
def submit(site, number):
    if page := site.page(number):
        other = site.tree.en if page.locale == site.tree.sr.home.locale else site.tree.sr
        site.post("wagtail_localize:submit_page_translation", page.pk, locales=[other.home.locale_id])


@action
def submit_term(site, number):
    if term := site.term(number):
        other = Locale.objects.exclude(pk=term.locale_id).get()
        site.post(
            "wagtail_localize:submit_snippet_translation", "taxonomy", "category", term.pk, locales=[other.pk]
        )


@action
def translate_one(site, number):
    if record := site.record(number):
        segments = list(record.source.stringsegment_set.order_by("order"))
        if segments:
            segment = segments[number % len(segments)]
            path = reverse("wagtail_localize:edit_string_translation", args=[record.pk, segment.pk])
            site.client.put(path, f"value=Text {number}", content_type="application/x-www-form-urlencoded")


@action
def translate_all(site, number):
    if record := site.record(number):
        write_all(record, "EN" if number % 2 else "Now")


@action
def translate_in_bulk(site, number):
    if record := site.record(number):
        texts = {
            (segment.string_id, segment.context_id): f"Bulk {segment.string.data}"
            for segment in open_segments(record)
        }
        write_texts(record, texts)


@action
def translate_by_file(site, number):
    if record := site.record(number):
        po = record.export_po()
        for entry in po[:: 1 + number % 2]:
            entry.msgstr = f"File {entry.msgid}"
        record.import_po(polib.pofile(str(po)), delete=bool(number % 2))


@action
def translate_by_machine(site, number):
    if record := site.record(number):
        write_all(record)
        for text in StringTranslation.objects.filter(locale=record.target_locale)[: number % 3]:
            text.translation_type = StringTranslation.TRANSLATION_TYPE_MACHINE
            text.save()


@action
def take_a_translation_back(site, number):
    texts = StringTranslation.objects.order_by("pk")
    if texts:
        texts[number % len(texts)].delete()


@action
def publish_translation(site, number):
    if record := site.record(number):
        with TestCase.captureOnCommitCallbacks(execute=True):
            if hasattr(record.get_target_instance(), "summary_only"):
                save_and_publish(record, site.user, as_summary=number % 3 == 0)
            else:
                record.save_target(user=site.user)


@action
def publish_in_the_editor(site, number):
    if (record := site.record(number)) and record.source.specific_content_type.model == "newspage":
        with TestCase.captureOnCommitCallbacks(execute=True):
            name = ("publish", "publish-summary")[number % 2]
            site.post("wagtailadmin_pages:edit", record.get_target_instance().pk, action=name)


@action
def save_translation(site, number):
    if (record := site.record(number)) and record.source.specific_content_type.model == "newspage":
        record.save_target(user=site.user, publish=False)


@action
def update_from_source(site, number):
    if record := site.record(number):
        record.source.update_from_db()


@action
def stop_or_resume(site, number):
    if record := site.record(number):
        if record.enabled:
            site.post("wagtail_localize:stop_translation", record.pk)
        else:
            record.enabled = True
            record.save(update_fields=["enabled"])


@action
def rename_a_term(site, number):
    if term := site.term(number):
        term.name = ("Zanati", "Obuka", "Sajmovi")[number % 3]
        term.save()


@action
def delete_a_term(site, number):
    if number % 4 == 0 and (term := site.term(number)):
        term.delete()


@action
def describe_a_picture(site, number):
    image = CmsImage.objects.first()
    setattr(image, ("alt_sr", "alt_en")[number % 2], ("", "Razboj", "Stari razboj")[number % 3])
    image.save()


QUIET = (save_translation, update_from_source)
"""What they change, others have told already: a draft has no state of its own, and a source is read anew when published."""


PUBLISHING = (publish_translation, publish_in_the_editor)


def assert_sane() -> None:
    """What must be true of the rows by themselves, whoever computed them."""
    originals: dict = {}
    for row in TranslationState.objects.select_related("content_type"):
        key = row.content_type_id, row.translation_key
        originals[key] = originals.get(key, 0) + row.is_original
        assert (row.object_id is None) <= (row.state == State.MISSING)
        assert (row.read_state in READ_STATES) or not row.read_state
        assert row.state == State.IN_REVIEW or (row.read_state or row.state) == row.state
        if row.is_original:
            assert row.state not in (State.STALE,)
            assert row.source_object_id == row.object_id
        if row.is_managed:
            record = Translation.objects.get(
                source__object_id=row.translation_key, target_locale=row.locale, enabled=True
            )
            assert row.segments_open == len(open_segments(record))
            assert row.segments_changed <= row.segments_open <= row.segments_total
        if row.state == State.CURRENT and row.is_managed:
            assert row.segments_open == 0
    assert set(originals.values()) <= {1}


@pytest.mark.slow
@given(st.lists(st.tuples(st.sampled_from(ACTIONS), st.integers(0, 59)), min_size=STEPS, max_size=STEPS))
@settings(
    max_examples=EXAMPLES,
    deadline=None,
    derandomize=EXAMPLES < 10,
    phases=[Phase.explicit, Phase.reuse, Phase.generate],
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
def test_no_sequence_of_actions_makes_a_row_untrue(site_tree, admin_client, admin_user, steps):
    ensure_roles()
    settle()
    with transaction.atomic():
        site = Site(site_tree, admin_client, admin_user)
        assert drifts() == []
        for does, number in steps:
            try:
                with transaction.atomic():
                    does(site, number)
            except ValidationError:
                pass  # Refused by the gate, or by a form: then nothing was done.
            assert drifts() == [], does.__name__
            assert_sane()
        transaction.set_rollback(True)
    forget()


@pytest.mark.parametrize("does", [does for does in ACTIONS if does not in QUIET])
def test_each_action_does_something(site_tree, admin_client, admin_user, does):
    """An action that a changed view refuses would test nothing."""
    ensure_roles()
    site = Site(site_tree, admin_client, admin_user)
    submit(site, 0)
    (translate_all if does in PUBLISHING else translate_one)(site, 1)
    settle()
    stored = list(TranslationState.objects.order_by("pk").values("pk", "state", "updated_at"))
    for number in range(12):
        try:
            with transaction.atomic():
                does(site, number)
        except ValidationError:
            continue
        settle()
        if list(TranslationState.objects.order_by("pk").values("pk", "state", "updated_at")) != stored:
            break
    else:
        pytest.fail("No row has changed.")
    assert drifts() == []
