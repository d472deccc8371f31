import codecs

import pytest
from django.utils import translation

from kmportal.importing.reading import (
    MAX_BYTES,
    UnreadableDocumentError,
    files_in,
    read_bytes,
    read_file,
)

THAI = "กองทุนนี้เก็บน้ำใจก่อนเก็บเงิน ปี ๒๕๖๓"


@pytest.mark.parametrize(
    "raw",
    [
        THAI.encode(),
        codecs.BOM_UTF8 + THAI.encode(),
        THAI.encode("utf-16"),
        THAI.encode("tis-620"),
        ("“" + THAI + "”").encode("cp874"),
    ],
    ids=["utf-8", "utf-8 with mark", "utf-16", "tis-620", "windows-874"],
)
def test_thai_is_read_in_every_encoding_people_save_it_in(raw):
    assert THAI in read_bytes("a.txt", raw).text


def test_latin_text_among_thai_in_windows_874_is_read():
    text = "แผนธุรกิจชุมชน Community Business Model Canvas"
    assert read_bytes("a.txt", text.encode("cp874")).text == text


@pytest.mark.parametrize(
    ("raw", "reason"),
    [
        (b"", "is empty"),
        (b" \r\n\t\n", "is empty"),
        (b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR", "is not a text"),
        (b"\x01\x02\x03\x04 text \x05\x06", "is not a text"),
        (THAI.encode()[:-1], "encoding is broken"),
        ("มานะ".encode() + b"\xff\xfe\xfd" + "มานี".encode(), "encoding is broken"),
        ("déjà vu, garçon, été".encode("latin-1"), "encoding is broken"),
        (b"\xff\xfea", "encoding is broken"),
    ],
)
def test_a_bad_file_is_refused_by_name_and_reason(raw, reason):
    with translation.override("en"), pytest.raises(UnreadableDocumentError) as refusal:
        read_bytes("bad.txt", raw)
    assert "bad.txt" in str(refusal.value)
    assert reason in str(refusal.value)


def test_thai_utf_8_with_a_lost_byte_is_not_mistaken_for_windows_874():
    with pytest.raises(UnreadableDocumentError):
        read_bytes("a.txt", ("ธนาคารนำธงธรรม" * 20).encode()[:-2])


def test_a_file_too_large_is_refused_before_it_is_read(tmp_path, monkeypatch):
    path = tmp_path / "large.txt"
    with path.open("wb") as file:
        file.truncate(MAX_BYTES + 1)
    monkeypatch.setattr(type(path), "read_bytes", lambda _path: pytest.fail("it was read"))
    with translation.override("en"), pytest.raises(UnreadableDocumentError, match="20 MB"):
        read_file(path)


def test_a_missing_file_and_an_empty_folder_are_refused_by_name(tmp_path):
    for path in (tmp_path / "none.txt", tmp_path):
        with pytest.raises(UnreadableDocumentError, match=path.name):
            read_file(path)


def test_a_folder_means_its_texts_in_order(tmp_path):
    for name in ("b.txt", "a.md", "c.HTML", "picture.png"):
        (tmp_path / name).write_text("x")
    assert [path.name for path in files_in([str(tmp_path)])] == ["a.md", "b.txt", "c.HTML"]


@pytest.mark.parametrize(
    ("address", "masked"),
    [
        ("IP: 203.150.10.20", "IP: xxx.150.10.20"),
        ("จาก 8.8.8.8 ครับ", "จาก xxx.8.8.8 ครับ"),
        ("IP: xxx.131.220.50", "IP: xxx.131.220.50"),
        ("2001:fb1:1a:2b:3c:4d:5e:6f", "xxxx:5e:6f"),
    ],
)
def test_no_whole_network_address_leaves_the_reader(address, masked):
    assert read_bytes("a.txt", address.encode()).text == masked


def test_outline_numbers_are_no_addresses():
    text = "2.1.3.4 ข้อมูลตำบล\n- 2.2.1.1 รายได้"
    assert read_bytes("a.txt", text.encode()).text == text
