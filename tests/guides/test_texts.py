"""The guides keep up with the portal: their words, pictures and links are those of today."""

import importlib.util
import re
from pathlib import Path

import pytest
from django.conf import settings

from kmportal.guides.texts import FOLDER, KEYS, LANGUAGES, OPEN, ROLES, TASKS, anchor_of, guide
from kmportal.roles.table import BY_KEY

from .vocabulary import is_said, quoted

DOCS = Path(settings.BASE_DIR) / "docs"
PICTURES = DOCS / "pictures"
FILES = [f"{key}.{language}" for key in KEYS for language in LANGUAGES]
PICTURE = re.compile(r"!\[([^\]]+)\]\(\.\./pictures/([^)]+)\)")
LINK = re.compile(r"(?<!!)\[[^\]]+\]\(([^)#]+)(?:#([^)]+))?\)")
#: All pictures together; the docs are part of every checkout.
MOST_BYTES = 6 * 1024 * 1024


def text(name):
    return (FOLDER / f"{name}.md").read_text(encoding="utf-8")


def table():
    """The script's own reading of its table."""
    spec = importlib.util.spec_from_file_location("take_pictures", DOCS / "take_pictures.py")
    script = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(script)
    return script


def test_every_role_has_a_guide():
    assert set(ROLES) == set(BY_KEY) - {"visitor"}


@pytest.mark.parametrize("name", FILES)
class TestOneGuide:
    def test_it_has_a_title_a_lead_and_tasks(self, name):
        found = guide(*name.split("."))
        assert found.language == name[-2:]
        assert found.title
        assert found.lead
        assert len(found.parts) > 2

    def test_what_it_quotes_is_what_the_interface_says(self, name):
        unknown = [each for each in quoted(text(name)) if not is_said(each, name[-2:])]
        assert unknown == []

    def test_its_pictures_are_there_with_words_for_those_who_do_not_see_them(self, name):
        for words, file in PICTURE.findall(text(name)):
            assert (PICTURES / file).is_file(), file
            assert file.endswith(f".{name[-2:]}.webp")
            assert len(words) > 10

    def test_its_links_lead_to_guides_of_its_language(self, name):
        for target, anchor in LINK.findall(text(name)):
            key, _dot, rest = target.partition(".")
            assert rest == f"{name[-2:]}.md", target
            other = guide(key, name[-2:])
            assert other, target
            assert not anchor or anchor in [part.anchor for part in other.parts]

    def test_no_two_of_its_tasks_share_an_anchor(self, name):
        anchors = [part.anchor for part in guide(*name.split(".")).parts]
        assert len(anchors) == len(set(anchors))


@pytest.mark.parametrize("name", [name for name in FILES if name.split(".")[0] in OPEN])
def test_those_open_to_all_lead_nobody_into_the_editor(name):
    targets = {target.partition(".")[0] for target, _anchor in LINK.findall(text(name))}
    assert targets <= set(OPEN)


@pytest.mark.parametrize("key", KEYS)
def test_both_languages_answer_as_many_questions(key):
    assert len({len(guide(key, language).parts) for language in LANGUAGES}) == 1


class TestPictures:
    def test_each_is_in_the_table_and_in_a_guide(self):
        script = table()
        listed = {
            f"{row['name']}.{language}.webp" for row in script.rows() for language in LANGUAGES
        }
        used = {file for name in FILES for _words, file in PICTURE.findall(text(name))}
        kept = {path.name for path in PICTURES.iterdir()}
        assert kept == listed == used

    def test_they_are_small(self):
        from PIL import Image

        assert sum(path.stat().st_size for path in PICTURES.iterdir()) < MOST_BYTES
        for path in PICTURES.iterdir():
            with Image.open(path) as picture:
                assert picture.width <= 1280, path.name


class TestTheWordsAreLookedAt:
    """The check above can fail."""

    def test_a_button_that_is_not_there(self):
        assert not is_said("Press me softly", "en")
        assert not is_said("ปุ่มที่ไม่มี", "th")

    def test_a_word_of_the_other_language(self):
        assert is_said("Save draft", "en")
        assert not is_said("Save draft", "th")
        assert is_said("บันทึกฉบับร่าง", "th")

    def test_what_is_filled_in_must_be_said_too(self):
        assert is_said("เพิ่มพื้นที่", "th")
        assert is_said("Submit to …", "en")
        assert not is_said("เพิ่มช้างม้าวัวควาย", "th")


def test_anchors_are_those_of_github():
    assert anchor_of("How do I …?") == "how-do-i-"
    assert anchor_of("อยากเข้าหน้าทำงาน") == "อยากเข้าหน้าทำงาน"


def test_shared_tasks_are_told_once():
    """A heading stands in one guide only, but for what every guide ends with."""
    shared = {part.heading for key in TASKS for part in guide(key, "th").parts}
    shared -= {"เกิดปัญหา ถามใคร"}
    for key in ROLES:
        assert not shared & {part.heading for part in guide(key, "th").parts}, key
