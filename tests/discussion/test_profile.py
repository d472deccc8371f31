"""A member's comments on her profile, in the copy of her data, and when her account goes."""

import json

import pytest

from kmportal.discussion import profile
from kmportal.discussion.models import Comment
from tests import factories


@pytest.fixture
def malee(db):
    return factories.person("malee", display_name="มาลี")


def test_her_published_comments_are_shown(rf, malee, say):
    say("เห็นด้วย", member=malee)
    (comment,) = profile.said_by(malee, rf.get("/"))["comments"]
    assert comment.text == "เห็นด้วย"


@pytest.mark.parametrize("state", ["pending", "rejected", "spam", "deleted"])
def test_others_are_not(rf, malee, say, state):
    say("ยังไม่ผ่าน", member=malee, state=state)
    assert profile.said_by(malee, rf.get("/")) == {}


def test_nor_those_on_a_page_that_is_not_public(rf, malee, say, note):
    say("เห็นด้วย", member=malee)
    note.unpublish()
    assert profile.said_by(malee, rf.get("/")) == {}


def test_all_hers_and_only_hers_are_in_the_copy_of_her_data(malee, say):
    say("ของมาลี", member=malee, state="rejected")
    say("ของคนอื่น")
    copy = json.loads(json.dumps(profile.export(malee)))
    assert [comment["text"] for comment in copy] == ["ของมาลี"]


def test_her_words_may_stay_without_her_name(client, note, malee, say):
    comment = say("เห็นด้วย", member=malee, author_name="", masked_address="xxx.1.1.1")
    profile.account_deleted(malee, True)
    malee.delete()
    comment.refresh_from_db()
    assert (comment.text, comment.masked_address) == ("เห็นด้วย", "")
    assert "มาลี" not in client.get(note.url).content.decode()


def test_or_go(malee, say):
    question = say("ถาม", member=malee)
    say("ตอบ", parent=question)
    say("อีกเรื่อง", member=malee)
    profile.account_deleted(malee, False)
    texts = sorted(Comment.objects.values_list("text", flat=True))
    assert texts == ["", "ตอบ"]


def test_what_nobody_saw_goes_in_any_case(malee, say):
    say("ยังไม่ผ่าน", member=malee, state="pending")
    profile.account_deleted(malee, True)
    assert not Comment.objects.exists()
