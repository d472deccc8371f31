"""A PDF in, pixels out, through the process that the site starts; files made to do harm give none."""

import tempfile
import time

import pytest

from kmportal.demo.sources import FILES
from kmportal.library.drawing import starting
from kmportal.library.drawing.pixels import MOST
from search.extraction.limits import MB, Limits

from .sheets import locked, sheet


def drawn(content, **limits):
    with tempfile.TemporaryFile() as file:
        file.write(content)
        file.seek(0)
        return starting.first_page(file, Limits(**{"seconds": 20} | limits))


def test_a_page_is_drawn_as_it_looks():
    picture = drawn(sheet())
    assert picture.size == (721, 1020)
    assert picture.getpixel((5, 5)) == (255, 255, 255)
    red, green, blue = picture.getpixel((250, 250))
    assert blue > 100 > max(red, green)


def test_the_demo_has_one_to_draw():
    assert drawn((FILES / "food-calendar.pdf").read_bytes())


def test_a_slide_lies_on_its_side():
    assert drawn(sheet(960, 540)).size == (1020, 574)


def test_a_page_of_many_metres_has_no_more_pixels_than_another():
    assert max(drawn(sheet(resolution=0.05)).size) == MOST


def test_a_pdf_locked_only_against_changes_is_drawn():
    assert drawn(locked(user=""))


@pytest.mark.parametrize(
    "content",
    [
        locked(user="secret"),
        b"",
        b"nothing",
        sheet()[:600],
        sheet(2000, 10),
        sheet(colour="white"),
    ],
    ids=["locked", "empty", "no-pdf", "cut-off", "a-strip", "nothing-on-it"],
)
def test_no_picture_and_no_error(content):
    assert drawn(content) is None


def test_a_page_that_needs_more_memory_than_it_may_have_is_not_drawn():
    assert drawn(sheet(), memory_bytes=32 * MB) is None


@pytest.fixture
def program(monkeypatch, tmp_path):
    """Puts a program in the place of the one that draws."""

    def put(code):
        folder = tmp_path / "kmportal" / "library"
        folder.mkdir(parents=True)
        (folder / "drawing.py").write_text(
            f"import os, struct, sys\nsay = sys.stdout.buffer.write\n{code}"
        )
        monkeypatch.setattr(starting, "ROOT", tmp_path)

    return put


PICTURE = "say(struct.pack('>II', 300, 300) + os.urandom(300 * 300 * 4))"


def test_the_one_that_draws_gets_no_secret_of_the_site(program, monkeypatch):
    monkeypatch.setenv("SECRET_KEY", "geheim")
    program(f"if 'SECRET_KEY' not in os.environ: {PICTURE}")
    assert drawn(b"").size == (300, 300)


@pytest.mark.parametrize(
    "code",
    [
        "while True: say(b' ' * 1_000_000)",
        "import time; time.sleep(60)",
        "sys.stdout.close(); os.close(1)\nimport time; time.sleep(60)",
        "say(struct.pack('>II', 1_000_000, 1_000_000))",
        "say(struct.pack('>II', 300, 300))",
        f"{PICTURE}; sys.stdout.flush(); os.abort()",
    ],
    ids=["floods", "never-ends", "silent", "boasts", "cut-off", "crashes"],
)
def test_a_program_taken_over_gives_no_picture_and_ends(program, code):
    program(code)
    started = time.monotonic()
    assert drawn(b"", seconds=1) is None
    assert time.monotonic() - started < 20
