"""Files in, text out: through the same process that the site starts."""

import io
import tempfile

import pypdf
import pytest

from search.extraction import reading
from search.extraction.limits import Limits
from search.extraction.outcome import Status
from tests.factories import files

STORY = "กลุ่มออมทรัพย์บ้านน้ำตกตั้งขึ้นเมื่อ พ.ศ. ๒๕๓๙"
RULE = "ผู้ใหญ่บ้านเล่าว่าเงินน้อยไม่กลัว กลัวไม่ได้คุยกัน"


def read(content, extension, **limits):
    with tempfile.TemporaryFile() as file:
        file.write(content)
        file.seek(0)
        return reading.read(file, extension, Limits(**limits))


@pytest.mark.parametrize(
    ("extension", "make"),
    [("docx", files.docx), ("odt", files.odt), ("pptx", files.pptx), ("xlsx", files.xlsx)],
)
def test_office_files_are_read_line_by_line(extension, make):
    found = read(make(STORY, RULE), extension)
    assert found.status is Status.DONE
    assert found.text.splitlines()[:2] == [STORY, RULE]


def test_cells_that_hold_their_own_text_are_read():
    assert "ในช่อง" in read(files.xlsx(STORY), "xlsx").text


def test_slides_are_read_in_their_order():
    slides = [f"สไลด์ {number}" for number in range(1, 12)]
    found = read(files.pptx(*slides), "pptx")
    assert (found.text.splitlines(), found.pages) == (slides, 11)


def test_a_pdf_with_real_letters_is_read():
    found = read(files.pdf([STORY], [RULE], actual=False), "pdf")
    assert (found.status, found.pages) == (Status.DONE, 2)
    assert found.text == f"{STORY}\n\n{RULE}"


def test_a_pdf_is_read_by_the_text_beside_its_glyphs():
    found = read(files.pdf([STORY, "จบ"], actual=True), "pdf")
    assert found.text.splitlines() == [STORY, "จบ"]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp874", "tis-620"])
def test_text_files_are_read_in_any_encoding_of_thai(encoding):
    found = read(f"{STORY}\r\n{RULE}\r\n".encode(encoding), "txt")
    assert found.text == f"{STORY}\n{RULE}"


def test_a_table_of_text_is_read():
    assert read(f"ปี,เรื่อง\n2560,{STORY}".encode(), "csv").text.endswith(STORY)


def test_a_pdf_locked_only_against_changes_is_read():
    assert read(_locked(user="", owner="secret"), "pdf").text == STORY


def test_a_pdf_behind_a_password_says_so():
    assert read(_locked(user="secret", owner="secret"), "pdf").status is Status.ENCRYPTED


def _locked(user: str, owner: str) -> bytes:
    writer = pypdf.PdfWriter(io.BytesIO(files.pdf([STORY])))
    writer.encrypt(user, owner, algorithm="AES-256")
    file = io.BytesIO()
    writer.write(file)
    return file.getvalue()


def test_an_encrypted_word_file_says_so():
    content = bytes.fromhex("d0cf11e0a1b11ae1") + "EncryptedPackage".encode("utf-16-le")
    assert read(content, "docx").status is Status.ENCRYPTED


def test_a_word_file_of_before_2007_is_no_word_file_of_today():
    found = read(bytes.fromhex("d0cf11e0a1b11ae1") + b"\0" * 600, "docx")
    assert (found.status, "2007" in found.reason) == (Status.BROKEN, True)


def test_a_scan_has_no_text():
    assert read(files.pdf([]), "pdf").status is Status.EMPTY


def test_an_archive_is_not_searched():
    assert read(files.archive({"a.txt": "ก"}), "zip").status is Status.UNSUPPORTED


def test_half_a_file_is_broken():
    for content, extension in ((files.pdf([STORY])[:90], "pdf"), (files.docx(STORY)[:200], "docx")):
        assert read(content, extension).status is Status.BROKEN


def test_a_picture_called_a_text_is_broken():
    assert read(bytes(range(256)) * 10, "txt").status is Status.BROKEN


def test_more_text_than_is_kept_is_cut():
    found = read(STORY.encode() * 100, "txt", characters=500)
    assert (found.status, len(found.text) <= 500) == (Status.PARTLY, True)


def test_more_pages_than_are_read_are_left():
    found = read(files.pdf(["หน้าแรก"], ["หน้าสอง"], ["หน้าสาม"]), "pdf", pages=2)
    assert (found.status, found.pages) == (Status.PARTLY, 3)
    assert "หน้าสาม" not in found.text
