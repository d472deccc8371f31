"""PDF: the text that programs wrote beside the glyphs, where they did."""

from __future__ import annotations

import codecs
import time
from typing import Any, BinaryIO

from pypdf import PageObject, PasswordType, PdfReader
from pypdf.errors import DependencyError
from pypdf.generic import ArrayObject, DictionaryObject, TextStringObject

from .collected import Collected
from .limits import Limits
from .outcome import EncryptedError, Outcome, Status

#: Stands for glyphs whose text was given with the first of them, so that the gap they fill is not
#: taken for a space; `repair` drops it.
FILLER = "\u200b"
NEW_PAGE = "\f"


def read(file: BinaryIO, limits: Limits) -> Outcome:
    deadline = time.monotonic() + limits.seconds * 0.8
    reader = PdfReader(file)
    _open(reader)
    text, count = Collected(limits.characters), len(reader.pages)
    whole = count <= limits.pages
    for number in range(min(count, limits.pages)):
        if text.full or time.monotonic() > deadline:
            whole = False
            break
        try:
            text.add(_text_of(reader.pages[number]) + NEW_PAGE)
        except MemoryError:
            raise
        except Exception:  # noqa: BLE001  # one broken page must not hide the others
            whole = False
    if not str(text).strip() and not whole and count:
        return Outcome(Status.BROKEN, pages=count, reason="No page could be read")
    return Outcome(Status.DONE if whole and not text.full else Status.PARTLY, str(text), count)


def _open(reader: PdfReader) -> None:
    """Many files are only locked against printing or changing: those open with an empty password."""
    if not reader.is_encrypted:
        return
    try:
        opened = reader.decrypt("")
    except (DependencyError, NotImplementedError) as error:
        raise EncryptedError(str(error)) from error
    if opened is PasswordType.NOT_DECRYPTED:
        raise EncryptedError("A password is needed")


def _text_of(page: PageObject) -> str:
    return page.extract_text(visitor_operand_before=ActualText())


class ActualText:
    """Gives pypdf the text a span of glyphs stands for, where the file says it (ISO 32000, 14.9.4).

    Thai marks move out of each other's way, so fonts have several glyphs for each; Word,
    LibreOffice and Chromium write such clusters as spans, and their glyphs alone read เพื อ and นํ า.
    """

    def __init__(self) -> None:
        self._spans: list[str | None] = []

    def __call__(self, operator: bytes, operands: Any, *_matrices: Any) -> None:
        if operator in (b"BDC", b"BMC"):
            self._spans.append(_actual_text(operands))
        elif operator == b"EMC":
            if self._spans:
                self._spans.pop()
        elif operator in (b"Tj", b"'", b'"', b"TJ") and operands:
            self._replace(operator, operands)

    def _replace(self, operator: bytes, operands: Any) -> None:
        """pypdf takes a text operand as it is, where bytes go through the font."""
        inner = [number for number, span in enumerate(self._spans) if span is not None]
        if inner:
            text = TextStringObject(self._spans[inner[-1]] or FILLER)
            self._spans[inner[-1]] = ""
            operands[-1] = ArrayObject([text]) if operator == b"TJ" else text


def _actual_text(operands: Any) -> str | None:
    properties = operands[1] if len(operands) > 1 else None
    if not isinstance(properties, DictionaryObject):
        return None
    text = properties.get("/ActualText")
    if isinstance(text, bytes):  # content streams are read as bytes
        utf16 = text.startswith(codecs.BOM_UTF16_BE)
        return text.decode("utf-16" if utf16 else "utf-8-sig", "replace")
    return str(text) if isinstance(text, str) else None
