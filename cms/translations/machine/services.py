"""DeepL and LibreTranslate, by wagtail-localize's interface for machine translators (``WAGTAILLOCALIZE_MACHINE_TRANSLATOR``).

wagtail-localize has classes for both. They send a page's texts in one request, of which DeepL takes 50, with marks that DeepL
does not handle for Serbian; LibreTranslate's answers come with entities undone; and an error of the service is a crash.
"""

import json
import logging
from collections.abc import Callable, Iterable, Iterator, Mapping
from types import MappingProxyType
from typing import Any

import requests
from django.utils.translation import gettext as _
from wagtail.models import Locale
from wagtail_localize.machine_translators.base import BaseMachineTranslator
from wagtail_localize.strings import StringValue

from cms.serbian import to_latin
from cms.translations.machine.masking import Masked, Span, nothing_stays

logger = logging.getLogger(__name__)

SECONDS = 15
"""How long a service may take for one request."""


class MachineTranslationError(Exception):
    """A service did not translate. Its message says why, for the person who asked."""


class Service(BaseMachineTranslator):
    """What both have in common. Options: ``KEY``, ``URL``, ``TIMEOUT`` (seconds)."""

    texts_at_once = 25
    characters_at_once = 10_000

    def can_translate(self, source_locale: Locale, target_locale: Locale) -> bool:
        """Whether the two are different languages; two scripts of Serbian are one."""
        return _language(source_locale) != _language(target_locale)

    def translate(
        self,
        source_locale: Locale,
        target_locale: Locale,
        strings: Iterable[StringValue],
        staying: Callable[[str], Iterable[Span]] = nothing_stays,
    ) -> dict[StringValue, StringValue]:
        """Translate strings with their marks.

        Args:
            strings: strings as wagtail-localize stores them.
            staying: gives the places of words that stay as they are.

        Raises:
            MachineTranslationError: the service is out of reach or refuses. Nothing is translated then.
        """
        masked = {string: Masked(string.data, staying) for string in strings}
        wanted = [mask.text for mask in masked.values() if mask.pieces]
        answers = self._translate_all(source_locale, target_locale, wanted)
        restored = {
            string: mask.restore(answers[mask.text]) if mask.pieces else string.data
            for string, mask in masked.items()
        }
        broken = [masked[string] for string, html in restored.items() if html is None]
        pieces = self._translate_all(
            source_locale, target_locale, [piece for mask in broken for piece in mask.pieces]
        )
        for string, html in restored.items():
            if html is None:
                mask = masked[string]
                restored[string] = mask.join(pieces[piece] for piece in mask.pieces)
        return {string: StringValue(html) for string, html in restored.items()}

    def send(self, texts: list[str], source: str, target: str) -> list[str]:
        """Translate plain texts by one request; ``source`` and ``target`` are ``sr`` or ``en``."""
        raise NotImplementedError

    def refusal(self, response: requests.Response) -> str:
        """Say in one sentence why the service refused."""
        if response.status_code == 429:
            return _("%(service)s has too many requests just now. Try again in a minute.") % self._named()
        return _("%(service)s answered with error %(status)d: %(reason)s") % {
            **self._named(),
            "status": response.status_code,
            "reason": _reason(response) or response.reason,
        }

    def post(self, path: str, content: dict, headers: Mapping[str, str] = MappingProxyType({})) -> Any:
        """Send JSON; return the JSON of the answer.

        Raises:
            MachineTranslationError: no answer in time, an error, or no JSON.
        """
        seconds = int(self.options.get("TIMEOUT") or SECONDS)
        try:
            response = requests.post(
                f"{self.options['URL'].rstrip('/')}{path}",
                # Not the requests library's JSON, which writes six bytes for each š and is soon too large for DeepL.
                data=json.dumps(content, ensure_ascii=False).encode(),
                headers={"Content-Type": "application/json", **headers},
                timeout=seconds,
                allow_redirects=False,
            )
        except requests.Timeout as error:
            message = _("%(service)s did not answer within %(seconds)d seconds.")
            raise self._failed(
                "no answer in time", message % {**self._named(), "seconds": seconds}
            ) from error
        except requests.RequestException as error:
            message = _("%(service)s cannot be reached.") % self._named()
            raise self._failed(type(error).__name__, message) from error
        if response.status_code != 200:
            raise self._failed(f"status {response.status_code}", self.refusal(response))
        try:
            return response.json()
        except ValueError as error:
            raise self._unreadable() from error

    def _translate_all(self, source: Locale, target: Locale, texts: Iterable[str]) -> dict[str, str]:
        answers: dict[str, str] = {}
        for batch in self._batches(list(dict.fromkeys(texts))):
            translated = self.send(batch, _language(source), _language(target))
            if len(translated) != len(batch) or not all(isinstance(text, str) for text in translated):
                raise self._unreadable()
            if _language(target) == "sr":
                translated = [to_latin(text) for text in translated]
            answers.update(zip(batch, translated, strict=True))
        return answers

    def _batches(self, texts: list[str]) -> Iterator[list[str]]:
        batch: list[str] = []
        for text in texts:
            size = sum(len(other) for other in batch) + len(text)
            if batch and (len(batch) == self.texts_at_once or size > self.characters_at_once):
                yield batch
                batch = []
            batch.append(text)
        if batch:
            yield batch

    def _named(self) -> dict[str, str]:
        return {"service": self.display_name}

    def _failed(self, reason: str, message: str) -> MachineTranslationError:
        """Log the reason, in English; return the error with its message, in the person's language."""
        logger.warning("Machine translation by %s failed: %s", self.display_name, reason)
        return MachineTranslationError(message)

    def _unreadable(self) -> MachineTranslationError:
        message = _("%(service)s gave an answer that cannot be read.") % self._named()
        return self._failed("unreadable answer", message)


