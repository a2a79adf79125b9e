"""The translation editor as a translator uses it without JavaScript: one form, nothing typed is lost."""

import pytest
from django.contrib.auth.models import User
from wagtail_localize.models import StringTranslation, Translation

from cms.translations.segments.marks import SAME_IN_BOTH, STILL_RIGHT
from cms.translations.segments.rows import Status, segment_rows
from newsroom.factories import NewsPageFactory
from tests.translations.desk import (
    edit_url,
    field_of,
    form_of,
    key_of_text,
    said,
    submit,
    target,
    write,
    write_all,
)

LINKED = '<p>Prijavite se <a href="https://example.org/">ovde</a> do petka.</p><p>Ulaz je slobodan.</p>'


@pytest.fixture
def news(site_tree):
    page = NewsPageFactory(
        parent=site_tree.sr.news,
        title="Radionica & izložba",
        lead="Za zanatlije.",
        place="Niš",
        body=[
            {"type": "heading", "value": {"text": "Program", "level": "h2"}, "id": "first"},
            {"type": "rich_text", "value": LINKED, "id": "second"},
        ],
    )
    page.save_revision().publish()
    return page


@pytest.fixture
def record(news) -> Translation:
    return submit(news)


@pytest.fixture
def english_admin(settings):
    """Messages are compared in English."""
    settings.LANGUAGE_CODE = "en"


@pytest.fixture
def post(admin_client, record, english_admin, django_capture_on_commit_callbacks):
    """Send the form with some texts changed (original → text) and, if wanted, other fields."""

    def send(texts: dict[str, str] | None = None, form: dict | None = None, **fields):
        page = target(record)
        form = form or form_of(admin_client, page)
        typed = {field_of(record, source): text for source, text in (texts or {}).items()}
        with django_capture_on_commit_callbacks(execute=True):
            return admin_client.post(edit_url(page), {**form, **typed, **fields}, follow=True)

    return send


def texts(record: Translation) -> dict[str, str]:
    """What is written, by original."""
    return {row.source: row.translation for row in segment_rows(record) if row.translation}


def statuses(record: Translation) -> dict[str, Status]:
    return {row.source: row.status for row in segment_rows(record)}


def shown(response, source: str):
    """The field of the text with this original on a screen that was answered."""
    (field,) = [field for field in response.context["screen"].fields if field.row.source == source]
    return field


def as_shown(response) -> dict[str, str]:
    """The form of a screen that was answered, to be sent again untouched."""
    screen = response.context["screen"]
    return {field.name: field.value for field in screen.fields} | {"seen": screen.seen}


def republish(news, **values) -> None:
    for name, value in values.items():
        setattr(news, name, value)
    news.save_revision().publish()


class TestSaving:
    def test_what_is_typed_is_saved_and_nothing_else(self, post, record):
        response = post({"Za zanatlije.": "For artisans."})
        assert "Saved" in said(response)
        assert texts(record) == {"Za zanatlije.": "For artisans."}
        assert statuses(record)["Program"] == Status.OPEN
        assert not target(record).live

    def test_a_plain_text_is_typed_and_shown_as_it_is_read(self, admin_client, post, record):
        post({"Radionica &amp; izložba": "Workshop & <exhibition>"})
        assert texts(record)["Radionica &amp; izložba"] == "Workshop &amp; &lt;exhibition&gt;"
        page = target(record)
        assert form_of(admin_client, page)[field_of(record, "Radionica &amp; izložba")] == (
            "Workshop & <exhibition>"
        )
        assert page.draft_title == "Workshop & <exhibition>"

    def test_the_author_is_remembered(self, post, record, admin_user):
        post({"Program": "Programme"})
        (row,) = [row for row in segment_rows(record) if row.source == "Program"]
        assert row.updated_by == admin_user

    def test_an_emptied_text_is_open_again(self, post, record):
        write_all(record)
        post({"Program": ""})
        assert statuses(record)["Program"] == Status.OPEN

    def test_a_text_written_like_the_original_is_the_same_on_purpose(self, post, record):
        post({"Niš": "Niš"})
        assert statuses(record)["Niš"] == Status.SAME

    def test_a_machine_s_text_is_taken_over_by_changing_it(self, post, record):
        write(record, lead="For craftsmen.")
        StringTranslation.objects.update(translation_type="machine", tool_name="DeepL")
        post()
        assert statuses(record)["Za zanatlije."] == Status.MACHINE
        post({"Za zanatlije.": "For artisans."})
        assert statuses(record)["Za zanatlije."] == Status.DONE


