"""From an uploaded file to headings and rows of texts, within limits that hold for hostile files."""

from __future__ import annotations

import csv
import io
import zipfile
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from django.utils.translation import gettext as _
from openpyxl import load_workbook

from .cells import plain

MAX_BYTES = 10 * 1024 * 1024
MAX_ROWS = 10_000
MAX_COLUMNS = 200
#: Of an XLSX's parts together, unpacked; ten thousand rows of long texts need a fifth.
MAX_UNPACKED = 120 * 1024 * 1024
MAX_PARTS = 500
LONGEST_CELL = 32_767  # what Excel itself holds
DELIMITERS = ",;\t|"
ENCODINGS = (("utf-8-sig", b""), ("utf-16", b"\xff\xfe"), ("utf-16", b"\xfe\xff"), ("cp874", b""))
SUFFIXES = (".csv", ".tsv", ".txt", ".xlsx")


class UnreadableTableError(Exception):
    """Says to the person what is wrong with the file and what helps."""


class Line(NamedTuple):
    """A row with the number it has in the file, where the headings are row 1."""

    number: int
    cells: list[str]


class Sheet(NamedTuple):
    headers: list[str]
    lines: list[Line]


def read_sheet(content: bytes) -> Sheet:
    """The first sheet's rows that are not empty."""
    if len(content) > MAX_BYTES:
        raise UnreadableTableError(_("The file is larger than 10 MB. Divide it into parts."))
    if content.startswith(b"PK"):
        rows = _xlsx_rows(content)
    elif content.startswith(b"\xd0\xcf\x11\xe0"):
        raise UnreadableTableError(
            _("This is an old Excel file (.xls). Open it and save it as .xlsx or CSV.")
        )
    else:
        rows = _csv_rows(_decoded(content))
    return _sheet(rows)


def _sheet(rows: Iterable[list[str]]) -> Sheet:
    headers: list[str] = []
    lines: list[Line] = []
    for number, cells in enumerate(rows, 1):
        while cells and not cells[-1]:
            cells.pop()
        _refuse_excess(number, cells, len(lines))
        if not headers:
            headers = cells
        elif cells:
            lines.append(Line(number, cells))
    if not headers:
        raise UnreadableTableError(_("The file is empty."))
    if not lines:
        raise UnreadableTableError(_("The file has headings and no rows below them."))
    return Sheet(headers, lines)


def _refuse_excess(number: int, cells: list[str], so_far: int) -> None:
    if len(cells) > MAX_COLUMNS:
        raise UnreadableTableError(_("The table has more than 200 columns."))
    if (cells and so_far >= MAX_ROWS) or number > 10 * MAX_ROWS:
        raise UnreadableTableError(_("The table has more than 10,000 rows. Divide it into parts."))
    if any(len(cell) > LONGEST_CELL for cell in cells):
        message = _("A text in row %(row)s is too long: a cell holds 32,767 letters.")
        raise UnreadableTableError(message % {"row": number})


def _decoded(content: bytes) -> str:
    """Excel in Thailand saves CSV as TIS-620 (code page 874), unless asked for UTF-8."""
    for encoding, mark in ENCODINGS:
        if content.startswith(mark):
            try:
                return content.decode(encoding)
            except UnicodeDecodeError:
                continue
    raise UnreadableTableError(
        _("This file is no table we can read. Save it as .xlsx, or as CSV in UTF-8.")
    )


def _csv_rows(text: str) -> Iterator[list[str]]:
    text = text.replace("\x00", "")
    try:
        for row in csv.reader(io.StringIO(text, newline=""), delimiter=_delimiter(text)):
            yield [plain(cell) for cell in row]
    except csv.Error as fault:
        message = _("The file breaks off in the middle of a text: is a quotation mark missing?")
        raise UnreadableTableError(message) from fault


def _delimiter(text: str) -> str:
    """The one that cuts the headings into most columns."""
    first = next((line for line in text.splitlines() if line.strip()), "")[:10_000]
    return max(DELIMITERS, key=lambda mark: len(next(csv.reader([first], delimiter=mark), [])))


def _xlsx_rows(content: bytes) -> Iterator[list[str]]:
    try:
        _refuse_bombs(content)
        book = load_workbook(io.BytesIO(content), read_only=True, data_only=True)
        sheet = book.worksheets[0]
        # What a sheet says of its own size may be a lie, and costs memory where it is believed.
        sheet.reset_dimensions()
        for row in sheet.iter_rows(values_only=True):
            yield [plain(value) for value in row[: MAX_COLUMNS + 1]]
    except UnreadableTableError:
        raise
    except Exception as fault:  # a broken file fails in as many ways as it has parts
        message = _("This Excel file cannot be read. Open it and save it again, or save it as CSV.")
        raise UnreadableTableError(message) from fault


def _refuse_bombs(content: bytes) -> None:
    with zipfile.ZipFile(io.BytesIO(content)) as parts:
        infos = parts.infolist()
        if len(infos) > MAX_PARTS or sum(info.file_size for info in infos) > MAX_UNPACKED:
            raise UnreadableTableError(
                _("The file is too large when unpacked. Save only the sheet you need.")
            )
