"""The page of a lesson: every field is shown, empty ones leave no trace, and it stays cheap to serve."""

import re
from itertools import pairwise

from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import translation
from wagtail.models import Locale

from kmportal.core.blocks.journal import STATES
from kmportal.places.models import PagePlace
from lessons.models import Application, LessonPage, RelatedLesson
from tests import factories
from tests.reading import text_of

FIELDS = [
    "ข้าวเม่าหนองโสน",
    "ทั้งตำบลตั้งครัวกลางทำข้าวเม่าร่วมกัน",
    "กลุ่มข้าวเม่าหนองโสน",
    "พัชรี ศรีวงศ์",
    "ม.ค. 2560 – มิ.ย. 2563",
    "ต.หนองโสน อ.นางรอง จ.บุรีรัมย์",
    "ต.โคกเจริญ จ.บุรีรัมย์",
    "อาชีพและเศรษฐกิจท้องถิ่น",
    "พ่อค้ารายเดียวเข้ามาตั้งราคา",
    "กลัวไม่ได้คุยกัน",
    "แม่สุนีย์",
    "แปรรูปเป็นสามอย่าง",
    "ข้าวเม่าสด",
    "ให้คนที่ทำขายอยู่แล้วเป็นคนสอน",
    "ผลิตก่อนหาตลาด",
    "เริ่มจากครัวเรือนไม่เกิน 20",
    "เดินชวนทีละบ้าน",
    "ผังคนในหมู่บ้าน",
    "ทีมแรกเก้าคน",
    "รายได้เสริม",
    "บาทต่อเดือน",
    "บัญชีครัวเรือน",
    "กลุ่มอาชีพใหม่",
    "รายได้เพิ่ม",
    "คนกลับบ้าน",
    "แบบสำรวจครัวเรือน",
    "PDF, 47.1",
    "creativecommons.org/licenses/by-sa/4.0/",
]


def test_every_field_is_shown(client, lesson):
    text = text_of(client.get(lesson.url))
    assert [words for words in FIELDS if words not in text] == []


def test_figures_have_thousands_separators_years_of_the_era_and_a_sum(client, lesson):
    text = text_of(client.get(lesson.url))
    assert "3,400" in text
    assert "1,799" in text
    assert ">2563<" in text
    assert ">2020<" not in text


def test_figures_on_english_pages_keep_the_common_era(client, lesson):
    with translation.override("en"):
        en = lesson.copy_for_translation(Locale.objects.get(language_code="en"), copy_parents=True)
        en.save_revision().publish()
        text = text_of(client.get(en.url))
    assert ">2020<" in text
    assert "Jan 2017 – Jun 2020" in text
    assert "2563" not in text


def test_a_step_says_its_state_and_number_in_words(client, lesson):
    text = text_of(client.get(lesson.url))
    assert [str(label) for _key, label in STATES if str(label) not in text] == []
    assert "๓" in text


def test_headings_skip_no_level_and_anchors_are_unique(client, lesson):
    html = client.get(lesson.url).content.decode()
    levels = [int(level) for level in re.findall(r"<h([1-6])", html)]
    assert levels[0] == 1
    assert all(below - above <= 1 for above, below in pairwise(levels))
    anchors = re.findall(r' id="([^"]+)"', html)
    assert len(anchors) == len(set(anchors))


def test_the_contents_list_leads_to_headings_and_sections(client, lesson):
    html = client.get(lesson.url).content.decode()
    links = re.findall(r'<li><a href="#([^"]+)">', html)
    assert "ก่อนจะมีครัวกลาง" in links
    assert "section-steps" in links
    assert set(links) <= set(re.findall(r' id="([^"]+)"', html))


def test_an_empty_lesson_has_its_title_and_no_empty_heading(client, tree):
    page = factories.page(tree["lessons"], LessonPage, "ยังไม่ได้เขียน")
    html = client.get(page.url).content.decode()
    main = html[html.index("<main") : html.index('<section class="reactions')]
    assert re.findall(r"<h\d", main) == ["<h1"]
    assert "<section" not in main
    assert "<dl" not in main


def test_uses_of_the_lesson_are_shown_once_published_on_its_translation_too(client, lesson):
    place = factories.place("71", "กาญจนบุรี", "Kanchanaburi")
    told = {"lesson": lesson, "place": place, "applied_on": "2021-05-03"}
    Application.objects.create(
        **told,
        applied_by="กลุ่มท่าเสา",
        what_changed="เครื่องสับหญ้า",
        what_happened="ได้ผลดี",
        state="published",
    )
    Application.objects.create(**told, applied_by="ยังไม่ตรวจ", what_happened="รอ")
    text = text_of(client.get(lesson.url))
    assert "กลุ่มท่าเสา" in text
    assert "3 พ.ค. 2564" in text
    assert "เครื่องสับหญ้า" in text
    assert "ยังไม่ตรวจ" not in text


def test_chosen_lessons_keep_the_editors_order_without_drafts(client, lesson, tree):
    first, second, draft = (
        factories.page(tree["lessons"], LessonPage, title, live=title != "ฉบับร่าง")
        for title in ("โรงเรือนเดียวสามกลุ่ม", "เก็บค่าเครื่องเป็นชั่วโมง", "ฉบับร่าง")
    )
    lesson.related_lessons = [RelatedLesson(related=each) for each in (second, draft, first)]
    lesson.save()
    text = text_of(client.get(lesson.url))
    assert text.index(second.title) < text.index(first.title)
    assert "ฉบับร่าง" not in text


def test_pages_of_the_same_tambon_are_shown_beside(client, lesson, tree):
    other = factories.page(tree["lessons"], LessonPage, "เรื่องในตำบลเดียวกัน")
    other.place_tags = [PagePlace(place=lesson.place_tags.first().place)]
    other.save()
    assert other.title in text_of(client.get(lesson.url))


def test_text_of_writers_is_escaped(client, lesson):
    lesson.what_worked = [("item", "<script>alert(1)</script>")]
    lesson.save()
    html = client.get(lesson.url).content.decode()
    assert "<script>alert" not in html
    assert "&lt;script&gt;alert" in html


def test_a_full_lesson_costs_a_fixed_number_of_queries(
    client, lesson, django_assert_max_num_queries
):
    client.get(
        lesson.url
    )  # the site's root paths and content types are cached from the first view on
    with django_assert_max_num_queries(45):
        client.get(lesson.url)


def test_more_tags_people_and_comments_cost_no_more_queries(client, lesson, tree):
    client.get(lesson.url)
    before = queries_of(client, lesson)
    for number in range(6):
        tambon = factories.place(f"31041{number}", f"ตำบลที่{number}")
        lesson.place_tags.add(PagePlace(place=tambon))
        lesson.contributors.create(role="storyteller", member=factories.person(f"m{number}"))
        lesson.comments.create(author_name="แต้ว", text="ดีมาก", state="published")
    lesson.save()
    assert queries_of(client, lesson) <= before + 1


def queries_of(client, page) -> int:
    with CaptureQueriesContext(connection) as captured:
        client.get(page.url)
    return len(captured)
