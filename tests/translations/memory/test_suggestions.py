"""Earlier translations are offered where the same or a similar text is open."""

import json

import pytest
from django.contrib.auth.models import User
from django.core.management import call_command
from wagtail.models import PageViewRestriction
from wagtail_localize.models import StringTranslation

from cms.taxonomy.models import Category
from cms.translations.gate import open_segments
from cms.translations.memory.keeping import rebuild
from cms.translations.memory.matching import _PER_KEY, _newest_holders
from cms.translations.memory.models import MemoryKey, MemoryText, MemoryUse
from cms.translations.memory.suggesting import suggest
from home.roles import EDITORS, TRANSLATORS_ENGLISH, ensure_roles
from newsroom.factories import NewsPageFactory
from tests.translations.desk import submit, write, write_all

CALL = "Klaster poziva firme iz Niša na poslovne susrete koji počinju u ponedeljak."
CALL_EN = "The cluster invites firms from Niš to the business meetings that begin on Monday."


@pytest.fixture
def admin(db):
    return User.objects.create_superuser("glavni")


@pytest.fixture
def translator(site_tree):
    user = User.objects.create_user("prevodilac", "p@example.org", "lozinka")
    user.groups.add(ensure_roles()[TRANSLATORS_ENGLISH])
    return user


def news(tree, **values):
    return submit(NewsPageFactory(parent=tree.sr.news, **values))


def offered(record, user, path="lead"):
    found = suggest(record, open_segments(record), user)
    segment = record.source.stringsegment_set.get(context__path=path)
    return found.get(segment.pk, [])


@pytest.fixture
def earlier(site_tree):
    """A translation that the memory has."""
    record = news(site_tree, title="Poziv", lead=CALL)
    write(record, title="Call", lead=CALL_EN)
    rebuild()
    return record


class TestWhatIsOffered:
    def test_the_same_text_for_certain(self, site_tree, earlier, admin):
        (offer,) = offered(news(site_tree, title="Novo", lead=CALL), admin)
        assert (offer.percent, offer.text, offer.numbers, offer.more) == (100, CALL_EN, (), 0)
        assert offer.place.title == earlier.get_target_instance().title
        assert offer.place.label == "Uvod"
        assert offer.place.url.endswith(f"/{earlier.get_target_instance().pk}/edit/")

    def test_a_similar_text_with_its_likeness(self, site_tree, earlier, admin):
        similar = CALL.replace("ponedeljak", "utorak")
        (offer,) = offered(news(site_tree, title="Novo", lead=similar), admin)
        assert 85 <= offer.percent < 100
        assert offer.text == CALL_EN
        assert offer.plain_source == CALL

    def test_nothing_for_another_text(self, site_tree, earlier, admin):
        assert (
            offered(news(site_tree, title="Novo", lead="Izložba fotografija otvara se sutra."), admin) == []
        )

    def test_other_capitals_are_not_quite_the_same(self, site_tree, earlier, admin):
        (offer,) = offered(news(site_tree, title="POZIV", lead="Drugo."), admin, "title")
        assert (offer.percent, offer.text) == (99, "Call")

    def test_numbers_that_differ_are_named(self, site_tree, admin):
        write(news(site_tree, title="Konkurs za 2024. godinu"), title="Call for 2024")
        rebuild()
        (offer,) = offered(news(site_tree, title="Konkurs za 2025. godinu"), admin, "title")
        assert offer.percent < 100
        assert offer.numbers == ("2025",)

    def test_the_other_direction_too(self, site_tree, admin):
        record = submit(NewsPageFactory(parent=site_tree.en.news, title="Call", lead=CALL_EN), "sr-latn")
        write(record, lead=CALL)
        rebuild()
        (offer,) = offered(news(site_tree, title="Novo", lead=CALL), admin)
        assert (offer.percent, offer.text) == (100, CALL_EN)

    def test_the_same_translation_once_with_its_places(self, site_tree, earlier, admin):
        write(news(site_tree, title="Drugi", lead=CALL), lead=CALL_EN)
        write(news(site_tree, title="Treći", lead=CALL), lead="Another wording.")
        rebuild()
        offers = offered(news(site_tree, title="Novo", lead=CALL), admin)
        assert [(offer.text, offer.more) for offer in offers] == [("Another wording.", 0), (CALL_EN, 1)]

    def test_links_are_those_of_the_open_text(self, site_tree, admin):
        def body(text):
            return json.dumps([{"type": "rich_text", "value": text, "id": "p"}])

        old = news(site_tree, body=body('<p>Vidi <a href="https://a.example/">poziv</a>.</p>'))
        (segment,) = old.source.stringsegment_set.filter(context__path="body.p")
        StringTranslation.objects.create(
            translation_of=segment.string,
            context=segment.context,
            locale=old.target_locale,
            data='See <a id="a1">the call</a>.',
            translation_type="manual",
        )
        rebuild()
        record = news(site_tree, body=body("<p>Vidi poziv.</p>"))
        (offer,) = offered(record, admin, "body.p")
        assert (offer.percent, offer.text) == (99, "See the call.")

    def test_only_what_is_certain(self, site_tree, earlier, admin):
        translations = StringTranslation.objects.filter(data=CALL_EN)
        translations.update(translation_type=StringTranslation.TRANSLATION_TYPE_MACHINE)
        rebuild()
        assert offered(news(site_tree, title="Novo", lead=CALL), admin) == []


