"""Tables as files that Excel opens as they are meant."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Sequence

from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.styles import Font

from .cells import defused

#: Without it Excel takes UTF-8 for the computer's own code page.
BOM = "\ufeff"
CSV = "text/csv; charset=utf-8"
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"

#: Whole numbers stay numbers, so that spreadsheets add them up.
Rows = Iterable[Sequence[str | int]]


def as_csv(headers: Sequence[str], rows: Rows) -> bytes:
    out = io.StringIO(newline="")
    writer = csv.writer(out)
    for row in (headers, *rows):
        writer.writerow([defused(str(cell)) for cell in row])
    return (BOM + out.getvalue()).encode("utf-8")


def as_xlsx(headers: Sequence[str], rows: Rows) -> bytes:
    book = Workbook(write_only=True)
    sheet = book.create_sheet()
    sheet.freeze_panes = "A2"
    bold = Font(bold=True)
    for number, row in enumerate((headers, *rows)):
        cells = []
        for value in row:
            cell = WriteOnlyCell(sheet, defused(value) if isinstance(value, str) else value)
            if isinstance(value, str):
                # Said to be text: a string that begins with `=` would be written as a formula.
                cell.data_type = "s"
            if number == 0:
                cell.font = bold
            cells.append(cell)
        sheet.append(cells)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()
