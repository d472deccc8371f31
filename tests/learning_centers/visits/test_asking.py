"""A group asks a centre whether it may come."""

from __future__ import annotations

import pytest
from django.core import mail
from django.urls import reverse
from wagtail.models import Locale, PageViewRestriction

from kmportal.guard.models import ListedWord
from learning_centers.models import Visit
from tests import factories

from .conftest import center_of, in_days, visit_of


def test_a_request_is_stored_as_it_was_meant(ask, tha_sao):
    ask(tha_sao)
    visit = Visit.objects.get()
    assert (visit.state, visit.people, visit.first_day) == ("new", 18, in_days(30))
    assert visit.courses == ["ทำบัญชีกลุ่ม"]
    assert visit.consent_version


def test_the_group_is_led_to_its_own_page(ask, client, tha_sao):
    page = client.get(ask(tha_sao)["Location"])
    assert "กลุ่มแม่บ้านหนองโสน" in page.content.decode()


def test_both_sides_are_told_by_mail(ask, tha_sao, jamnian, prasit):
    ask(tha_sao)
    assert {tuple(each.to) for each in mail.outbox} == {
        ("sunee@example.com",),
        ("jamnian@example.org",),
    }


def test_mail_to_the_coordinator_leaves_the_ways_to_reach_the_group_to_the_editor(
    ask, tha_sao, jamnian
):
    ask(tha_sao, email="")
    assert "๐๘๑" not in mail.outbox[0].body


def test_the_acknowledgement_is_in_the_language_chosen(ask, tha_sao):
    ask(tha_sao, language="en", group="Women of Nong Sano")
    ask(tha_sao)
    english, thai = (letter.body for letter in mail.outbox)
    assert "Hello" in english
    assert "/en/visits/" in english
    assert "/th/visits/" in thai


def test_pressed_twice_it_is_asked_once(ask, tha_sao, jamnian):
    first, second = ask(tha_sao), ask(tha_sao)
    assert first["Location"] == second["Location"]
    assert (Visit.objects.count(), len(mail.outbox)) == (1, 2)


def test_who_has_no_mail_leaves_a_telephone(ask, tha_sao):
    ask(tha_sao, email="")
    assert (Visit.objects.count(), len(mail.outbox)) == (1, 0)


def test_a_member_finds_her_name_filled_in(client, tha_sao):
    client.force_login(factories.person("malee", display_name="มาลี"))
    form = client.get(reverse("visits:ask", args=[tha_sao.pk])).context["form"]
    assert form["contact_name"].value() == "มาลี"
    assert form["email"].value() == "malee@example.org"


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("group", ""),
        ("group", "ดูที่ https://spam.example.com"),
        ("people", "0"),
        ("people", "หลายคน"),
        ("people", "9" * 5000),
        ("days", "เมื่อไรก็ได้"),
        ("days", "12 มี.ค. 2500"),
        ("contact_name", ""),
        ("telephone", "โทรมานะ"),
        ("email", "ไม่มี"),
        ("courses", ["ไม่มีวิชานี้"]),
        ("language", "xx"),
        ("consent", ""),
    ],
    ids=lambda value: str(value)[:12].encode("ascii", "ignore").decode(),
)
def test_what_cannot_be_is_said_kindly_and_nothing_is_lost(ask, tha_sao, typed, field, value):
    answer = ask(tha_sao, **{field: value})
    assert answer.status_code == 422
    assert typed["wishes"] in answer.content.decode()
    assert field in answer.context["form"].errors
    assert not Visit.objects.exists()


def test_one_way_to_answer_is_needed(ask, tha_sao):
    answer = ask(tha_sao, telephone="", email="", line_id="")
    assert answer.context["form"].errors.as_data()["telephone"][0].code == "no_way"


def test_something_to_learn_is_needed(ask, tha_sao):
    assert "wishes" in ask(tha_sao, courses=[], wishes="").context["form"].errors


def test_a_centre_without_courses_takes_wishes(ask, tree):
    center = center_of(tree, "ศูนย์ใหม่", courses=[])
    assert ask(center, courses=[]).status_code == 302


@pytest.mark.parametrize("open_to_visits", [True, False], ids=["open", "closed"])
def test_the_way_to_the_form_is_on_the_page_of_a_centre_that_is_open(client, tree, open_to_visits):
    center = center_of(tree, "ศูนย์เรียนรู้บ้านกลาง", open_to_visits=open_to_visits, telephone="1234")
    page = client.get(center.get_url()).content.decode()
    assert (reverse("visits:ask", args=[center.pk]) in page) is open_to_visits


# Capacity


def test_another_group_on_that_day_is_said_without_its_name(ask, tha_sao):
    visit_of(tha_sao, group="อบต.ลับมาก", state="agreed")
    answer = ask(tha_sao)
    text = answer.content.decode()
    assert answer.status_code == 200
    assert len(answer.context["warnings"]) == 1
    assert "อบต.ลับมาก" not in text


