"""Filling in a form: what arrives, what is refused, and that nothing typed is lost."""

from __future__ import annotations

import datetime

import pytest
from django.core import mail
from django.utils import timezone

from kmportal.forms.models import FormAnswer
from tests import factories

from .conftest import question, send, typed

pytestmark = pytest.mark.django_db
DAY = datetime.timedelta(days=1)


def said(response) -> str:
    return response.content.decode()


def test_an_answer_arrives_and_its_link_says_so(client, make):
    page = make(thanks_text="แล้วพบกันที่ศาลาประชาคม")

    response = send(client, page)

    answer = FormAnswer.objects.get()
    assert answer.form_data == {"name": "สมหญิง ใจดี", "mail": ""}
    assert answer.consent_version
    thanks = client.get(response["Location"])
    assert "แล้วพบกันที่ศาลาประชาคม" in said(thanks)
    assert thanks["Referrer-Policy"] == "same-origin"


def test_every_kind_of_answer_is_understood_as_people_write_it(client, make):
    factories.place("86", "ชุมพร")
    factories.place("8604", "หลังสวน")
    factories.place("860404", "ท่ามะพลา")
    kinds = ("rating", "radio", "checkboxes", "checkbox", "number", "date", "telephone", "place")
    choices = {"choices": "ปลูกผัก\nเลี้ยงปลา\n\nปลูกผัก"}
    page = make(
        questions=[
            question(kind, kind, kind, **(choices if kind in ("radio", "checkboxes") else {}))
            for kind in (*kinds, "multiline")
        ]
    )
    written = {
        "rating": "4",
        "radio": "เลี้ยงปลา",
        "checkboxes": ["ปลูกผัก", "เลี้ยงปลา"],
        "checkbox": "on",
        "number": "๑,๒๐๐.๕",
        "date": "๑๒ มี.ค. ๒๕๖๔",
        "telephone": "๐๘๑ ๒๓๔ ๕๖๗๘",
        "place": "ท่ามะพลา หลังสวน ชุมพร",
        "multiline": "น้ำท่วม\r\nสองครั้ง",
    }

    response = send(client, page, typed() | written)

    assert response.status_code == 302, response.context["form"].errors
    assert FormAnswer.objects.get().form_data == {
        **written,
        "rating": 4,
        "checkbox": True,
        "number": "1200.5",
        "date": "2021-03-12",
        "place": "860404",
        "multiline": "น้ำท่วม\nสองครั้ง",
    }


def test_two_presses_of_one_button_are_one_answer(client, make):
    page, data = make(capacity=5), typed()

    first, second = send(client, page, data), send(client, page, data)

    assert FormAnswer.objects.count() == 1
    assert first["Location"] == second["Location"]


def test_two_people_who_answer_alike_are_two(client, make, monkeypatch):
    page = make(questions=[question("rating", "เป็นอย่างไร", "rating")], form_kind="evaluation")
    before = timezone.now() - datetime.timedelta(seconds=7)
    with monkeypatch.context() as patched:
        patched.setattr("time.time", before.timestamp)
        opened_first = typed(rating="5")
    send(client, page, opened_first)

    send(client, page, typed(rating="5"))

    assert FormAnswer.objects.count() == 2


def test_without_a_personal_question_nobody_is_kept_or_asked_to_agree(client, make):
    member = factories.person("malee")
    client.force_login(member)
    page = make(questions=[question("rating", "เป็นอย่างไร", "rating")])

    assert "consent" not in client.get(page.url).context["form"].fields
    send(client, page, {"rating": "5", "opened": typed()["opened"]})

    assert FormAnswer.objects.get().member is None


@pytest.mark.parametrize(
    ("wrong", "part"),
    [
        ({"name": ""}, "name"),
        ({"consent": ""}, "consent"),
        ({"mail": "ไม่มี"}, "mail"),
        ({"name": "ก" * 100_000}, "name"),
    ],
    ids=["empty", "no-consent", "bad-address", "100kB"],
)
def test_what_is_wrong_is_said_and_what_was_typed_stays(client, make, wrong, part):
    data = typed(mail="somying@example.org") | wrong

    response = send(client, make(), data)

    assert response.status_code == 422
    form = response.context["form"]
    assert part in form.errors
    kept = {name: form[name].value() for name in ("name", "mail")}
    assert kept == {name: data[name] for name in kept}
    assert not FormAnswer.objects.exists()


@pytest.mark.parametrize(
    "text",
    ["ก\x00ข", "a" + "\u0301" * 5_000, "\u202eกขค", "' OR 1=1 --", "<script>alert(1)</script>"],
    ids=["NUL", "zalgo", "turned", "sql", "script"],
)
def test_hostile_text_harms_nothing(client, make, text):
    page = make(questions=[question("name", "ชื่อ", "multiline"), question("place", "ตำบล", "place")])

    assert send(client, page, typed(text, place=text)).status_code == 422
    sent = send(client, page, typed(text, place=""))

    assert sent.status_code == 422 or "\x00" not in str(FormAnswer.objects.get().form_data)


