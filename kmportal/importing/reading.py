"""From files to text: which files, how large, in which encoding. Every refusal names the file."""

from __future__ import annotations

import hashlib
import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from django.utils.translation import gettext as _

from .addresses import mask
from .wrapping import tidy

MAX_BYTES = 20 * 1024 * 1024
SUFFIXES = (".txt", ".md", ".html")
#: Control characters that text files do hold: tab, line ends, form feed, the old end of file.
_TEXT_CONTROLS = "\t\n\r\f\v\x1a"
_THAI = re.compile(r"[\u0e01-\u0e5b]")
#: Thai in UTF-8 read byte by byte as Windows-874: its lead bytes become these two letters.
_UTF8_READ_AS_874 = re.compile("เธ|เน")
_MARK_AFTER_NO_THAI = re.compile(r"(?<![\u0e01-\u0e5b])[\u0e31\u0e34-\u0e3a\u0e47-\u0e4e]")
_UTF16_MARKS = (b"\xff\xfe", b"\xfe\xff")


class UnreadableDocumentError(Exception):
    """Says, in the reader's language, which file cannot be imported and what to do."""


@dataclass(frozen=True)
class SourceDocument:
    """A text with its network addresses masked: nothing later ever sees a whole one."""

    name: str
    content_hash: str
    text: str


def files_in(paths: Iterable[str]) -> Iterator[Path]:
    """The files meant: of a folder its texts in order of their names; a missing path stays itself."""
    for path in map(Path, paths):
        if path.is_dir():
            texts = [child for child in path.iterdir() if child.suffix.lower() in SUFFIXES]
            yield from sorted(texts) or [path]
        else:
            yield path


def read_file(path: Path) -> SourceDocument:
    try:
        if path.is_dir():
            message = _("%(file)s holds no .txt, .md or .html file.")
            raise UnreadableDocumentError(message % {"file": path})
        if not path.is_file():
            message = _("%(file)s is not there. Check the name.")
            raise UnreadableDocumentError(message % {"file": path})
        _check_size(path.name, path.stat().st_size)
        raw = path.read_bytes()
    except OSError as error:
        message = _("%(file)s cannot be opened: %(reason)s")
        raise UnreadableDocumentError(
            message % {"file": path, "reason": error.strerror or error}
        ) from error
    return read_bytes(path.name, raw)


def read_bytes(name: str, raw: bytes) -> SourceDocument:
    _check_size(name, len(raw))
    text = _decode(name, raw)
    if not text.strip():
        raise UnreadableDocumentError(_("%(file)s is empty.") % {"file": name})
    controls = sum(
        unicodedata.category(char) == "Cc" and char not in _TEXT_CONTROLS for char in text
    )
    if controls > len(text) / 100:
        raise _binary(name)
    return SourceDocument(name, hashlib.sha256(raw).hexdigest(), mask(tidy(text)))


def _check_size(name: str, size: int) -> None:
    if size > MAX_BYTES:
        message = _("%(file)s is larger than 20 MB. Divide it, or take the pictures out.")
        raise UnreadableDocumentError(message % {"file": name})


def _decode(name: str, raw: bytes) -> str:
    if raw.startswith(_UTF16_MARKS):
        return _decode_utf16(name, raw)
    if b"\0" in raw:
        raise _binary(name)
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError:
        return _decode_thai(name, raw)


def _decode_utf16(name: str, raw: bytes) -> str:
    try:
        return raw.decode("utf-16")
    except UnicodeDecodeError as error:
        raise _broken(name) from error


def _decode_thai(name: str, raw: bytes) -> str:
    """TIS-620 and its superset Windows-874, if what comes out can be Thai."""
    try:
        text = raw.decode("cp874")
    except UnicodeDecodeError as error:
        raise _broken(name) from error
    thai = len(_THAI.findall(text))
    letters = sum(char.isalpha() for char in text)
    misplaced = len(_MARK_AFTER_NO_THAI.findall(text))
    mistaken = len(_UTF8_READ_AS_874.findall(text))
    if thai < letters * 0.3 or misplaced > thai * 0.05 or mistaken > thai * 0.1:
        raise _broken(name)
    return text


def _binary(name: str) -> UnreadableDocumentError:
    message = _("%(file)s is not a text. Save it as plain text, Markdown or HTML.")
    return UnreadableDocumentError(message % {"file": name})


def _broken(name: str) -> UnreadableDocumentError:
    message = _(
        "%(file)s has letters that cannot be read: its encoding is broken. Save it again as UTF-8."
    )
    return UnreadableDocumentError(message % {"file": name})
