"""Lessons come to where people work: similar ones, those for a place, and the brief before one starts."""

import pytest
from django.db import connection
from django.http import QueryDict
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import translation
from wagtail.models import Locale, PageViewRestriction

from kmportal.applying import personal_data
from kmportal.applying.brief import Brief
from kmportal.core.listing import Listing
from kmportal.core.models import ContentPage, PageContributor
from kmportal.places.models import PagePlace, Place
from kmportal.themes.models import PageTheme
from learning_centers.models import LearningCenterPage
from lessons.models import Application, FieldNotePage, LessonPage
from tests import factories
from tests.lessons.applications import told
from tests.reading import text_of


def about(page, theme, place):
    page.theme_tags = [PageTheme(theme=theme)]
    page.place_tags = [PagePlace(place=place)]
    page.save()
    return page


@pytest.fixture
def note_of_tha_sao(tree, livelihood, tha_sao):
    return about(factories.page(tree["notes"], FieldNotePage, "ตลาดเช้า"), livelihood, tha_sao)


@pytest.fixture
def center(tree, livelihood, tha_sao):
    page = factories.page(
        tree["centers"], LearningCenterPage, "ศูนย์เรียนรู้ท่าเสา", telephone="081-234-5678"
    )
    return about(page, livelihood, tha_sao)


def brief(client, **asked):
    return client.get(reverse("before_you_start"), asked)


@pytest.fixture
def used_twice(tree, lesson, livelihood, tha_sao):
    page = about(factories.page(tree["lessons"], LessonPage, "เตาเผาถ่าน"), livelihood, tha_sao)
    for _each in range(2):
        told(page, tha_sao)
    return page


def test_rows_say_how_often_a_lesson_was_used(client, tree, used_twice):
    with translation.override("en"):
        assert "used 2 times" in text_of(client.get("/en/themes/livelihood/"))


def test_the_most_used_come_first_where_asked(lesson, used_twice):
    factories.page(lesson.get_parent(), LessonPage, "ใหม่กว่า")
    pages = Listing(ContentPage.objects.readable(), QueryDict("sort=applied")).pages
    assert next(page.title for page in pages) == "เตาเผาถ่าน"


@pytest.mark.parametrize("sort", ["", "x", "applied'--", "-pk"])
def test_an_order_that_does_not_exist_is_newest_first(lesson, used_twice, sort):
    newest = factories.page(lesson.get_parent(), LessonPage, "ใหม่กว่า")
    parameters = QueryDict(mutable=True)
    parameters["sort"] = sort
    assert next(iter(Listing(ContentPage.objects.readable(), parameters).pages)).pk == newest.pk


@pytest.mark.parametrize("code", ["710205", "7102", "71"])
def test_a_use_is_on_the_page_of_its_tambon_and_of_all_above(client, lesson, tha_sao, code):
    told(lesson, tha_sao)
    page = text_of(client.get(reverse("place", args=[code])))
    assert "กลุ่มท่าเสา" in page
    assert lesson.title in page


def test_a_place_shows_no_use_of_a_lesson_for_others_only(client, lesson, tha_sao):
    told(lesson, tha_sao)
    PageViewRestriction.objects.create(page=lesson, restriction_type="login")
    assert "กลุ่มท่าเสา" not in text_of(client.get(reverse("place", args=["710205"])))


def test_a_place_is_shown_lessons_from_elsewhere_about_what_it_works_on(
    client, lesson, note_of_tha_sao
):
    assert lesson.title in text_of(client.get(reverse("place", args=["710205"])))


def test_a_place_is_not_shown_lessons_for_others_only(client, lesson, note_of_tha_sao):
    PageViewRestriction.objects.create(page=lesson, restriction_type="login")
    assert lesson.title not in text_of(client.get(reverse("place", args=["710205"])))


def test_the_brief_has_the_advice_the_people_and_the_centre(client, lesson, center):
    lesson.advice = [("item", "เริ่มจากครัวกลางก่อน")]
    lesson.contributors = [PageContributor(role="storyteller", name="ป้าสมใจ")]
    lesson.save()
    page = text_of(brief(client, theme="livelihood", place="710205"))
    for words in ("เริ่มจากครัวกลางก่อน", "ป้าสมใจ", center.title, "081-234-5678"):
        assert words in page


def test_the_nearest_lesson_comes_first(client, tree, lesson, livelihood, tha_sao):
    near = about(factories.page(tree["lessons"], LessonPage, "ใกล้บ้าน"), livelihood, tha_sao)
    about(factories.page(tree["lessons"], LessonPage, "ใหม่แต่ไกล"), livelihood, None)
    page = text_of(brief(client, theme="livelihood", place="710205"))
    assert page.index(near.title) < page.index("ใหม่แต่ไกล")


def test_the_nearest_centre_comes_first_with_its_distance(
    client, tree, lesson, livelihood, tha_sao, center
):
    """Kanchanaburi borders on Ratchaburi; Buri Ram is far; of the others nobody knows where they are,
    but one is in the tambon asked for."""
    for title, at in (("ไกล", (14.99, 103.10)), ("ไม่รู้ที่ตั้ง", (None, None)), ("ใกล้", (13.53, 99.81))):
        page = factories.page(tree["centers"], LearningCenterPage, title)
        page.theme_tags = [PageTheme(theme=livelihood)]
        page.latitude, page.longitude = at
        page.save()
    Place.objects.filter(pk=tha_sao.pk).update(latitude=14.27, longitude=98.92)
    shown = Brief(livelihood, Place.objects.get(pk=tha_sao.pk), Locale.get_active()).centers
    assert [page.title for page in shown] == ["ใกล้", "ไกล", center.title, "ไม่รู้ที่ตั้ง"]
    html = text_of(brief(client, theme="livelihood", place="710205"))
    assert "126 กม." in html


