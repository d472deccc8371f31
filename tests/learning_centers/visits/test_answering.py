"""A coordinator answers in the editor."""

from __future__ import annotations

import pytest
from django.core import mail
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from learning_centers.models import Visit

from .conftest import editor, in_days, own, visit_of


@pytest.fixture
def visit(tha_sao):
    return visit_of(tha_sao, telephone="081-234-5678")


@pytest.fixture
def answer(client, jamnian, visit, commit):
    client.force_login(jamnian)

    def send(choice: str, text: str = "", version: int | None = None):
        visit.refresh_from_db()
        data = {"choice": choice, "text": text, "version": version or visit.version}
        response = commit(client.post, editor(visit), data)
        visit.refresh_from_db()
        return response

    return send


def test_agreeing_is_stored_and_mailed_with_the_day_for_the_calendar(answer, visit):
    answer("agree", "ยินดีต้อนรับ มากินข้าวเที่ยงด้วยกัน")
    letter = mail.outbox[0]
    assert visit.state == "agreed"
    assert letter.to == ["sunee@example.com"]
    assert "มากินข้าวเที่ยงด้วยกัน" in letter.body
    assert "ริมแควน้อย" in letter.body
    assert [part[0] for part in letter.attachments] == ["visit.ics"]


def test_the_group_sees_the_answer_on_its_page(answer, client, visit):
    answer("agree", "ยินดีต้อนรับ")
    client.logout()
    assert "ยินดีต้อนรับ" in client.get(own(visit)).content.decode()


def test_a_visitor_who_wrote_in_english_is_answered_in_english(answer, visit):
    Visit.objects.update(language="en")
    answer("decline", "Sorry, harvest time.")
    assert "cannot receive you" in mail.outbox[0].subject


def test_only_writing_leaves_the_state(answer, visit):
    answer("write", "มาวันอังคารแทนได้ไหม")
    assert visit.state == "new"
    assert "มาวันอังคารแทนได้ไหม" in mail.outbox[0].body


def test_writing_nothing_is_asked_again(answer, visit):
    assert answer("write", "  ").status_code == 422
    assert mail.outbox == []


def test_after_the_day_they_came_and_are_asked_how_it_was(answer, visit):
    Visit.objects.update(state="agreed", first_day=in_days(-1), last_day=in_days(-1))
    answer("done")
    assert visit.state == "done"
    assert "/feedback/" in mail.outbox[0].body


def test_a_visit_called_off_leaves_the_calendar(answer, visit):
    answer("agree")
    answer("decline", "น้ำท่วมศูนย์")
    calendar = mail.outbox[1].attachments[0][1]
    assert "STATUS:CANCELLED" in calendar


def test_what_was_no_spam_is_released_without_a_word(answer, visit):
    Visit.objects.update(state="spam")
    answer("release")
    assert (visit.state, mail.outbox) == ("new", [])


@pytest.mark.parametrize(
    ("state", "choice"),
    [
        ("new", "done"),
        ("agreed", "agree"),
        ("agreed", "done"),
        ("withdrawn", "agree"),
        ("declined", "decline"),
        ("done", "agree"),
        ("new", "รับ"),
        ("new", ""),
    ],
    ids=range(8),
)
def test_what_makes_no_sense_is_refused_and_kept(answer, visit, state, choice):
    Visit.objects.update(state=state)
    response = answer(choice, "ข้อความยาวที่พิมพ์ไว้")
    assert response.status_code == 409
    assert "ข้อความยาวที่พิมพ์ไว้" in response.content.decode()
    assert (visit.state, mail.outbox) == (state, [])


def test_of_two_coordinators_the_second_sees_what_the_first_did(answer, visit):
    answer("agree", "มาได้เลย")
    response = answer("decline", "ไม่ว่างค่ะ", version=1)
    text = response.content.decode()
    assert response.status_code == 409
    assert "มาได้เลย" in text
    assert "ไม่ว่างค่ะ" in text
    assert (visit.state, len(mail.outbox)) == ("agreed", 1)


def test_after_looking_she_may_decide_otherwise(answer, visit):
    answer("agree")
    second = answer("decline", "ไม่ว่างค่ะ", version=1)
    answer("decline", "ไม่ว่างค่ะ", version=int(second.context["form"]["version"].value()))
    assert visit.state == "declined"


def test_other_groups_of_the_day_are_shown_with_numbers(client, jamnian, visit, tha_sao):
    visit_of(tha_sao, group="อบต.นาขา", people=9, state="agreed")
    visit_of(tha_sao, group="โรงเรียนบ้านกลาง", people=30)
    client.force_login(jamnian)
    page = client.get(editor(visit))
    standing = page.context["standing"]
    assert standing.people_together == 27
    assert [(fit.together, fit.over) for fit in standing.fits] == [(27, True)]
    text = page.content.decode()
    assert "อบต.นาขา" in text
    assert "โรงเรียนบ้านกลาง" in text


def test_new_requests_stand_on_the_editors_home(client, jamnian, visit):
    client.force_login(jamnian)
    assert "กลุ่มแม่บ้านหนองโสน" in client.get(reverse("wagtailadmin_home")).content.decode()


def test_the_list_filters_by_state_and_day(client, jamnian, visit, tha_sao):
    visit_of(tha_sao, group="มาแล้ว", state="done", day=in_days(-3))
    client.force_login(jamnian)

    def groups(**asked):
        page = client.get(reverse("visits_editor"), asked)
        return {visit.group for visit in page.context["object_list"]}

    assert groups() == {"มาแล้ว", visit.group}
    assert groups(state="done") == {"มาแล้ว"}
    assert groups(period="coming") == {visit.group}
    assert groups(center=tha_sao.pk, q="มาแล้ว") == {"มาแล้ว"}


def test_the_list_asks_as_few_questions_for_many(client, jamnian, tha_sao, visit):
    client.force_login(jamnian)
    client.get(reverse("visits_editor"))

    def count():
        with CaptureQueriesContext(
            connection,
        ) as asked:
            client.get(reverse("visits_editor"))
        return len(asked)

    few = count()
    for number in range(20):
        visit_of(tha_sao, group=f"กลุ่มที่ {number}")
    assert count() == few


@pytest.mark.parametrize("text", ["ก" * 100_000, "\x00", "ก" + "\u0e49" * 5000], ids=range(3))
def test_hostile_answers_break_nothing(answer, text):
    assert answer("write", text).status_code in (302, 422)


def test_a_forged_version_breaks_nothing(answer, client, visit):
    response = client.post(editor(visit), {"choice": "agree", "text": "ดี", "version": "๑x"})
    assert response.status_code == 422
