"""A first draft by machine, from a LibreTranslate-compatible service that a steward has set up.

Nothing it says goes unseen: what it makes is stored as machine-made, and a text that comes back
with its links, marks or placeholders damaged is left untranslated.
"""

from __future__ import annotations

import json
import logging
from collections.abc import Iterable, Iterator
from time import monotonic
from typing import TYPE_CHECKING, Any

import requests
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail_localize.machine_translators.base import BaseMachineTranslator
from wagtail_localize.strings import StringValue

from .protecting import Protected

if TYPE_CHECKING:
    from wagtail.models import Locale

logger = logging.getLogger(__name__)

#: What one request holds: services refuse long ones, and a short one fails alone.
MOST_TEXTS, MOST_LETTERS = 25, 4000
SECONDS_TO_CONNECT, SECONDS_TO_ANSWER = 5, 30
#: All requests of one page together; what is translated by then is kept.
SECONDS_IN_ALL = 90
LARGEST_ANSWER = 2_000_000


class ServiceError(Exception):
    """Says to the translator what went wrong, in words that name no address and no key."""


class PortalTranslator(BaseMachineTranslator):
    display_name = gettext_lazy("machine translation")

    def __init__(self, options: dict[str, Any]) -> None:
        super().__init__(options)
        #: What went wrong on the way, for whoever asked; empty if nothing did.
        self.problem = ""
        self.damaged = 0

    def can_translate(self, source_locale: Locale, target_locale: Locale) -> bool:
        return _code(source_locale) != _code(target_locale)

    def translate(
        self, source_locale: Locale, target_locale: Locale, strings: Iterable[StringValue]
    ) -> dict[StringValue, StringValue]:
        """Those it could translate; a service that fails midway leaves the rest for later."""
        languages = _code(source_locale), _code(target_locale)
        found: dict[StringValue, StringValue] = {}
        ends = monotonic() + SECONDS_IN_ALL
        try:
            for chunk in chunks(strings):
                if monotonic() > ends:
                    raise ServiceError(_("The service is slow. Try again for what is left."))
                found |= self._translated(chunk, *languages)
        except ServiceError as fault:
            self.problem = str(fault)
        return found

    def _translated(
        self, chunk: list[StringValue], source: str, target: str
    ) -> dict[StringValue, StringValue]:
        protected = {string: Protected(string.data) for string in chunk}
        asked = [string for string in chunk if protected[string].has_words]
        answers = self._ask([protected[string].text for string in asked], source, target)
        found = {string: string for string in chunk if not protected[string].has_words}
        for string, answer in zip(asked, answers, strict=True):
            restored = protected[string].restored(answer)
            if restored is None:
                self.damaged += 1
            else:
                found[string] = StringValue(restored)
        return found

    def _ask(self, texts: list[str], source: str, target: str) -> list[str]:
        if not texts:
            return []
        asked = {"q": texts, "source": source, "target": target, "format": "html"}
        if key := self.options.get("KEY"):
            asked["api_key"] = key
        try:
            answer = self._posted(asked)
        except (requests.RequestException, ValueError) as fault:
            # The fault's own text may hold the address, and that the key.
            logger.warning("Machine translation failed: %s", type(fault).__name__)
            raise ServiceError(
                _("The translation service could not be reached. Try again later.")
            ) from fault
        found = answer.get("translatedText") if isinstance(answer, dict) else None
        known = found if isinstance(found, list) else []
        if len(known) != len(texts) or not all(isinstance(text, str) for text in known):
            raise ServiceError(_("The translation service gave an answer nobody can use."))
        return known

    def _posted(self, asked: dict[str, Any]) -> Any:
        """No redirect is followed: it would take the texts and the key elsewhere."""
        response = requests.post(
            self.options["URL"].rstrip("/") + "/translate",
            json=asked,
            timeout=(SECONDS_TO_CONNECT, self.options.get("TIMEOUT", SECONDS_TO_ANSWER)),
            allow_redirects=False,
            stream=True,
        )
        with response:
            if response.status_code != requests.codes.ok:
                raise ServiceError(_refusal(response.status_code))
            body = response.raw.read(LARGEST_ANSWER + 1, decode_content=True)
        if len(body) > LARGEST_ANSWER:
            raise ValueError("longer than any translation")
        return json.loads(body)


def chunks(strings: Iterable[StringValue]) -> Iterator[list[StringValue]]:
    """Lists short enough for one request; a text that is longer than that goes alone."""
    chunk: list[StringValue] = []
    letters = 0
    for string in strings:
        length = len(string.data)
        if chunk and (len(chunk) == MOST_TEXTS or letters + length > MOST_LETTERS):
            yield chunk
            chunk, letters = [], 0
        chunk.append(string)
        letters += length
    if chunk:
        yield chunk


def _refusal(status: int) -> str:
    if status in (401, 403):
        return _("The translation service does not know our key. Tell whoever runs this site.")
    if status == requests.codes.too_many:
        return _("The translation service has had enough for now. Try again in a while.")
    if status == requests.codes.bad_request:
        return _("The translation service does not translate between these two languages.")
    return _("The translation service is out of order. Try again later.")


def _code(locale: Locale) -> str:
    return str(locale.language_code).split("-")[0]
