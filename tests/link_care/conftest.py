"""Pages that link to each other in every way there is."""

import json

import pytest

from kmportal.core.models import StandardPage
from lessons.models import FieldNotePage, LessonPage, ResearchAbstractPage
from tests import factories
from tests.recycle_bin.conftest import (  # noqa: F401  # fixtures
    binned,
    english,
    keeper,
    steward,
    tree,
    writer,
)


@pytest.fixture
def lesson(tree):  # noqa: F811
    return factories.page(tree["lessons"], LessonPage, "กองทุนวันละบาท", slug="one-baht")


@pytest.fixture
def better(tree):  # noqa: F811
    return factories.page(tree["lessons"], LessonPage, "กองทุนวันละสองบาท", slug="two-baht")


def link(page):
    return f'<p>อ่าน <a linktype="page" id="{page.pk}">เรื่องนี้</a></p>'


@pytest.fixture
def about(tree, lesson):  # noqa: F811
    """Links to the lesson in a block of text."""
    body = json.dumps([{"type": "paragraph", "value": link(lesson)}])
    return tree["home"].add_child(instance=StandardPage(title="เกี่ยวกับเรา", slug="about", body=body))


@pytest.fixture
def research(tree, lesson):  # noqa: F811
    """Links to it in a field of text."""
    return factories.page(
        tree["research"], ResearchAbstractPage, "งานวิจัยกองทุน", abstract=link(lesson)
    )


@pytest.fixture
def older(tree, lesson):  # noqa: F811
    """A lesson that names it as the one in its place."""
    return factories.page(tree["lessons"], LessonPage, "กองทุนเดิม", superseded_by=lesson)


@pytest.fixture
def note(tree):  # noqa: F811
    return factories.page(tree["notes"], FieldNotePage, "วันที่เปิดสมุดหนี้")
