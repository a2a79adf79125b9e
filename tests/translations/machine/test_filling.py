"""Machine translation of a page: drafts that a person confirms, and nobody's words replaced."""

import pytest
from django.contrib.auth.models import User
from django.core.exceptions import ImproperlyConfigured
from django.urls import reverse
from wagtail_localize.machine_translators import get_machine_translator
from wagtail_localize.models import StringTranslation, Translation

from cms.settings.translating import machine_translator
from cms.taxonomy.models import Category
from cms.translations.gate import open_segments, refusal
from cms.translations.glossary.models import GlossaryTerm
from cms.translations.machine.filling import fill_open_texts
from cms.translations.machine.services import DeepL, LibreTranslate
from cms.translations.segments.rows import segment_rows
from cms.translations.segments.storing import confirmed, store_texts
from home.roles import ensure_roles
from newsroom.factories import NewsPageFactory
from tests.translations.desk import edit_url, submit, target, write
from tests.translations.machine.fake import KEY


@pytest.fixture
def translator(service, settings) -> DeepL:
    settings.WAGTAILLOCALIZE_MACHINE_TRANSLATOR = machine_translator("deepl", KEY, service.url)
    return get_machine_translator()


@pytest.fixture
def record(site_tree) -> Translation:
    body = [
        {
            "type": "rich_text",
            "id": "a",
            "value": '<p>Pišite <a href="mailto:a@example.org">nam</a> &amp; dođite.</p>',
        },
        {"type": "heading", "id": "b", "value": {"text": "Program", "level": "h2"}},
    ]
    return submit(NewsPageFactory(parent=site_tree.sr.news, title="Radionica", lead="Uvod.", body=body))


def texts(record: Translation) -> dict[str, str]:
    rows = StringTranslation.objects.filter(context__object_id=record.source.object_id)
    return {row.context.path: row.data for row in rows.select_related("context")}


def person(*groups: str) -> User:
    roles = ensure_roles()
    user = User.objects.create_user("osoba", password="x")
    user.groups.set([roles[name] for name in groups])
    return user


class TestFilling:
    def test_every_open_text_is_a_machine_translation(self, record, translator):
        outcome = fill_open_texts(record, translator)
        assert (outcome.translated, outcome.left, outcome.error) == (4, 0, "")
        rows = StringTranslation.objects.filter(context__object_id=record.source.object_id)
        assert set(rows.values_list("translation_type", "tool_name", "has_error")) == {
            ("machine", "DeepL", False)
        }
        assert texts(record)["body.a"] == 'T Pišite <a id="a1">nam</a> &amp; dođite.'

    def test_they_are_open_until_a_person_confirms_them(self, record, translator):
        fill_open_texts(record, translator)
        assert len(open_segments(record)) == 4
        assert "4 teksta" in refusal(target(record))
        store_texts(record, {row: confirmed(row) for row in segment_rows(record)}, person("Editors"))
        assert refusal(target(record)) is None

    def test_an_answer_too_long_for_its_field_is_left_to_a_person(self, site_tree, translator):
        """The fake answers with two characters more than it was asked."""
        page = NewsPageFactory(parent=site_tree.sr.news, title="r" * 254, lead="Uvod.", body=[])
        record = submit(page)
        outcome = fill_open_texts(record, translator)
        assert (outcome.translated, outcome.left) == (1, 1)
        assert "title" not in texts(record)
        assert outcome.unfit == 1

    def test_a_persons_text_is_not_replaced(self, record, translator, service):
        write(record, title="Workshop")
        assert fill_open_texts(record, translator).translated == 3
        assert texts(record)["title"] == "Workshop"
        assert "Radionica" not in service.requests[0]

    def test_a_person_who_is_faster_wins(self, record, translator, service):
        def translate_meanwhile(text: str) -> str:
            if text == "Radionica":
                write(record, title="Workshop")
            return f"T {text}"

        class Meanwhile(DeepL):
            def send(self, batch, source, target):
                answers = super().send(batch, source, target)
                return [translate_meanwhile(text) for text in batch] if answers else []

        assert fill_open_texts(record, Meanwhile(translator.options)).translated == 3
        assert texts(record)["title"] == "Workshop"

    def test_a_changed_text_is_left_to_who_translated_it(self, record, translator):
        write(record, lead="Introduction.")
        page = record.source.get_source_instance()
        page.lead = "Drugi uvod."
        page.save()
        record.source.update_from_db()
        fill_open_texts(record, translator)
        assert texts(record)["lead"] == "Introduction."

    def test_words_of_the_glossary_that_stay(self, record, translator, service):
        GlossaryTerm.objects.create(serbian="Radionica", english="Radionica", do_not_translate=True)
        service.translate = lambda text: text.replace("Radionica", "Workshop")
        fill_open_texts(record, translator)
        assert texts(record)["title"] == "Radionica"

    def test_what_was_translated_before_a_failure_stays(self, site_tree, translator, service):
        body = [
            {"type": "heading", "id": f"h{number}", "value": {"text": f"Dan {number}", "level": "h2"}}
            for number in range(98)
        ]
        record = submit(NewsPageFactory(parent=site_tree.sr.news, body=body))
        service.fail(456, {"message": "Quota exceeded"}, after=1)
        outcome = fill_open_texts(record, translator)
        assert (outcome.translated, outcome.left) == (50, 50)
        assert "kvota" in outcome.error
        assert len(texts(record)) == 50

    def test_a_long_page_is_begun_and_gone_on_with(self, site_tree, translator):
        body = [
            {"type": "heading", "id": f"h{number}", "value": {"text": f"Dan {number}", "level": "h2"}}
            for number in range(98)
        ]
        record = submit(NewsPageFactory(parent=site_tree.sr.news, body=body))
        assert fill_open_texts(record, translator, budget=0).left == 50
        outcome = fill_open_texts(record, translator, budget=0)
        assert (outcome.translated, outcome.left) == (50, 0)