class TestWhatCannotBeSaved:
    def source(self, record) -> str:
        return next(row.source for row in segment_rows(record) if "<a" in row.source)

    @pytest.mark.parametrize(
        ("typed", "complaint"),
        [
            ("Register here by Friday.", "A link of the original is missing"),
            ('Register <a id="a1">here</a> or <a id="a2">there</a>.', "has no such link"),
            ('Register <a id="a1">here</a> or <a>there</a>.', "has no such link"),
            ('Register <div><a id="a1">here</a></div>.', "div"),
        ],
    )
    def test_marks_must_be_those_of_the_original(self, post, record, typed, complaint):
        source = self.source(record)
        response = post({source: typed, "Program": "Programme"})
        assert response.status_code == 422
        field = shown(response, source)
        assert complaint in field.error
        assert field.value == typed
        assert texts(record) == {"Program": "Programme"}

    def test_it_can_be_mended_and_sent_again(self, admin_client, post, record):
        source = self.source(record)
        response = post({source: "Register here."})
        again = as_shown(response)
        again[field_of(record, source)] = 'Register <a id="a1">here</a>.'
        assert post(form=again).status_code == 200
        assert texts(record)[source] == 'Register <a id="a1">here</a>.'

    def test_too_long(self, post, record):
        response = post({"Radionica &amp; izložba": "a" * 256})
        (field,) = [field for field in response.context["screen"].fields if field.row.path == "title"]
        assert "256" in field.error
        assert "255" in field.error
        assert len(field.value) == 256

    def test_publishing_waits_while_something_could_not_be_saved(self, post, record):
        write_all(record)
        post({self.source(record): "No link."}, action="publish")
        assert not target(record).live


class TestOthersMeanwhile:
    def test_both_texts_are_kept_when_two_write_one(self, admin_client, post, record):
        form = form_of(admin_client, target(record))
        write(record, lead="For craftspeople.")
        response = post({"Za zanatlije.": "For artisans."}, form=form)
        assert response.status_code == 422
        field = shown(response, "Za zanatlije.")
        assert (field.value, field.kept.theirs) == ("For artisans.", "For craftspeople.")
        assert "For craftspeople." in response.text
        assert texts(record)["Za zanatlije."] == "For craftspeople."
        post(form=as_shown(response))
        assert texts(record)["Za zanatlije."] == "For artisans."

    def test_a_field_left_alone_takes_nothing_back(self, admin_client, post, record):
        form = form_of(admin_client, target(record))
        write(record, lead="For craftspeople.")
        post({"Program": "Programme"}, form=form)
        assert texts(record) == {"Za zanatlije.": "For craftspeople.", "Program": "Programme"}

    def test_the_same_text_from_two_is_no_conflict(self, admin_client, post, record):
        form = form_of(admin_client, target(record))
        write(record, lead="For artisans.")
        assert post({"Za zanatlije.": "For artisans."}, form=form).status_code == 200

    def test_what_was_not_seen_is_not_emptied(self, admin_client, post, record):
        write(record, lead="For artisans.")
        form = form_of(admin_client, target(record))
        write(record, lead="For craftspeople.")
        response = post({"Za zanatlije.": ""}, form=form)
        assert response.status_code == 422
        field = shown(response, "Za zanatlije.")
        assert (field.value, field.kept.theirs) == ("", "For craftspeople.")
        assert texts(record)["Za zanatlije."] == "For craftspeople."
        post(form=as_shown(response))
        assert texts(record) == {}

    def test_a_button_does_nothing_to_what_was_not_seen(self, admin_client, post, record):
        form = form_of(admin_client, target(record))
        write(record, lead="For craftspeople.")
        response = post(form=form, same=key_of_text(record, "Za zanatlije."))
        assert response.status_code == 422
        field = shown(response, "Za zanatlije.")
        assert (field.value, bool(field.error)) == ("For craftspeople.", True)
        assert texts(record)["Za zanatlije."] == "For craftspeople."
        post(form=as_shown(response), same=key_of_text(record, "Za zanatlije."))
        assert statuses(record)["Za zanatlije."] == Status.SAME

    def test_a_text_whose_original_is_gone_is_shown_not_dropped(self, admin_client, post, record, news):
        form = form_of(admin_client, target(record))
        form[field_of(record, "Za zanatlije.")] = "For artisans."
        republish(news, lead="Za stare zanatlije.")
        response = post(form=form)
        assert response.status_code == 422
        assert list(response.context["screen"].strays) == ["For artisans."]
        assert "For artisans." in response.text

    def test_a_move_of_a_block_disturbs_nobody(self, admin_client, post, record, news):
        form = form_of(admin_client, target(record))
        form[field_of(record, "Program")] = "Programme"
        republish(news, body=list(reversed(news.body.get_prep_value())))
        assert post(form=form).status_code == 200
        assert texts(record) == {"Program": "Programme"}


