"""DeepL and LibreTranslate by their own wire format: languages, batches, scripts, and every way to fail."""

import logging

import pytest
from wagtail.models import Locale
from wagtail_localize.strings import StringValue

from cms.serbian import to_cyrillic
from cms.translations.machine.services import DeepL, LibreTranslate, MachineTranslationError
from tests.translations.machine.fake import DEEPL_BYTES, KEY

SERBIAN, ENGLISH = Locale(language_code="sr-latn"), Locale(language_code="en")
BOTH = pytest.mark.parametrize("translator_class", [DeepL, LibreTranslate])


def connect(translator_class, service, **options):
    return translator_class({"KEY": KEY, "URL": service.url, **options})


def translate(translator, *texts: str, source=SERBIAN, target=ENGLISH, **options) -> list[str]:
    strings = [StringValue(text) for text in texts]
    answers = translator.translate(source, target, strings, **options)
    return [answers[string].data for string in strings]


class TestLanguages:
    @pytest.mark.parametrize(
        ("translator_class", "source", "target", "codes"),
        [
            (DeepL, SERBIAN, ENGLISH, ("SR", "EN-GB")),
            (DeepL, ENGLISH, SERBIAN, ("EN", "SR")),
            (LibreTranslate, SERBIAN, ENGLISH, ("sr", "en")),
            (LibreTranslate, ENGLISH, SERBIAN, ("en", "sr")),
        ],
    )
    def test_codes(self, service, translator_class, source, target, codes):
        translate(connect(translator_class, service), "Dan", source=source, target=target)
        assert service.languages == [codes]

    @BOTH
    def test_serbian_comes_in_latin_script(self, service, translator_class):
        service.translate = lambda text: to_cyrillic("Njegoš i džez")
        translator = connect(translator_class, service)
        assert translate(translator, "Jazz", source=ENGLISH, target=SERBIAN) == ["Njegoš i džez"]

    @BOTH
    def test_two_scripts_of_a_language_are_not_translated(self, translator_class):
        translator = translator_class({})
        assert translator.can_translate(SERBIAN, ENGLISH)
        assert not translator.can_translate(SERBIAN, Locale(language_code="sr-cyrl"))


@BOTH
class TestMarks:
    def test_a_link_and_inline_marks_survive(self, service, translator_class):
        translator = connect(translator_class, service)
        html = 'Pišite <a id="a1">nam</a><br/><b>danas</b> &amp; sutra'
        assert translate(translator, html) == [f"T {html}"]
        assert len(service.requests) == 1

    def test_a_service_that_drops_them_is_asked_piece_by_piece(self, service, translator_class):
        service.translate = lambda text: f"T {text.replace('<x1>', '').replace('</x1>', '')}"
        translator = connect(translator_class, service)
        html = 'Pišite <a id="a1">nam</a> danas.'
        assert translate(translator, html) == ['T Pišite <a id="a1">T nam</a> T danas.']
        assert service.requests[1] == ["Pišite", "nam", "danas."]

    def test_words_that_stay(self, service, translator_class):
        service.translate = lambda text: text.replace("Tanjug", "Tanyug")
        html = translate(connect(translator_class, service), "Tanjug javlja", staying=lambda text: [(0, 6)])
        assert html == ["Tanjug javlja"]

    def test_what_has_no_words_is_not_sent(self, service, translator_class):
        assert translate(connect(translator_class, service), "12", "2,5 <b>%</b>") == ["12", "2,5 <b>%</b>"]
        assert service.requests == []


class TestBatches:
    def test_deepl_takes_50_texts_at_most(self, service):
        texts = [f"Dan {number}" for number in range(120)]
        assert translate(connect(DeepL, service), *texts) == [f"T {text}" for text in texts]
        assert [len(batch) for batch in service.requests] == [50, 50, 20]

    def test_long_texts_fit_its_limit(self, service):
        texts = [f"{number} " + "š" * 5000 for number in range(20)]
        assert len(translate(connect(DeepL, service), *texts)) == 20
        assert all(len("".join(batch).encode()) < DEEPL_BYTES for batch in service.requests)

    @BOTH
    def test_the_same_text_is_sent_once(self, service, translator_class):
        translate(connect(translator_class, service), "Dan", "Dan", "<b>Dan</b>")
        assert service.requests == [["Dan", "<x1>Dan</x1>"]]


class TestFailures:
    @pytest.mark.parametrize(
        ("translator_class", "status", "content", "message"),
        [
            (DeepL, 403, {"message": "Forbidden"}, "DeepL odbija ključ"),
            (DeepL, 456, {"message": "Quota Exceeded"}, "Mesečna kvota servisa DeepL"),
            (DeepL, 429, {"message": "Too many requests"}, "trenutno ima previše zahteva"),
            (DeepL, 503, b"<html>", "DeepL je odgovorio greškom 503"),
            (DeepL, 302, b"", "DeepL je odgovorio greškom 302"),
            (DeepL, 200, b"<html>", "odgovor koji se ne može pročitati"),
            (DeepL, 200, {"translations": []}, "odgovor koji se ne može pročitati"),
            (DeepL, 200, {"translations": [{"text": 1}]}, "odgovor koji se ne može pročitati"),
            (DeepL, 200, [], "odgovor koji se ne može pročitati"),
            (LibreTranslate, 403, {"error": "Invalid API key"}, "Invalid API key"),
            (LibreTranslate, 429, {"error": "Slowdown: 30 per 1 minute"}, "trenutno ima previše zahteva"),
            (LibreTranslate, 400, {"error": "sr is not supported"}, "sr is not supported"),
            (LibreTranslate, 400, ["no object"], "LibreTranslate je odgovorio greškom 400"),
            (LibreTranslate, 200, {"translatedText": "one for all"}, "odgovor koji se ne može pročitati"),
            (LibreTranslate, 200, {"error": "none"}, "odgovor koji se ne može pročitati"),
        ],
    )
    def test_the_message_says_why(self, service, translator_class, status, content, message):
        service.fail(status, content if isinstance(content, bytes | dict) else str(content).encode())
        with pytest.raises(MachineTranslationError, match=message):
            translate(connect(translator_class, service), "Dan")

    @BOTH
    def test_a_service_that_does_not_answer(self, service, translator_class):
        service.delay = 1.5
        with pytest.raises(MachineTranslationError, match="u roku od 1 s"):
            translate(connect(translator_class, service, TIMEOUT=1), "Dan")

    @BOTH
    def test_a_service_that_is_not_there(self, service, translator_class):
        with pytest.raises(MachineTranslationError, match="nije dostupan"):
            translate(translator_class({"KEY": KEY, "URL": "http://127.0.0.1:9"}), "Dan")

    @BOTH
    def test_the_key_is_in_no_message(self, service, translator_class, caplog):
        service.key = "another"
        with (
            caplog.at_level(logging.DEBUG, "cms"),
            pytest.raises(MachineTranslationError) as caught,
        ):
            translate(connect(translator_class, service), "Dan")
        assert KEY not in str(caught.value) + caplog.text
        assert f"Machine translation by {translator_class.display_name} failed: status 403" in caplog.text
