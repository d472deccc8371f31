"""Text files, in whichever of the encodings Thai is kept in."""

from __future__ import annotations

import codecs
import re
from typing import BinaryIO

from .limits import Limits
from .outcome import NotReadError, Outcome, Status

_UTF16 = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
_THAI = re.compile("[\u0e01-\u0e5b]")
_NOT_TEXT = re.compile("[\x00-\x08\x0e-\x1f]")


def read(file: BinaryIO, limits: Limits) -> Outcome:
    # No encoding takes more than four bytes a character.
    raw = file.read(limits.characters * 4 + 1)
    text = _decoded(raw, whole=len(raw) <= limits.characters * 4)
    if len(_NOT_TEXT.findall(text)) > len(text) / 100:
        raise NotReadError("It is no text")
    whole = len(text) <= limits.characters
    return Outcome(Status.DONE if whole else Status.PARTLY, text[: limits.characters])


def _decoded(raw: bytes, *, whole: bool) -> str:
    if raw.startswith(_UTF16):
        return raw.decode("utf-16", "replace")
    decoder = codecs.getincrementaldecoder("utf-8-sig")()
    try:
        return decoder.decode(raw, final=whole)  # what was cut off may end inside a character
    except UnicodeDecodeError:
        return _thai(raw)


def _thai(raw: bytes) -> str:
    """TIS-620 and its superset Windows-874; a stray byte is no reason to lose the rest."""
    text = raw.decode("cp874", "replace")
    letters = sum(map(str.isalpha, text))
    if len(_THAI.findall(text)) < letters * 0.3 or text.count("\ufffd") > len(text) / 50:
        raise NotReadError("Its encoding is neither UTF-8 nor a Thai one")
    return text
