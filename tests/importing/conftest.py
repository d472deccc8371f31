import pytest
from wagtail.models import Locale

from tests import factories

ENGLISH = {"lessons": "Lessons", "notes": "Notes", "research": "Research", "centers": "Centers"}


def both_trees():
    """The Thai tree and its English translation, keys as in `factories.site_tree`, by language."""
    thai = factories.site_tree()
    english = Locale.objects.get(language_code="en")
    trees = {"th": thai, "en": {}}
    for key, page in thai.items():
        translation = page.copy_for_translation(english)
        translation.slug = "home-en" if key == "home" else key
        translation.title = ENGLISH.get(key, "Home")
        translation.save()
        trees["en"][key] = translation
    return trees


def a_few_places():
    south = factories.place("r5", "ภาคใต้", "South")
    for code, name in (("86", "ชุมพร"), ("71", "กาญจนบุรี"), ("54", "แพร่")):
        factories.place(code, name, region=south)
    for code, name in (("8604", "หลังสวน"), ("7103", "ไทรโยค"), ("5404", "สอง")):
        factories.place(code, name)
    for code, name in (("860401", "นาขา"), ("710301", "ท่าเสา"), ("540401", "บ้านกลาง")):
        factories.place(code, name)


def two_bases():
    factories.theme("finance", "การเงินและทุนชุมชน", "Finance and community capital")
    factories.theme("welfare", "สวัสดิการชุมชน", "Community welfare")


@pytest.fixture
def trees(db):
    a_few_places()
    two_bases()
    return both_trees()


@pytest.fixture
def document(tmp_path):
    """Writes a text as a file; returns its path."""

    def write(name: str, content: str | bytes) -> str:
        path = tmp_path / name
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
        return str(path)

    return write
