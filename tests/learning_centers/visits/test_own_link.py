"""The group comes back by its own link: no account, and no other way in."""

from __future__ import annotations

import pytest
from django.core import mail

from learning_centers.models import Visit
from learning_centers.visits.personal_data import forget
from learning_centers.visits.tokens import token_of

from .conftest import in_days, own, visit_of


@pytest.fixture
def visit(tha_sao):
    return visit_of(tha_sao)


@pytest.fixture
def again(typed, visit):
    """What the form of the change sends."""
    return typed | {"version": str(visit.version), "seen": ""}


def test_the_page_says_how_it_stands(client, visit):
    page = client.get(own(visit))
    assert page.status_code == 200
    assert page["X-Robots-Tag"] == "noindex"
    assert page["Referrer-Policy"] == "same-origin"
    assert "private" in page["Cache-Control"] or "no-store" in page["Cache-Control"]


def test_held_back_requests_look_like_any_other(client, visit):
    Visit.objects.update(state="spam")
    text = client.get(own(visit)).content.decode()
    assert "สแปม" not in text
    assert "spam" not in text.replace("visit-state-spam", "")


def test_a_change_is_stored_and_told(client, visit, again, jamnian, commit):
    answer = commit(client.post, own(visit, "change"), again | {"people": "12"})
    visit.refresh_from_db()
    assert answer.status_code == 302
    assert (visit.people, visit.version, visit.state) == (12, 2, "new")
    assert mail.outbox[0].to == ["jamnian@example.org"]


def test_another_day_has_to_be_agreed_again(client, visit, again):
    Visit.objects.update(state="agreed")
    client.post(own(visit, "change"), again | {"days": in_days(40).isoformat()})
    visit.refresh_from_db()
    assert (visit.state, visit.first_day) == ("new", in_days(40))


def test_another_telephone_leaves_it_agreed(client, visit, again):
    Visit.objects.update(state="agreed")
    client.post(own(visit, "change"), again | {"telephone": "0899999999"})
    visit.refresh_from_db()
    assert (visit.state, visit.telephone) == ("agreed", "0899999999")


def test_what_the_centre_did_meanwhile_is_shown_and_nothing_is_lost(client, visit, again):
    Visit.objects.update(version=2, state="agreed")
    answer = client.post(own(visit, "change"), again | {"wishes": "อยากเห็นครัว"})
    assert answer.status_code == 409
    assert "อยากเห็นครัว" in answer.content.decode()
    visit.refresh_from_db()
    assert visit.wishes == ""
    pressed_again = again | {"wishes": "อยากเห็นครัว", "version": "2"}
    assert client.post(own(visit, "change"), pressed_again).status_code == 302


def test_a_full_course_is_said_when_the_request_grows(client, visit, again):
    answer = client.post(own(visit, "change"), again | {"people": "40"})
    assert answer.context["warnings"]


def test_a_course_that_has_left_the_page_stays_chosen(client, visit, again):
    Visit.objects.update(courses=["ทอผ้า"])
    client.post(own(visit, "change"), again | {"courses": ["ทอผ้า"]})
    visit.refresh_from_db()
    assert visit.courses == ["ทอผ้า"]


def test_it_can_be_withdrawn_with_a_word(client, visit, jamnian, commit):
    commit(client.post, own(visit, "withdraw"), {"text": "ฝนตกหนัก ทางขาด"})
    visit.refresh_from_db()
    assert visit.state == "withdrawn"
    assert "ทางขาด" in mail.outbox[0].body


@pytest.mark.parametrize("state", ["declined", "done", "withdrawn"])
@pytest.mark.parametrize("what", ["change", "withdraw"])
def test_what_is_closed_stays_as_it_is(client, visit, again, state, what):
    Visit.objects.update(state=state)
    assert client.post(own(visit, what), again | {"people": "3"}).status_code == 302
    visit.refresh_from_db()
    assert (visit.state, visit.people) == (state, 18)


def test_what_is_over_cannot_be_changed(client, visit, again):
    Visit.objects.update(first_day=in_days(-2), last_day=in_days(-1))
    client.post(own(visit, "change"), again)
    visit.refresh_from_db()
    assert visit.first_day == in_days(-2)


# The link


@pytest.mark.parametrize("what", ["visit", "change", "withdraw", "feedback", "own_calendar"])
def test_a_link_with_one_letter_changed_leads_nowhere(client, visit, what):
    url = own(visit, what)
    token = token_of(visit)
    broken = url.replace(token, token[:-1] + ("a" if token[-1] != "a" else "b"))
    assert (client.get(broken).status_code, client.post(broken).status_code) == (404, 404)


@pytest.mark.parametrize("token", ["1", "x", "1-0:0", "%00", "ก", "9" * 3000, ":::"], ids=range(7))
def test_guessed_links_lead_nowhere(client, visit, token):
    assert client.get(f"/th/visits/{token}/").status_code == 404


def test_the_link_of_one_group_opens_no_other_request(client, visit, tha_sao):
    other = visit_of(tha_sao, group="อบต.ลับมาก")
    mixed = token_of(visit).replace(f"{visit.pk}-", f"{other.pk}-", 1)
    assert client.get(f"/th/visits/{mixed}/").status_code == 404


def test_the_link_ends_with_the_data(client, visit):
    url = own(visit)
    forget(Visit.objects.all())
    assert client.get(url).status_code == 404


def test_a_withdrawn_page_of_the_centre_is_not_linked(client, visit, tha_sao):
    tha_sao.unpublish()
    page = client.get(own(visit))
    assert tha_sao.get_url() not in page.content.decode()


# Feedback


def test_how_it_was_is_stored_and_told(client, visit, jamnian, commit):
    Visit.objects.update(state="agreed", first_day=in_days(-1), last_day=in_days(-1))
    told = {"rating": "4", "learned": "ลงบัญชีทุกวัน ไม่รอสิ้นเดือน", "recommend": "yes"}
    commit(client.post, own(visit, "feedback"), told)
    visit.refresh_from_db()
    assert (visit.feedback.rating, visit.feedback.recommend) == (4, "yes")
    assert "ลงบัญชีทุกวัน" in mail.outbox[0].body


def test_it_can_be_told_better_and_is_mailed_once(client, visit, jamnian, commit):
    Visit.objects.update(state="done", first_day=in_days(-1), last_day=in_days(-1))
    for learned in ("ดี", "ดีมาก ได้ลองทำเอง"):
        told = {"rating": "3", "learned": learned, "recommend": "maybe"}
        commit(client.post, own(visit, "feedback"), told)
    visit.refresh_from_db()
    assert visit.feedback.learned == "ดีมาก ได้ลองทำเอง"
    assert len(mail.outbox) == 1


@pytest.mark.parametrize(
    "data",
    [{}, {"rating": "9", "recommend": "yes"}, {"rating": "\x00", "recommend": "๑"}],
    ids=range(3),
)
def test_incomplete_feedback_is_asked_again(client, visit, data):
    Visit.objects.update(state="done", first_day=in_days(-1), last_day=in_days(-1))
    answer = client.post(own(visit, "feedback"), data | {"learned": "ลงบัญชีทุกวัน"})
    assert answer.status_code == 422
    assert "ลงบัญชีทุกวัน" in answer.content.decode()


def test_nobody_tells_before_she_was_there(client, visit):
    Visit.objects.update(state="agreed")
    assert client.get(own(visit, "feedback")).status_code == 302
