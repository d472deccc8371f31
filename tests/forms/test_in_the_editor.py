"""From the screen where a form is edited to its answers, and to one of them alone."""

from __future__ import annotations

import re

import pytest
from django.urls import reverse
from wagtail.models import Locale

from kmportal.forms.models import FormAnswer

from .conftest import question, results_url

pytestmark = pytest.mark.django_db


@pytest.fixture
def review(make):
    asked = [
        question("goal", "ตั้งใจทำอะไร", "multiline"),
        question("rating", "เป็นอย่างไร", "rating"),
    ]
    return make("ทบทวนวันน้ำท่วม", form_kind="review", questions=asked)


def answered(page, *told, **fields):
    return [
        FormAnswer.objects.create(page=page, form_data={"goal": words}, **fields) for words in told
    ]


def edit_screen(client, page):
    return client.get(reverse("wagtailadmin_pages:edit", args=[page.pk]))


def alone(page, answer):
    return reverse("form_answer", args=[page.pk, getattr(answer, "pk", answer)])


def test_the_edit_screen_says_how_many_and_leads_there(client, steward, review):
    answered(review, "เตือนทันเวลา", "หาที่พัก", "ไม่ลืมคนแก่")
    client.force_login(steward)

    shown = edit_screen(client, review).content.decode()

    assert "3 คำตอบ" in shown or "3 answers so far" in shown
    assert f'class="button" href="{results_url(review)}"' in shown
    assert results_url(review, "?export=xlsx") in shown


def test_answers_to_its_translation_count_with_it(client, steward, tree, review):
    english = Locale.objects.get(language_code="en")
    for page in (tree["home"], tree["forms"]):
        page.copy_for_translation(english)
    answered(review, "เตือนทันเวลา")
    answered(review.copy_for_translation(english), "In time")
    client.force_login(steward)

    [panel] = [
        each
        for each in edit_screen(client, review).context["edit_handler"].children[0].children
        if hasattr(each, "submission_count")
    ]

    assert panel.submission_count == 2


def test_where_nobody_has_answered_it_says_so(client, steward, review):
    client.force_login(steward)

    shown = edit_screen(client, review).content.decode()

    assert "ยังไม่มีใครตอบ" in shown
    assert results_url(review, "?export=xlsx") not in shown


def test_places_that_are_taken_and_who_waits(client, steward, make):
    page = make(capacity=1)
    answered(page, "ก")
    answered(page, "ข", "ค", state="waiting")
    client.force_login(steward)

    shown = edit_screen(client, page).content.decode()

    assert "1 of 1 places are taken" in shown or "จากทั้งหมด 1 ที่" in shown


def test_a_new_form_has_no_answers_yet(client, steward, tree):
    client.force_login(steward)
    url = reverse("wagtailadmin_pages:add", args=["forms", "formpage", tree["forms"].pk])

    assert "ยังไม่มีใครตอบ" not in client.get(url).content.decode()


def test_one_answer_stands_alone_with_the_ones_beside_it(client, steward, review):
    first, second, third = answered(review, "ก่อน", "<b>เตือน</b>\nทันเวลา", "หลัง")
    client.force_login(steward)

    shown = client.get(alone(review, second))

    assert list(shown.context["said"])[1] == ("ตั้งใจทำอะไร", "<b>เตือน</b>\nทันเวลา")
    html = shown.content.decode()
    assert "&lt;b&gt;เตือน&lt;/b&gt;<br>ทันเวลา" in html
    assert (shown.context["newer"], shown.context["older"]) == (third, first)
    assert alone(review, second) in client.get(results_url(review)).content.decode()


def test_every_box_to_tick_has_a_name_of_its_own(client, steward, review):
    answered(review, "ก", "ข")
    client.force_login(steward)

    html = client.get(results_url(review)).content.decode()

    names = re.findall(r'<input type="checkbox"[^>]*aria-label="([^"]+)"', html)
    assert len(set(names)) == 3


@pytest.mark.parametrize("which", ["another form's", "none", "0", "9" * 30])
def test_answers_that_are_not_this_form_s_are_not_found(client, steward, review, make, which):
    [other] = answered(make("อีกแบบฟอร์ม"), "ลับเฉพาะ")
    client.force_login(steward)
    forged = {"another form's": other.pk, "none": other.pk + 1}.get(which, which)

    shown = client.get(f"/admin/forms/{review.pk}/answers/{forged}/")

    assert shown.status_code == 404
    assert "ลับเฉพาะ" not in shown.content.decode()


def test_who_may_not_change_the_form_reads_no_answer(client, writer, review):
    [answer] = answered(review, "ลับเฉพาะ")

    for signed_in in (False, True):
        if signed_in:
            client.force_login(writer)
        shown = client.get(alone(review, answer))
        assert shown.status_code == 302
        assert "ลับเฉพาะ" not in shown.content.decode()


def test_one_answer_costs_as_much_among_thirty(client, steward, review):
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    client.force_login(steward)
    counts = []
    for more in (3, 27):
        answers = answered(review, *["เตือนทันเวลา"] * more)
        client.get(alone(review, answers[1]))
        with CaptureQueriesContext(connection) as captured:
            client.get(alone(review, answers[1]))
        counts.append(len(captured))

    assert counts[0] == counts[1]
