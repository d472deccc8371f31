"""Word, Excel, PowerPoint and OpenDocument files: XML in a ZIP archive, read as it streams by."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from typing import BinaryIO

from defusedxml.ElementTree import DefusedXMLParser

from .collected import Collected
from .limits import Limits
from .outcome import EncryptedError, NotReadError, Outcome, Status, TooLargeError

CHUNK = 64 * 1024
#: What Word and Excel wrote before 2007, and what they wrap an encrypted file in.
_OLE = bytes.fromhex("d0cf11e0a1b11ae1")
_ENCRYPTED_PACKAGE = "EncryptedPackage".encode("utf-16-le")
_LOCKED = 0x1  #: the flag of an encrypted member of an archive


@dataclass(frozen=True)
class Format:
    """Elements by their local names; the formats use each for one thing."""

    parts: re.Pattern[str]  #: members of the archive that hold text
    text: frozenset[str]
    ends: frozenset[str]  #: elements after which a new line begins
    pages: re.Pattern[str] | None = None
    spaces: frozenset[str] = frozenset()
    #: Skipped with all they hold: a second version of a drawing, how a word is read aloud.
    skipped: frozenset[str] = frozenset()


_OPEN_DOCUMENT = Format(
    parts=re.compile(r"content\.xml"),
    text=frozenset({"p", "h"}),
    ends=frozenset({"p", "h", "line-break"}),
    spaces=frozenset({"s", "tab"}),
    skipped=frozenset({"tracked-changes"}),
)
FORMATS = {
    "docx": Format(
        parts=re.compile(r"word/(document|footnotes|endnotes|(header|footer)\d*)\.xml"),
        text=frozenset({"t"}),
        ends=frozenset({"p", "br", "cr"}),
        spaces=frozenset({"tab"}),
        skipped=frozenset({"Fallback"}),
    ),
    "xlsx": Format(
        parts=re.compile(r"xl/(sharedStrings|worksheets/sheet\d+)\.xml"),
        text=frozenset({"t"}),
        ends=frozenset({"si", "is"}),
        skipped=frozenset({"rPh"}),
    ),
    "pptx": Format(
        parts=re.compile(r"ppt/(slides|notesSlides)/\w+\.xml"),
        text=frozenset({"t"}),
        ends=frozenset({"p", "br"}),
        pages=re.compile(r"ppt/slides/\w+\.xml"),
    ),
    "odt": _OPEN_DOCUMENT,
    "ods": _OPEN_DOCUMENT,
}


def read(file: BinaryIO, limits: Limits, extension: str) -> Outcome:
    kind = FORMATS[extension]
    try:
        with zipfile.ZipFile(file) as archive:
            return _read(archive, kind, limits)
    except zipfile.BadZipFile as error:
        raise _no_archive(file, error) from error


def _read(archive: zipfile.ZipFile, kind: Format, limits: Limits) -> Outcome:
    text, left = Collected(limits.characters), limits.unpacked_bytes
    names = [name for name in archive.namelist() if kind.parts.fullmatch(name)]
    if not names:
        raise NotReadError("It holds no text of this format")
    for name in sorted(names, key=_number):
        if text.full:
            break
        parser = DefusedXMLParser(target=_Text(kind, text), forbid_dtd=True)
        for chunk in _chunks(archive, name):
            left -= len(chunk)
            if left < 0:
                raise TooLargeError("It unpacks to more than is read")
            parser.feed(chunk)
            if text.full:
                break
        else:
            parser.close()
    pages = sum(1 for name in names if kind.pages and kind.pages.fullmatch(name)) or None
    return Outcome(Status.PARTLY if text.full else Status.DONE, str(text), pages)


def _chunks(archive: zipfile.ZipFile, name: str) -> Iterator[bytes]:
    member = archive.getinfo(name)
    if member.flag_bits & _LOCKED:
        raise EncryptedError("A password is needed")
    with archive.open(member) as part:
        while chunk := part.read(CHUNK):
            yield chunk


def _number(name: str) -> tuple[str, int]:
    """Slides in their order: slide2 before slide10."""
    digits = re.sub(r"\D", "", name)
    return re.sub(r"\d+", "", name), int(digits[:9] or 0)


def _no_archive(file: BinaryIO, error: Exception) -> NotReadError:
    file.seek(0)
    start = file.read(1024 * 1024)
    if not start.startswith(_OLE):
        return NotReadError(str(error))
    if _ENCRYPTED_PACKAGE in start:
        return EncryptedError("A password is needed")
    return NotReadError("It has the format of before 2007")


class _Text:
    """Takes the events of an XML parser; keeps no tree."""

    def __init__(self, kind: Format, text: Collected) -> None:
        self._kind, self._text = kind, text
        self._inside = self._skipping = 0

    def start(self, tag: str, _attributes: object) -> None:
        name = _local(tag)
        self._inside += name in self._kind.text
        self._skipping += name in self._kind.skipped

    def data(self, data: str) -> None:
        if self._inside and not self._skipping:
            self._text.add(data)

    def end(self, tag: str) -> None:
        name = _local(tag)
        self._inside -= name in self._kind.text
        self._skipping -= name in self._kind.skipped
        if name in self._kind.ends and not self._skipping:
            self._text.add("\n")
        elif name in self._kind.spaces:
            self._text.add(" ")

    def close(self) -> None:
        """A parser's target must have it; there is nothing to hand back."""


def _local(tag: str) -> str:
    return tag.rpartition("}")[2]
