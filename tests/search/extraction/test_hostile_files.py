"""Files made to do harm: none is read for longer or with more memory than it may."""

import tempfile
import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from search.extraction import __main__ as process
from search.extraction import reading
from search.extraction.limits import MB, Limits
from search.extraction.outcome import Outcome, Status
from tests.factories import files

from .test_reading import read


def test_a_zip_bomb_is_too_large():
    bomb = f'<w:document xmlns:w="{files.W}">'.encode() + b" " * 64 * MB
    content = files.archive({"word/document.xml": bomb})
    assert len(content) < MB
    found = read(content, "docx", unpacked_bytes=8 * MB)
    assert found.status is Status.TOO_LARGE


def test_a_huge_sheet_is_read_to_where_its_text_is_full():
    found = read(files.xlsx(*[f"แถวที่ {number}" for number in range(200_000)]), "xlsx")
    assert (found.status, len(found.text) > 300_000) == (Status.PARTLY, True)


def test_entities_that_multiply_are_refused():
    laughs = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 10))
    text = f'<!DOCTYPE d [<!ENTITY l0 "ฮา">{laughs}]><w:document xmlns:w="{files.W}"><w:t>&l9;</w:t></w:document>'
    assert read(files.archive({"word/document.xml": text}), "docx").status is Status.BROKEN


def test_entities_that_fetch_are_refused():
    text = f'<!DOCTYPE d [<!ENTITY f SYSTEM "file:///etc/passwd">]><w:document xmlns:w="{files.W}"><w:t>&f;</w:t></w:document>'
    found = read(files.archive({"word/document.xml": text}), "docx")
    assert (found.status, found.text) == (Status.BROKEN, "")


def test_a_pdf_whose_pages_hold_themselves_ends():
    content = files.pdf(["ก"]).replace(b"/Kids [4 0 R]", b"/Kids [2 0 R]")
    assert read(content, "pdf", seconds=10).status in (Status.BROKEN, Status.EMPTY)


def test_a_pdf_that_promises_a_billion_pages_ends():
    content = files.pdf(["ก"]).replace(b"/Count 1 ", b"/Count 999999999 ")
    assert read(content, "pdf", seconds=10).status in Status


@pytest.fixture
def program(monkeypatch, tmp_path):
    """Puts a program in the place of the reader."""

    def put(code):
        (tmp_path / "search").mkdir(exist_ok=True)
        (tmp_path / "search" / "__init__.py").touch()
        (tmp_path / "search" / "extraction.py").write_text(
            "import json, resource\nMB = 1024 * 1024\n" + code
        )
        monkeypatch.setattr(reading, "ROOT", tmp_path)

    return put


def test_what_never_ends_is_killed_when_its_time_is_up(program):
    program("import time\ntime.sleep(60)")
    started = time.monotonic()
    assert _run(seconds=1).status is Status.TOO_SLOW
    assert time.monotonic() - started < 5


def test_what_computes_without_end_is_killed(program):
    program("resource.setrlimit(resource.RLIMIT_CPU, (1, 1))\nwhile True: pass")
    assert _run(seconds=10).status is Status.TOO_SLOW


def test_what_takes_all_memory_is_stopped(program):
    program("resource.setrlimit(resource.RLIMIT_AS, (200 * MB, 200 * MB))\nb' ' * 400 * MB")
    assert _run().status is Status.TOO_LARGE


def test_what_crashes_is_broken(program):
    program("import os\nos.abort()")
    assert _run().status is Status.BROKEN


def test_the_reader_gets_no_secret_of_the_site(program, monkeypatch):
    monkeypatch.setenv("SECRET_KEY", "geheim")
    program(
        "import os\n"
        "print(json.dumps({'status': 'done', 'text': ' '.join(os.environ), 'pages': None, 'reason': ''}))"
    )
    assert "SECRET_KEY" not in _run().text


def _run(**limits):
    with tempfile.TemporaryFile() as file:
        return reading.read(file, "txt", Limits(**limits))


@pytest.mark.parametrize("extension", ["pdf", "docx", "xlsx", "pptx", "odt", "txt", "csv", "???"])
@settings(max_examples=60, deadline=5_000)
@given(st.binary(max_size=4_000), st.integers(0, 4_000))
def test_random_bytes_give_an_outcome(extension, noise, at):
    """In this process, without its limits: only what a library raises is looked for."""
    good = {"pdf": files.pdf(["กลุ่มออมทรัพย์"]), "docx": files.docx("กลุ่มออมทรัพย์")}
    content = good.get(extension, b"")
    content = content[: at % (len(content) + 1)] + noise + content[at % (len(content) + 1) :]
    with tempfile.TemporaryFile() as file:
        file.write(content)
        file.seek(0)
        found = process.outcome_of(file, extension, Limits(seconds=5))
    assert isinstance(found, Outcome)
