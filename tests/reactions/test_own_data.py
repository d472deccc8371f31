"""What a member pressed is hers: she may take it away, and it goes with her account."""

import json

import pytest

from kmportal.profiles import registry
from kmportal.reactions import own_data
from kmportal.reactions.models import Kind, Reaction, ReactionCount
from kmportal.reactions.pressing import press
from lessons.models import LessonPage
from tests import factories

pytestmark = pytest.mark.django_db


@pytest.fixture
def lesson():
    return factories.page(factories.site_tree()["lessons"], LessonPage, "ธนาคารต้นไม้")


@pytest.fixture
def member(lesson):
    member = factories.person("somjai")
    press(lesson, member, Kind.DID_TOO)
    return member


def test_the_copy_of_her_data_tells_what_she_pressed_and_where(lesson, member):
    press(lesson, factories.person("malee"), Kind.THANKS)
    (told,) = json.loads(json.dumps(registry.exports["reactions"](member)))
    assert (told["reaction"], told["page"]) == ("did_too", "ธนาคารต้นไม้")
    assert told["address"].endswith(lesson.url)


def test_a_page_withdrawn_since_is_not_named(lesson, member):
    lesson.title = "ชื่อใหม่ที่ยังไม่เปิดเผย"
    lesson.live = False
    lesson.save()
    (told,) = registry.exports["reactions"](member)
    assert (told["page"], told["address"]) == (None, None)


@pytest.mark.parametrize("keep", [True, False])
def test_with_the_account_her_presses_and_their_counts_go(lesson, member, keep):
    assert own_data.erase in registry.erasures
    own_data.erase(member, keep)
    assert not Reaction.objects.exists()
    assert ReactionCount.objects.get(page=lesson).count == 0