class TestMarks:
    def test_same_in_both_languages(self, post, record):
        response = post({"Program": "Programme"}, same=key_of_text(record, "Niš"))
        assert statuses(record)["Niš"] == Status.SAME
        assert texts(record)["Program"] == "Programme"
        assert response.redirect_chain[-1][0].endswith(segment_rows_anchor(record, "Niš"))
        assert StringTranslation.objects.get(data="Niš").tool_name == SAME_IN_BOTH

    def test_still_right_after_a_cosmetic_change(self, post, record, news):
        write_all(record)
        republish(news, lead="Za zanatlije!")
        assert statuses(record)["Za zanatlije!"] == Status.CHANGED
        post(right=key_of_text(record, "Za zanatlije!"))
        assert statuses(record)["Za zanatlije!"] == Status.DONE
        row = StringTranslation.objects.get(translation_of__data="Za zanatlije!")
        assert (row.data, row.tool_name) == ("EN Za zanatlije.", STILL_RIGHT)

    def test_still_right_is_refused_when_a_link_was_added(self, post, record, news):
        write_all(record)
        markup = '<p>Prijavite se <a href="https://example.org/">ovde</a> do petka.</p><p><a href="/ulaz/">Ulaz</a> je slobodan.</p>'
        republish(news, body=[{"type": "rich_text", "value": markup, "id": "second"}])
        source = '<a id="a1">Ulaz</a> je slobodan.'
        response = post(right=key_of_text(record, source))
        assert response.status_code == 422
        assert statuses(record)[source] == Status.CHANGED

    def test_the_earlier_translation_is_only_a_starting_point(self, admin_client, post, record, news):
        write_all(record)
        republish(news, lead="Za stare zanatlije.")
        form = form_of(admin_client, target(record))
        assert form[field_of(record, "Za stare zanatlije.")] == "EN Za zanatlije."
        post(form=form)
        assert statuses(record)["Za stare zanatlije."] == Status.CHANGED
        post({"Za stare zanatlije.": "EN Za stare zanatlije."})
        assert statuses(record)["Za stare zanatlije."] == Status.DONE

    def test_a_machine_s_text_is_confirmed(self, post, record):
        write(record, lead="For artisans.")
        StringTranslation.objects.update(translation_type="machine", tool_name="DeepL")
        post(confirm=key_of_text(record, "Za zanatlije."))
        row = StringTranslation.objects.get(data="For artisans.")
        assert (row.translation_type, row.tool_name) == ("manual", "DeepL")

    def test_all_proposed_are_confirmed_at_once(self, post, record, news, site_tree):
        elsewhere = NewsPageFactory(parent=site_tree.sr.news, title="Drugo", place="Niš")
        write(submit(elsewhere), place="Niš")
        republish(news, listing_title="40", seo_title="Agencija")
        post(**{"confirm-proposed": "1"})
        found = statuses(record)
        assert (found["Niš"], found["40"]) == (Status.SAME, Status.SAME)
        assert found["Agencija"] == Status.OPEN


def segment_rows_anchor(record: Translation, source: str) -> str:
    return next(f"#{row.anchor}" for row in segment_rows(record) if row.source == source)


class TestFilters:
    def test_what_is_to_do_and_what_has_changed(self, admin_client, record, news):
        write_all(record)
        republish(news, lead="Za stare zanatlije.", seo_title="Ana")
        page = target(record)

        def shown(name: str) -> list[str]:
            response = admin_client.get(edit_url(page), {"show": name})
            return [field.row.source for field in response.context["screen"].fields]

        assert shown("changed") == ["Za stare zanatlije."]
        assert sorted(shown("open")) == ["Ana", "Za stare zanatlije."]
        assert len(shown("all")) == len(shown("nonsense")) == len(segment_rows(record))

    def test_a_change_is_shown_word_by_word(self, admin_client, record, news):
        write_all(record)
        republish(news, lead="Za stare majstore & zanatlije.")
        html = admin_client.get(edit_url(target(record)), {"show": "changed"}).text
        assert '<ins class="segment__ins">' in html
        assert "stare majstore &amp;" in html


class TestAccess:
    def test_a_person_without_the_right_is_refused(self, client, record):
        client.force_login(User.objects.create_user("ana"))
        assert client.get(edit_url(target(record))).status_code == 302

    def test_a_locked_page_is_read_and_what_was_typed_comes_back(
        self, admin_client, post, record, admin_user
    ):
        page = target(record)
        form = form_of(admin_client, page)
        other = User.objects.create_superuser("boss")
        page.locked, page.locked_by = True, other
        page.save(update_fields=["locked", "locked_by"])
        response = post({"Program": "Programme"}, form=form)
        assert response.status_code == 409
        assert "Programme" in response.text
        assert texts(record) == {}
        assert post({"Program": "Programme"}, form=form, action="publish").status_code == 409
