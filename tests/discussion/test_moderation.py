"""Who decides about comments, and what becomes of them."""

import pytest
from django.urls import reverse
from wagtail.models import ModelLogEntry

from kmportal.discussion.models import Comment, Report, Standing
from kmportal.discussion.moderation import decide
from tests import factories

States = Comment.State


@pytest.fixture
def waiting(say):
    return say("ขอดูก่อน", state=States.PENDING)


def act(client, action, comment, **data):
    url = reverse("wagtail_bulk_action", args=("discussion", "comment", action))
    return client.post(f"{url}?id={comment.pk}", {"seen": f"{comment.pk}:{comment.version}"} | data)


def edit_url(comment):
    return reverse("wagtailsnippets_discussion_comment:edit", args=[comment.pk])


@pytest.mark.parametrize(
    ("action", "state"), [("publish", "published"), ("reject", "rejected"), ("spam", "spam")]
)
def test_chosen_rows_are_decided_about(client, moderator, waiting, action, state):
    client.force_login(moderator)
    act(client, action, waiting, reason="นอกเรื่อง")
    waiting.refresh_from_db()
    assert waiting.state == state
    entry = ModelLogEntry.objects.get(action=f"discussion.{action}")
    assert entry.user == moderator


def test_the_reason_is_kept(client, moderator, waiting):
    client.force_login(moderator)
    act(client, "reject", waiting, reason="โฆษณา")
    assert ModelLogEntry.objects.get(action="discussion.reject").data["reason"] == "โฆษณา"


@pytest.mark.parametrize("action", ["publish", "reject", "spam", "trust", "ban", "delete"])
def test_a_moderator_of_another_region_decides_nothing(client, neighbour, say, action):
    comment = say("ของที่อื่น", state=States.PENDING, member=factories.person("malee"))
    client.force_login(neighbour)
    act(client, action, comment)
    comment.refresh_from_db()
    assert comment.state == States.PENDING
    assert not Standing.objects.exists()


def test_nor_sees_it(client, neighbour, waiting):
    client.force_login(neighbour)
    html = client.get(reverse("wagtailsnippets_discussion_comment:list")).content.decode()
    assert "ขอดูก่อน" not in html
    assert client.get(edit_url(waiting)).status_code in {302, 403}


def test_nobody_deletes_comments_in_the_editor(client, moderator, waiting):
    client.force_login(moderator)
    act(client, "delete", waiting)
    assert Comment.objects.exists()


def test_a_comment_changed_meanwhile_is_left_for_a_second_look(moderator, waiting):
    seen = {waiting.pk: waiting.edition}
    Comment.objects.filter(pk=waiting.pk).update(text="ซื้อเลย", version=2)
    assert decide(seen, States.PUBLISHED, moderator) == 0
    waiting.refresh_from_db()
    assert waiting.state == States.PENDING


def test_of_two_moderators_the_second_is_told(client, moderator, waiting):
    client.force_login(moderator)
    decide({waiting.pk: "1"}, States.REJECTED, moderator)
    response = client.post(edit_url(waiting), {"seen": 1, "state": "published", "reason": ""})
    assert response.status_code == 200
    waiting.refresh_from_db()
    assert waiting.state == States.REJECTED


def test_the_form_shows_the_comment_with_what_it_answers(client, moderator, say):
    question = say("ใครเคยทำบ้าง")
    reply = say("เคยค่ะ", parent=question, state=States.PENDING)
    client.force_login(moderator)
    html = client.get(edit_url(reply)).content.decode()
    assert "ใครเคยทำบ้าง" in html
    assert "เคยค่ะ" in html


def test_a_decision_in_the_form_is_recorded(client, moderator, waiting):
    client.force_login(moderator)
    client.post(edit_url(waiting), {"seen": 1, "state": "rejected", "reason": "โฆษณา"})
    waiting.refresh_from_db()
    assert (waiting.state, waiting.reason) == (States.REJECTED, "โฆษณา")
    assert ModelLogEntry.objects.filter(action="discussion.reject").exists()


def test_what_waits_is_not_published_by_saving_alone(client, moderator, waiting):
    client.force_login(moderator)
    client.post(edit_url(waiting), {"seen": 1, "state": "", "reason": ""})
    waiting.refresh_from_db()
    assert waiting.state == States.PENDING


def test_publishing_settles_the_reports(client, moderator, waiting):
    Report.objects.create(comment=waiting, why="rude", address_hash="a")
    client.force_login(moderator)
    act(client, "publish", waiting)
    assert Report.objects.get().settled


@pytest.mark.parametrize(("action", "kind"), [("trust", "trusted"), ("ban", "banned")])
def test_a_person_is_trusted_or_banned(client, moderator, say, action, kind):
    malee = factories.person("malee")
    comment = say("สวัสดี", member=malee)
    client.force_login(moderator)
    act(client, action, comment, reason="รู้จักกันดี")
    assert Standing.objects.get(member=malee).kind == kind
    assert ModelLogEntry.objects.filter(action=f"discussion.{action}").exists()


@pytest.mark.parametrize(
    "query",
    [
        "state=pending",
        "person=สมหมาย",
        "reported=open",
        "reported=x",
        "person=%00",
        "branch=9999999",
    ],
)
def test_the_list_is_narrowed_down(client, moderator, waiting, query):
    client.force_login(moderator)
    url = reverse("wagtailsnippets_discussion_comment:list")
    assert client.get(f"{url}?{query}").status_code == 200


def test_a_member_sees_no_list(client, waiting):
    client.force_login(factories.person("malee"))
    response = client.get(reverse("wagtailsnippets_discussion_comment:list"))
    assert response.status_code in {302, 403}
