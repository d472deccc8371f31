"""The answers as whoever keeps the form sees them, and nobody else."""

from __future__ import annotations

import csv
import datetime
import io

import openpyxl
import pytest
from django.urls import reverse
from django.utils import timezone

from kmportal.events.models import EventPage
from kmportal.forms.models import FormAnswer
from kmportal.places.models import PagePlace
from lessons.models import FieldNotePage, LessonPage
from tests import factories

from .conftest import question, results_url

pytestmark = pytest.mark.django_db


@pytest.fixture
def review(make):
    return make(
        "ทบทวนวันน้ำท่วม",
        form_kind="review",
        questions=[
            question("name", "ชื่อ", "singleline", personal=True, part="advice"),
            question("goal", "ตั้งใจทำอะไร", "multiline", part="context"),
            question("worked", "อะไรดี", "multiline", part="what_worked"),
            question("advice", "อยากบอกอะไร", "multiline", part="advice"),
            question("rating", "เป็นอย่างไร", "rating"),
            question("again", "มาอีกไหม", "radio", choices="มา\nไม่มา"),
        ],
    )


def answered(page, count: int = 1, **data) -> None:
    told = {"name": "สมหญิง ลับเฉพาะ", "goal": "เตือนทันเวลา", "worked": "หอกระจายข่าว"}
    told |= {"advice": "ซ้อมก่อนฝน", "rating": 4, "again": "มา"} | data
    FormAnswer.objects.bulk_create(
        [FormAnswer(page=page, form_data=told, language="th") for _ in range(count)]
    )


def test_ratings_are_averaged_and_choices_counted(client, steward, review):
    answered(review, 2)
    answered(review, rating=1, again="ไม่มา")
    client.force_login(steward)

    shown = client.get(results_url(review))

    rating, again = shown.context["sums"]
    assert (str(rating.average), rating.answered) == ("3.0", 3)
    assert list(again.counts) == [("มา", 2), ("ไม่มา", 1)]
    assert "<svg" in shown.content.decode()
    assert "หอกระจายข่าว" in shown.content.decode()


def test_the_days_narrow_table_and_sums(client, steward, review):
    answered(review, rating=1)
    FormAnswer.objects.update(submit_time=timezone.now() - datetime.timedelta(days=40))
    answered(review, rating=5)
    client.force_login(steward)
    since = timezone.localdate() - datetime.timedelta(days=2)

    shown = client.get(results_url(review, f"?date_from={since.isoformat()}"))

    assert len(shown.context["data_rows"]) == 1
    assert str(shown.context["sums"][0].average) == "5.0"


def test_files_hold_what_the_table_does_and_no_formula(client, steward, review):
    answered(review, worked="=HYPERLINK(1)")
    client.force_login(steward)

    as_csv = client.get(results_url(review, "?export=csv")).content.decode("utf-8-sig")
    book = openpyxl.load_workbook(
        io.BytesIO(client.get(results_url(review, "?export=xlsx")).content)
    )

    header, row = csv.reader(io.StringIO(as_csv))
    assert header[1:4] == ["ชื่อ", "ตั้งใจทำอะไร", "อะไรดี"]
    assert row[3] == "'=HYPERLINK(1)"
    assert book.active["D2"].value == "'=HYPERLINK(1)"
    assert book.active["D2"].data_type == "s"


@pytest.mark.parametrize("query", ["", "?export=csv", "?export=xlsx"])
def test_who_may_not_change_the_form_sees_no_answer(client, writer, review, query):
    answered(review)
    client.force_login(writer)

    shown = client.get(results_url(review, query))

    assert shown.status_code == 302
    assert "สมหญิง" not in shown.content.decode()


def test_nor_deletes_any_nor_writes_them_up(client, writer, review):
    answered(review)
    client.force_login(writer)
    chosen = f"?selected-submissions={FormAnswer.objects.get().pk}"

    client.post(reverse("wagtailforms:delete_submissions", args=[review.pk]) + chosen)
    refused = client.post(reverse("form_write_up", args=[review.pk]), {"title": "ก", "place": "1"})

    assert FormAnswer.objects.exists()
    assert refused.status_code == 302
    assert not LessonPage.objects.exists()


@pytest.mark.parametrize("forged", ["abc", "9" * 30, "-1", "1\x00"], ids=str.__repr__)
def test_forged_answers_are_not_deleted(client, steward, review, make, forged):
    other = make("อีกแบบฟอร์ม")
    answered(other)
    client.force_login(steward)
    url = reverse("wagtailforms:delete_submissions", args=[review.pk])

    for chosen in (forged, str(FormAnswer.objects.get().pk)):
        response = client.post(url, query_params={"selected-submissions": chosen})
        assert response.status_code == 302

    assert FormAnswer.objects.exists()