def test_a_place_typed_by_name_leads_to_an_address_to_keep(client, tha_sao, livelihood, tree):
    response = brief(client, theme="livelihood", place="ต.ท่าเสา อ.ไทรโยค จ.กาญจนบุรี")
    assert response.url == f"{reverse('before_you_start')}?theme=livelihood&place=710205"


def test_the_brief_leaves_out_what_is_superseded_or_for_others_only(
    client, tree, lesson, livelihood
):
    old = factories.page(tree["lessons"], LessonPage, "ฉบับเก่า", superseded_by=lesson)
    closed = factories.page(tree["lessons"], LessonPage, "เฉพาะสมาชิก")
    for page in (old, closed):
        page.theme_tags = [PageTheme(theme=livelihood)]
        page.save()
    PageViewRestriction.objects.create(page=closed, restriction_type="login")
    page = text_of(brief(client, theme="livelihood"))
    assert lesson.title in page
    assert old.title not in page
    assert closed.title not in page


@pytest.mark.parametrize(
    "asked",
    [
        {},
        {"theme": "x"},
        {"place": "\x00"},
        {"place": "ก" * 5000},
        {"place": "999999"},
        {"theme": "<b>", "place": "ไม่มีจริง"},
    ],
)
def test_the_brief_answers_whatever_is_asked(client, lesson, asked):
    assert brief(client, **asked).status_code == 200


def test_ten_lessons_need_as_many_queries_as_two(client, tree, livelihood, tha_sao, lesson):
    counts = []
    for number in (2, 5):
        for each in range(number):
            about(
                factories.page(tree["lessons"], LessonPage, f"เล่า {number} {each}"),
                livelihood,
                tha_sao,
            )
        brief(client, theme="livelihood", place="710205")
        with CaptureQueriesContext(
            connection,
        ) as queries:
            brief(client, theme="livelihood", place="710205")
        counts.append(len(queries))
    assert counts[0] == counts[1]


def test_a_newer_lesson_is_named_where_anyone_may_read_it(client, tree, lesson):
    newer = factories.page(tree["lessons"], LessonPage, "ข้าวเม่าปีที่สอง")
    lesson.superseded_by = newer
    lesson.save()
    assert newer.title in text_of(client.get(lesson.url))
    PageViewRestriction.objects.create(page=newer, restriction_type="login")
    assert newer.title not in text_of(client.get(lesson.url))


def test_the_standing_says_who_checked_it(client, lesson):
    lesson.checked, lesson.checked_by = True, "ที่ประชุมกลุ่มข้าวเม่า"
    lesson.save()
    assert "ที่ประชุมกลุ่มข้าวเม่า" in text_of(client.get(lesson.url))


def similar(client, **typed):
    return client.post(reverse("similar_to_text"), typed)


def test_a_writer_is_shown_pages_like_what_she_writes(client, lesson, member):
    client.force_login(member)
    response = similar(client, title="ข้าวเม่าของกลุ่มเรา", text="เราตำข้าวเม่าขายที่ตลาด")
    assert lesson.title in text_of(response)


def test_a_writer_is_not_shown_pages_for_others_only(client, lesson, member):
    PageViewRestriction.objects.create(page=lesson, restriction_type="groups")
    client.force_login(member)
    assert lesson.title not in text_of(similar(client, title="ข้าวเม่าของกลุ่มเรา", text="ข้าวเม่า"))


def test_strangers_write_nothing_and_ask_nothing(client, lesson):
    assert similar(client, title="ข้าวเม่าหนองโสน").status_code == 403


@pytest.mark.parametrize("text", ["", "\x00" * 50, "ก" * 100_000, "<script>x</script>" * 5])
def test_hostile_words_are_answered(client, lesson, member, text):
    client.force_login(member)
    response = similar(client, title=text, text=text, places=[text, "x"], themes=["<b>", text])
    assert response.status_code == 200
    assert b"<script" not in response.content


def test_programs_get_the_same_as_json(client, lesson, member):
    client.force_login(member)
    url = reverse("similar_to_text")
    answer = client.post(
        url, {"title": "ข้าวเม่าหนองโสนของเรา"}, headers={"accept": "application/json"}
    )
    assert [page["title"] for page in answer.json()["pages"]] == [lesson.title]


def test_too_many_questions_are_put_off(client, lesson, member, monkeypatch):
    monkeypatch.setattr("search.similar_views.allowed", lambda *args, **limits: False)
    client.force_login(member)
    assert similar(client, title="ข้าวเม่า").status_code == 429


def test_leaving_with_ones_words_takes_them_off_the_lesson(lesson, tha_sao, member):
    told(lesson, tha_sao, member=member)
    personal_data.erase(member, keep=False)
    lesson.refresh_from_db()
    assert lesson.applied_count == 0


def test_leaving_ones_words_keeps_what_is_published_without_the_account(lesson, tha_sao, member):
    told(lesson, tha_sao, member=member)
    told(lesson, tha_sao, "pending", member=member)
    personal_data.erase(member, keep=True)
    assert list(Application.objects.values_list("state", "member")) == [("published", None)]


def test_the_copy_of_ones_data_has_what_waits_too(lesson, tha_sao, member):
    told(lesson, tha_sao, "pending", member=member)
    assert [row["state"] for row in personal_data.export(member)] == ["pending"]


def test_a_profile_shows_only_what_anyone_may_read(lesson, tha_sao, member, rf):
    told(lesson, tha_sao, "pending", member=member)
    assert personal_data.section(member, rf.get("/")) == {}
    shown = told(lesson, tha_sao, member=member)
    assert personal_data.section(member, rf.get("/"))["uses"] == [shown]