class DeepL(Service):
    """DeepL's API, version 2.

    It translates Serbian (``SR``) as plain text, in which script is not documented; tags and glossaries it does not handle
    for Serbian. At most 50 texts and 128 KiB go in one request.
    """

    display_name = "DeepL"
    texts_at_once = 50
    characters_at_once = 30_000
    targets = {"en": "EN-GB"}

    def send(self, texts: list[str], source: str, target: str) -> list[str]:
        """Translate by ``/v2/translate``."""
        answer = self.post(
            "/v2/translate",
            {
                "text": texts,
                "source_lang": source.upper(),
                "target_lang": self.targets.get(target, target.upper()),
            },
            {"Authorization": f"DeepL-Auth-Key {self.options['KEY']}"},
        )
        try:
            return [translation["text"] for translation in answer["translations"]]
        except (KeyError, TypeError) as error:
            raise self._unreadable() from error

    def refusal(self, response: requests.Response) -> str:
        """Say why: a wrong key, the quota, or what is common."""
        if response.status_code in (401, 403):
            return _("%(service)s refuses the key. Tell an administrator.") % self._named()
        if response.status_code == 456:
            return _("The month's quota of %(service)s is used up.") % self._named()
        return super().refusal(response)


class LibreTranslate(Service):
    """A LibreTranslate server; it needs models for Serbian and English. The key is optional."""

    display_name = "LibreTranslate"

    def send(self, texts: list[str], source: str, target: str) -> list[str]:
        """Translate by ``/translate``."""
        content = {"q": texts, "source": source, "target": target, "format": "text"}
        if self.options.get("KEY"):
            content["api_key"] = self.options["KEY"]
        answer = self.post("/translate", content)
        try:
            translated = answer["translatedText"]
        except (KeyError, TypeError) as error:
            raise self._unreadable() from error
        return translated if isinstance(translated, list) else []

    def refusal(self, response: requests.Response) -> str:
        """Say why: a wrong key, or what is common. A language without a model is the server's own message."""
        if response.status_code == 403:
            return _("%(service)s refuses the key, or has had too many requests: %(reason)s") % {
                **self._named(),
                "reason": _reason(response),
            }
        return super().refusal(response)


def _language(locale: Locale) -> str:
    return locale.language_code.split("-")[0]


def _reason(response: requests.Response) -> str:
    """What the service itself says of an error (DeepL ``message``, LibreTranslate ``error``), shortened."""
    try:
        content = response.json()
    except ValueError:
        return ""
    said = content.get("message") or content.get("error") or "" if isinstance(content, dict) else ""
    return str(said)[:200]
