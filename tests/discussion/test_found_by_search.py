"""A page is found by what was said about it, and by nothing that was not let through."""

import pytest
from django.urls import reverse

from kmportal.discussion.models import Comment
from kmportal.discussion.moderation import decide
from lessons.models import FieldNotePage
from tests import factories


@pytest.fixture
def search(client):
    def search(query):
        return client.get(reverse("search"), {"q": query}).content.decode()

    return search


@pytest.fixture
def committed(django_capture_on_commit_callbacks):
    return lambda: django_capture_on_commit_callbacks(execute=True)


def test_a_page_is_found_by_a_published_comment_with_its_words_marked(search, say, committed):
    with committed():
        say("ที่บ้านเราใช้ตะแกรงร่อนดินก่อนปลูก")
    html = search("ตะแกรง")
    assert "วันที่เปิดสมุดหนี้" in html
    assert "<mark>ตะแกรง</mark>" in html


@pytest.mark.parametrize("state", ["pending", "rejected", "spam"])
def test_not_by_one_that_is_not_published(search, say, committed, state):
    with committed():
        say("ที่บ้านเราใช้ตะแกรงร่อนดินก่อนปลูก", state=state)
    assert "วันที่เปิดสมุดหนี้" not in search("ตะแกรง")


def test_nor_once_it_has_been_rejected(search, say, committed, moderator):
    with committed():
        comment = say("ที่บ้านเราใช้ตะแกรงร่อนดินก่อนปลูก")
    with committed():
        decide({comment.pk: "1"}, Comment.State.REJECTED, moderator)
    assert "วันที่เปิดสมุดหนี้" not in search("ตะแกรง")


def test_a_comment_is_no_hit_of_its_own(search, say, committed, tree):
    with committed():
        factories.page(tree["notes"], FieldNotePage, "ตะแกรงไม้ไผ่")
        say("ตะแกรงแบบหนึ่ง")
        say("ตะแกรงอีกแบบ")
    assert search("ตะแกรง").count('<article class="row') == 2