class TestWhoSeesWhat:
    def test_a_translator_sees_drafts_of_their_language(self, site_tree, earlier, translator):
        assert offered(news(site_tree, title="Novo", lead=CALL), translator)

    def test_others_see_what_is_public(self, site_tree, earlier, django_capture_on_commit_callbacks):
        editor = User.objects.create_user("urednik")
        editor.groups.add(ensure_roles()[EDITORS])
        source = earlier.source.get_source_instance()
        source.unpublish()
        record = news(site_tree, title="Novo", lead=CALL)
        assert offered(record, editor) == []
        with django_capture_on_commit_callbacks(execute=True):
            write_all(earlier)
            earlier.save_target(publish=True)
        (offer,) = offered(record, editor)
        assert offer.place.url.startswith("/en/news/")
        PageViewRestriction.objects.create(page=site_tree.en.news, restriction_type="login")
        assert offered(record, editor) == []

    def test_snippets_are_for_those_who_may_see_their_kind(self, site_tree, locales, translator):
        term = submit(Category.objects.create(name="Radionice i obuke", locale=locales.sr))
        write(term, name="Workshops and training")
        rebuild()
        record = news(site_tree, title="Radionice i obuke")
        (offer,) = offered(record, translator, "title")
        assert (offer.place.title, offer.place.url) == ("Radionice i obuke", "")
        assert offered(record, User.objects.create_user("gost"), "title") == []


class TestKeeping:
    def test_follows_what_is_saved(self, site_tree, admin, django_capture_on_commit_callbacks):
        record = news(site_tree, title="Poziv", lead=CALL)
        other = news(site_tree, title="Novo", lead=CALL)
        with django_capture_on_commit_callbacks(execute=True):
            write(record, lead="First wording.")
        assert offered(other, admin)[0].text == "First wording."
        with django_capture_on_commit_callbacks(execute=True):
            write(record, lead=CALL_EN)
        assert [offer.text for offer in offered(other, admin)] == [CALL_EN]
        StringTranslation.objects.all().delete()
        assert offered(other, admin) == []

    def test_keeps_nothing_twice(self, site_tree, earlier):
        before = MemoryUse.objects.count(), MemoryText.objects.count()
        assert rebuild() == 0
        call_command("translation_memory", "--rebuild", verbosity=0)
        assert (MemoryUse.objects.count(), MemoryText.objects.count()) == before

    def test_forgets_what_nobody_uses(self, site_tree, earlier):
        StringTranslation.objects.all().delete()
        assert MemoryText.objects.exists()
        call_command("translation_memory", verbosity=0)
        assert not MemoryText.objects.exists()


class TestFinding:
    def test_of_a_pair_of_words_that_many_texts_have_the_newest_count(self, locales):
        texts = MemoryText.objects.bulk_create(
            MemoryText(locale=locales.sr, digest=number, text=f"sajam meda {number}")
            for number in range(_PER_KEY + 4)
        )
        MemoryKey.objects.bulk_create(MemoryKey(key=key, text=text) for text in texts for key in (-5, 2**62))
        newest = [text.pk for text in texts[-_PER_KEY:]]
        MemoryKey.objects.create(key=7, text=texts[0])
        found = _newest_holders([-5, 7, 2**62, 11])
        assert sorted(found) == sorted(
            [(key, pk) for key in (-5, 2**62) for pk in newest] + [(7, texts[0].pk)]
        )
        assert _newest_holders([]) == []


class TestQueries:
    def test_a_page_of_texts_costs_what_one_costs(
        self, site_tree, earlier, translator, django_assert_max_num_queries
    ):
        """Texts equal, keys, texts similar, uses forward and back (2, and 2 of pictures), sources, pages; permissions of
        the person (3), restrictions.
        """
        record = news(
            site_tree,
            title="Poziv",
            lead=CALL,
            body=json.dumps(
                [
                    {
                        "type": "heading",
                        "value": {"text": f"{CALL} {number}", "level": "h2"},
                        "id": f"b{number}",
                    }
                    for number in range(60)
                ]
            ),
        )
        segments = open_segments(record)
        assert len(segments) > 60
        translator = User.objects.get(pk=translator.pk)
        with django_assert_max_num_queries(13):
            assert len(suggest(record, segments, translator)) > 60