def test_deleting_one_gives_its_place_to_who_waits(client, steward, make):
    page = make(capacity=1)
    first = FormAnswer.objects.create(page=page, form_data={"name": "ก"})
    FormAnswer.objects.create(page=page, form_data={"name": "ข"}, state="waiting")
    client.force_login(steward)
    url = reverse("wagtailforms:delete_submissions", args=[page.pk])
    chosen = {"selected-submissions": first.pk}
    assert client.get(url, query_params=chosen).status_code == 200

    client.post(url, query_params=chosen)

    assert [each.state for each in FormAnswer.objects.all()] == ["taken"]


def test_the_screen_asks_the_database_as_often_for_thirty(
    client, steward, review, django_assert_max_num_queries
):
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    client.force_login(steward)
    counts = []
    for more in (3, 27):
        answered(review, more)
        client.get(results_url(review))
        with CaptureQueriesContext(connection) as captured:
            client.get(results_url(review) + "?p=1")
        counts.append(len(captured))

    assert counts[0] == counts[1]
    assert counts[0] <= 40


def write_up(client, page, index, title="บทเรียนวันน้ำท่วม"):
    url = reverse("form_write_up", args=[page.pk])
    assert client.get(url).status_code == 200
    return client.post(url, {"title": title, "place": str(index.pk)})


def test_a_lesson_begins_from_the_answers(client, steward, review, tree):
    factories.place("86", "ชุมพร")
    event = factories.page(
        tree["events"],
        EventPage,
        "ซ้อมหนีน้ำ",
        first_day=datetime.date(2021, 3, 12),
        place_tags=[PagePlace(place=factories.place("8604", "หลังสวน"))],
    )
    review.event = event
    review.save()
    answered(review, 2)
    answered(review, advice="เก็บเบอร์คนแก่ไว้\nให้ครบ")
    client.force_login(steward)

    response = write_up(client, review, tree["lessons"])

    lesson = LessonPage.objects.get()
    assert response["Location"] == reverse("wagtailadmin_pages:edit", args=[lesson.pk])
    assert (lesson.live, lesson.owner) == (False, steward)
    assert [item.value for item in lesson.what_worked] == ["หอกระจายข่าว"]
    assert [item.value for item in lesson.advice] == ["ซ้อมก่อนฝน", "เก็บเบอร์คนแก่ไว้\nให้ครบ"]
    story = str(lesson.context)
    assert "เตือนทันเวลา" in story
    assert "4.0" in story
    assert "ลับเฉพาะ" not in story + str(lesson.advice)
    assert [tag.place.code for tag in lesson.place_tags.all()] == ["8604"]
    assert client.get(response["Location"]).status_code == 200


def test_so_does_a_field_note(client, steward, review, tree):
    answered(review, worked="<b>ตะโกน</b>")
    client.force_login(steward)

    write_up(client, review, tree["notes"])

    body = str(FieldNotePage.objects.get().body)
    assert "&lt;b&gt;ตะโกน" in body
    assert "ลับเฉพาะ" not in body


def test_a_place_one_may_not_write_in_is_refused(client, steward, review, tree):
    client.force_login(steward)
    url = reverse("form_write_up", args=[review.pk])

    response = client.post(url, {"title": "ก", "place": str(tree["research"].pk)})

    assert response.status_code == 200
    assert response.context["form"].errors["place"]


def test_readers_see_sums_of_five_and_not_of_four(client, review):
    review.show_summary = True
    review.save()
    answered(review, 4)
    assert not client.get(review.url).context["summary"]

    answered(review, rating=5)

    shown = client.get(review.url)
    assert [str(each.average) for each in shown.context["summary"]] == ["4.2", "None"]
    assert "หอกระจายข่าว" not in shown.content.decode()


def test_choices_made_in_english_count_with_the_thai_ones(client, steward, review, tree):
    from wagtail.models import Locale

    english = Locale.objects.get(language_code="en")
    for page in (tree["home"], tree["forms"]):
        page.copy_for_translation(english)
    other = review.copy_for_translation(english)
    for each in other.form_fields.all():
        if each.clean_name == "again":
            each.choices = "Yes, I come\nNo"
            each.save()
    answered(review)
    answered(other, again="Yes, I come")
    client.force_login(steward)

    _rating, again = client.get(results_url(review)).context["sums"]

    assert list(again.counts) == [("มา", 2), ("ไม่มา", 0)]


def test_a_list_of_who_registered_is_no_lesson(client, steward, make):
    page = make()
    client.force_login(steward)

    assert (
        reverse("form_write_up", args=[page.pk])
        not in client.get(results_url(page)).content.decode()
    )
    assert client.get(reverse("form_write_up", args=[page.pk])).status_code == 302
