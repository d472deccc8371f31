"""Files as people and programs write them, and as those write them who mean harm."""

import io
import zipfile

import pytest
from openpyxl import Workbook

from kmportal.tabular.cells import defused, folded, plain
from kmportal.tabular.reading import MAX_ROWS, UnreadableTableError, read_sheet
from kmportal.tabular.writing import as_csv, as_xlsx

ROWS = [["รหัส", "ชื่อ"], ["1", "น้ำพริก, เผ็ด"], ["2", 'ว่า "อร่อย"']]


def text(delimiter=","):
    quoted = [[f'"{cell.replace(chr(34), chr(34) * 2)}"' for cell in row] for row in ROWS]
    return "\r\n".join(delimiter.join(row) for row in quoted)


def workbook(*rows):
    book = Workbook()
    for row in rows:
        book.active.append(row)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


@pytest.mark.parametrize(
    "delimiter", [",", ";", "\t", "|"], ids=["comma", "semicolon", "tab", "bar"]
)
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp874", "utf-16"])
def test_csv_of_any_program(delimiter, encoding):
    sheet = read_sheet(text(delimiter).encode(encoding))
    assert [sheet.headers, *(line.cells for line in sheet.lines)] == ROWS


def test_rows_have_the_numbers_a_spreadsheet_shows():
    sheet = read_sheet("รหัส\n\n,,\n7\n".encode())
    assert [(line.number, line.cells) for line in sheet.lines] == [(4, ["7"])]


def test_a_workbook_with_numbers_and_gaps():
    sheet = read_sheet(workbook(["รหัส", "ราคา"], [250213, 60.0], [None, None], ["A-1", 7.5]))
    assert [line.cells for line in sheet.lines] == [["250213", "60"], ["A-1", "7.5"]]


@pytest.mark.parametrize("write", [as_csv, as_xlsx])
@pytest.mark.parametrize(
    "cell", ["=1+1", "+66 81 234 5678", "-", "@sum", "'=1", "''", "-5", "ก\nข"], ids=str
)
def test_what_goes_out_comes_back(write, cell):
    sheet = read_sheet(write(["ก", "ข"], [["1", cell]]))
    assert sheet.lines[0].cells == ["1", cell]


def test_no_cell_is_a_formula():
    assert defused("=HYPERLINK(1)").startswith("'")
    assert defused("-12.50") == "-12.50"
    assert plain(defused("@a")) == "@a"


def test_headings_are_known_however_they_are_typed():
    assert folded(" Price (Baht)* ") == folded("price(baht)")
    assert folded("ราคา_ (บาท)") == folded("ราคา(บาท)")


def test_too_many_rows_are_refused():
    with pytest.raises(UnreadableTableError):
        read_sheet(("ก\n" + "1\n" * (MAX_ROWS + 1)).encode())


def test_too_many_columns_are_refused():
    with pytest.raises(UnreadableTableError):
        read_sheet(("ก," * 300 + "ข\n1\n").encode())


def test_a_zip_bomb_is_not_unpacked():
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as bomb:
        bomb.writestr("xl/workbook.xml", b"0" * (130 * 1024 * 1024))
    with pytest.raises(UnreadableTableError):
        read_sheet(out.getvalue())


def test_a_sheet_that_claims_a_million_rows_is_refused():
    content = workbook(["รหัส"], ["1"])
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(out, "w") as new:
        for name in old.namelist():
            data = old.read(name)
            if name.endswith("sheet1.xml"):
                data = data.replace(b'r="2"', b'r="1048576"').replace(b'"A2"', b'"A1048576"')
            new.writestr(name, data)
    with pytest.raises(UnreadableTableError):
        read_sheet(out.getvalue())


def test_entities_do_not_explode():
    content = workbook(["รหัส"], ["1"])
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(out, "w") as new:
        for name in old.namelist():
            data = old.read(name)
            if name.endswith("sheet1.xml"):
                lol = b'<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;">]>'
                data = lol + data.partition(b"?>")[2].replace(b"<v>1</v>", b"<v>&b;</v>")
            new.writestr(name, data)
    with pytest.raises(UnreadableTableError):
        read_sheet(out.getvalue())