def test_a_program_that_fills_in_everything_is_refused_kindly(client, make):
    response = send(client, make(), typed(homepage="https://spam.example"))

    assert response.status_code == 422
    assert not FormAnswer.objects.exists()


def test_a_choice_that_was_not_offered_is_refused(client, make):
    page = make(questions=[question("name", "เลือก", "radio", choices="ก\nข")])

    assert send(client, page, typed("ค")).status_code == 422


@pytest.mark.parametrize(
    "days", [{"opens_on": DAY}, {"opens_on": -9 * DAY, "closes_on": -DAY}], ids=["before", "after"]
)
def test_outside_its_days_a_form_takes_nothing_and_keeps_what_was_typed(client, make, days):
    today = timezone.localdate()
    page = make(
        closed_text="ปิดรับแล้ว ขอบคุณทุกคน", **{name: today + each for name, each in days.items()}
    )
    shown = client.get(page.url)
    assert "<textarea" not in said(shown)
    assert 'name="name"' not in said(shown)
    assert ("ปิดรับแล้ว" in said(shown)) == ("closes_on" in days)

    response = send(client, page)

    assert response.status_code == 409
    assert "สมหญิง ใจดี" in said(response)
    assert not FormAnswer.objects.exists()


def test_on_its_last_day_it_still_takes_answers(client, make):
    today = timezone.localdate()

    assert send(client, make(opens_on=today, closes_on=today)).status_code == 302


def test_members_only(client, make):
    page = make(who="members")
    assert 'name="name"' not in said(client.get(page.url))

    refused = send(client, page)
    client.force_login(factories.person("malee"))
    taken = send(client, page)

    assert refused.status_code == 403
    assert "สมหญิง ใจดี" in said(refused)
    assert taken.status_code == 302
    assert FormAnswer.objects.get().member.username == "malee"


def test_too_many_from_one_member_wait(client, make, monkeypatch):
    monkeypatch.setattr("kmportal.forms.answering.PER_MEMBER", 1)
    client.force_login(factories.person("malee"))
    page = make()
    send(client, page)

    assert send(client, page, typed("คนที่สอง")).status_code == 429


def test_what_is_kept_and_until_when_stands_with_the_form(client, make):
    today = timezone.localdate()
    page = make(closes_on=today, keep_days=30, purpose="จัดอาหารให้พอ")

    notice = client.get(page.url).context["notice"]

    assert notice.personal == ["ชื่อ", "อีเมล"]
    assert notice.purpose == "จัดอาหารให้พอ"
    assert notice.kept_until == today + 30 * DAY


def test_a_mail_with_the_way_back_comes_once(client, make, django_capture_on_commit_callbacks):
    page = make()

    with django_capture_on_commit_callbacks(execute=True):
        response = send(client, page, typed(mail="somying@example.org"))

    letter = mail.outbox[0]
    assert len(mail.outbox) == 1
    assert letter.to == ["somying@example.org"]
    assert response["Location"] in letter.body


def test_nobody_is_flooded_with_mail(client, make, django_capture_on_commit_callbacks):
    page = make()

    with django_capture_on_commit_callbacks(execute=True):
        for number in range(5):
            send(client, page, typed(f"คนที่ {number}", mail="victim@example.org"))

    assert len(mail.outbox) == 3


def test_withdrawing_leaves_nothing(client, make):
    link = send(client, make())["Location"]

    gone = client.post(link, follow=True)

    assert gone.status_code == 200
    assert not FormAnswer.objects.exists()
    assert client.get(link).status_code == 404


@pytest.mark.parametrize("change", ["cut", "other", "NUL"])
def test_a_forged_link_leads_nowhere(client, make, change):
    page = make()
    link = send(client, page)["Location"]
    answer = FormAnswer.objects.get()
    forged = {
        "cut": link[:-6] + "/",
        "other": link.replace(f"/{answer.pk}-", f"/{answer.pk + 1}-"),
        "NUL": link[:-1] + "%00/",
    }[change]

    assert client.get(forged).status_code == 404
    assert client.post(forged).status_code == 404
    assert FormAnswer.objects.exists()


def test_who_keeps_the_form_hears_of_it_without_names(
    client, make, steward, django_capture_on_commit_callbacks
):
    page = make(owner=steward)

    with django_capture_on_commit_callbacks(execute=True):
        send(client, page)
        send(client, page, typed("อีกคน"))

    assert [letter.to for letter in mail.outbox] == [[steward.email]]
    assert "สมหญิง" not in mail.outbox[0].body


def test_who_may_not_keep_it_any_more_hears_nothing(
    client, make, django_capture_on_commit_callbacks
):
    page = make(owner=factories.person("former"))

    with django_capture_on_commit_callbacks(execute=True):
        send(client, page)

    assert not mail.outbox


def test_a_private_form_is_nowhere(client, make, tree):
    from wagtail.models import PageViewRestriction

    page = make()
    PageViewRestriction.objects.create(page=page, restriction_type="login")

    assert send(client, page).status_code == 302
    assert not FormAnswer.objects.exists()
    assert page.title not in said(client.get(tree["forms"].url))