class TestScreen:
    def ask(self, client, record: Translation):
        return client.post(
            reverse("wagtail_localize:machine_translate", args=[record.pk]), {"next": "/admin/"}, follow=True
        )

    def test_a_translator_asks_and_is_told(self, client, record, translator):
        client.force_login(person("Translators: English"))
        said = [str(message) for message in self.ask(client, record).context["messages"]]
        assert any("4 teksta su prevedena mašinski" in message for message in said), said
        assert StringTranslation.objects.filter(last_translated_by__username="osoba").count() == 4
        said = [str(message) for message in self.ask(client, record).context["messages"]]
        assert any("Nema otvorenog teksta" in message for message in said), said

    def test_the_editor_offers_it_to_who_may_write(self, client, record, translator):
        address = reverse("wagtail_localize:machine_translate", args=[record.pk])
        client.force_login(person("Translators: English"))
        assert address in client.get(edit_url(target(record))).text

    def test_a_text_too_long_for_its_field_is_told(self, client, site_tree, translator):
        page = NewsPageFactory(parent=site_tree.sr.news, title="r" * 254, lead="Uvod.", body=[])
        record = submit(page)
        client.force_login(person("Translators: English"))
        for _ in range(2):
            said = [str(message) for message in self.ask(client, record).context["messages"]]
            assert any("predug za svoje polje" in message for message in said), said
            assert not any("predugo bi trajalo" in message or "Zatražite" in message for message in said), (
                said
            )

    def test_a_failure_is_told(self, client, record, translator, service):
        service.key = "another"
        client.force_login(person("Translators: English"))
        said = [str(message) for message in self.ask(client, record).context["messages"]]
        assert any("DeepL odbija ključ" in message for message in said), said
        assert texts(record) == {}

    def test_a_term_too(self, client, locales, translator):
        record = submit(Category.objects.create(name="Obuka", locale=locales.sr))
        client.force_login(User.objects.create_superuser("admin"))
        self.ask(client, record)
        assert texts(record) == {"name": "T Obuka"}

    def test_who_may_not_write_in_the_language_may_not_ask(self, client, record, translator, service):
        client.force_login(person("Editors"))
        self.ask(client, record)
        assert texts(record) == {}
        assert service.requests == []

    def test_only_by_a_post(self, client, record, translator):
        client.force_login(User.objects.create_superuser("admin"))
        url = reverse("wagtail_localize:machine_translate", args=[record.pk])
        assert client.get(url).status_code == 405

    def test_without_a_service_there_is_nothing(self, client, record):
        client.force_login(User.objects.create_superuser("admin"))
        assert get_machine_translator() is None
        assert self.ask(client, record).status_code == 404
        assert "machine_translate" not in client.get(edit_url(target(record))).text

    def test_syncing_translates_nothing_by_machine(self, client, record, translator, service):
        client.force_login(User.objects.create_superuser("admin"))
        url = reverse("wagtail_localize:update_translations", args=[record.source_id])
        assert "use_machine_translation" not in client.get(url).text
        client.post(url, {"use_machine_translation": "on"})
        assert service.requests == []


class TestSettings:
    @pytest.mark.parametrize(
        ("arguments", "expected"),
        [
            (("", "", ""), None),
            (("", "key", "http://x"), None),
            (("deepl", "", ""), None),
            (("libretranslate", "key", ""), None),
            (("deepl", "k", ""), (DeepL, "https://api.deepl.com")),
            (("deepl", "k:fx", ""), (DeepL, "https://api-free.deepl.com")),
            (("libretranslate", "", "http://x:5000/"), (LibreTranslate, "http://x:5000/")),
        ],
    )
    def test_the_environment_chooses(self, settings, arguments, expected):
        settings.WAGTAILLOCALIZE_MACHINE_TRANSLATOR = machine_translator(*arguments)
        translator = get_machine_translator()
        assert (translator and (type(translator), translator.options["URL"])) == expected

    def test_another_name_is_refused(self):
        with pytest.raises(ImproperlyConfigured, match="deepl, libretranslate"):
            machine_translator("google", "k", "")