def test_too_many_people_for_a_course_is_said_with_numbers(ask, tha_sao):
    warnings = ask(tha_sao, people="35").context["warnings"]
    assert "20" in warnings[0]
    assert "35" in warnings[0]


def test_pressed_once_more_it_is_sent_all_the_same(ask, tha_sao):
    warned = ask(tha_sao, people="35")
    ask(tha_sao, people="35", seen=warned.context["form"]["seen"].value())
    assert Visit.objects.get().people == 35


def test_a_request_that_is_not_agreed_takes_no_day(ask, tha_sao):
    visit_of(tha_sao, group="กลุ่มอื่น", email="other@example.com")
    assert ask(tha_sao).status_code == 302


def test_another_centre_s_group_takes_no_day(ask, tha_sao, na_kha):
    visit_of(na_kha, state="agreed")
    assert ask(tha_sao).status_code == 302


def test_the_same_centre_in_english_has_the_same_courtyard(ask, tree, tha_sao):
    tree["home"].copy_for_translation(Locale.objects.get(language_code="en"), copy_parents=True)
    tree["centers"].copy_for_translation(Locale.objects.get(language_code="en"))
    english = tha_sao.copy_for_translation(Locale.objects.get(language_code="en"))
    english.live = True
    english.save()
    visit_of(tha_sao, state="agreed")
    assert ask(english).context["warnings"]


# Who may not ask, and where


@pytest.mark.parametrize("fields", [{"live": False}, {"open_to_visits": False}], ids=str)
def test_closed_and_unpublished_centres_have_no_form(client, tree, fields):
    center = center_of(tree, "ศูนย์ปิด", **fields)
    url = reverse("visits:ask", args=[center.pk])
    assert (client.get(url).status_code, client.post(url).status_code) == (404, 404)


def test_a_private_centre_has_no_form(client, tha_sao):
    PageViewRestriction.objects.create(page=tha_sao, restriction_type="login")
    assert client.get(reverse("visits:ask", args=[tha_sao.pk])).status_code == 404


def test_a_program_that_fills_the_trap_is_stopped(ask, tha_sao):
    assert ask(tha_sao, homepage="https://spam.example.com").status_code == 422
    assert not Visit.objects.exists()


def test_listed_words_are_held_back_and_nobody_is_bothered(ask, tha_sao, jamnian):
    ListedWord.objects.create(text="พนันออนไลน์", effect="spam")
    ask(tha_sao, wishes="สนใจพนันออนไลน์ไหม")
    assert (Visit.objects.get().state, mail.outbox) == ("spam", [])


def test_a_request_full_of_links_is_held_back(ask, tha_sao):
    ask(tha_sao, wishes="https://a.example https://b.example https://c.example")
    assert Visit.objects.get().state == "spam"


def test_the_same_words_to_many_centres_are_held_back(ask, tree):
    centers = [center_of(tree, f"ศูนย์ที่ {number}") for number in range(6)]
    for center in centers:
        ask(center)
    states = list(Visit.objects.order_by("pk").values_list("state", flat=True))
    assert states == ["new"] * 5 + ["spam"]


def test_nobody_s_letter_box_is_filled(ask, tha_sao):
    for number in range(5):
        ask(tha_sao, group=f"กลุ่มที่ {number}")
    assert len(mail.outbox) == 3


def test_an_address_that_asks_without_end_is_asked_to_wait(ask, tha_sao):
    answers = [ask(tha_sao, group=f"กลุ่มที่ {number}") for number in range(16)]
    assert [each.status_code for each in answers] == [302] * 15 + [422]


@pytest.mark.parametrize(
    "text",
    ["ก" * 100_000, "\x00ที่นี่", "ก" + "\u0e49" * 5000, "\u202eกลับหลัง", "<script>alert(1)</script>"],
    ids=["long", "nul", "zalgo", "rtl", "html"],
)
@pytest.mark.parametrize("field", ["group", "people", "days", "wishes", "contact_name", "email"])
def test_hostile_text_breaks_nothing(ask, client, tha_sao, field, text):
    answer = ask(tha_sao, **{field: text})
    assert answer.status_code in (302, 422)
    shown = client.get(answer["Location"]) if answer.status_code == 302 else answer
    assert b"<script>alert" not in shown.content


def test_the_form_asks_few_questions_of_the_database(
    client, tha_sao, django_assert_max_num_queries
):
    url = reverse("visits:ask", args=[tha_sao.pk])
    client.get(url)
    for day in range(12):
        visit_of(tha_sao, state="agreed", day=in_days(day + 1))
    with django_assert_max_num_queries(16):
        client.get(url)
