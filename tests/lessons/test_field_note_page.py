"""The page of a field note, and its place in a series."""

import datetime

import pytest
from django.core.exceptions import ValidationError
from django.utils import timezone
from wagtail.models import Locale, PageViewRestriction

from kmportal.core.models import PageContributor
from kmportal.discussion.models import Comment
from lessons.models import FieldNotePage, Notebook, Series
from lessons.querysets import series_position
from tests import factories
from tests.reading import text_of

TITLES = ["เริ่มจากคนที่เชื่อใจกัน", "เงินกองแรกมาจากไหน", "วันที่ทุกคนเอาสมุดหนี้มากาง"]


def moment(*parts: int) -> datetime.datetime:
    return datetime.datetime(*parts, tzinfo=timezone.get_default_timezone())


@pytest.fixture
def series(tree):
    return Series.objects.create(title="การพัฒนาองค์กรการเงินและสวัสดิการชุมชน")


@pytest.fixture
def notes(tree, series):
    return [
        factories.page(tree["notes"], FieldNotePage, title, series=series, part=number)
        for number, title in enumerate(TITLES, start=1)
    ]


@pytest.fixture
def note(notes):
    """Part 2, with every field."""
    note = notes[1]
    note.note_number = 81889
    note.written_at, note.edited_at = moment(2007, 3, 4, 18, 53), moment(2012, 2, 11, 17, 38)
    note.notebook = Notebook.objects.create(title="KMกับการทำงาน")
    note.original_url = "https://www.example.org/blog/81889"
    note.licence = "all-rights"
    note.summary = "เล่าจากวงคุยหนี้"
    note.body = [("paragraph", "<p>ยายทองเปิดสมุดก่อน</p>")]
    note.contributors = [PageContributor(role="author", name="พัช พอช.", affiliation="พอช.")]
    note.save()
    return note


FIELDS = [
    TITLES[1],
    "พัช พอช.",
    "4 มี.ค. 2550 18.53 น.",
    "11 ก.พ. 2555 17.38 น.",
    "81889",
    "KMกับการทำงาน",
    "เล่าจากวงคุยหนี้",
    "ยายทองเปิดสมุดก่อน",
    "https://www.example.org/blog/81889",
    "การพัฒนาองค์กรการเงินและสวัสดิการชุมชน",
]


def test_every_field_is_shown(client, note):
    text = text_of(client.get(note.url))
    assert [words for words in FIELDS if words not in text] == []


def test_it_links_the_parts_before_and_after(client, notes):
    html = client.get(notes[1].url).content.decode()
    assert f'rel="prev" href="{notes[0].url}"' in html
    assert f'rel="next" href="{notes[2].url}"' in html


def test_the_first_part_has_none_before(notes):
    position = series_position(notes[0])
    assert position.previous is None
    assert position.next == notes[1]
    assert position.last_part == 3


def test_the_last_part_has_none_after(notes):
    position = series_position(notes[2])
    assert position.previous == notes[1]
    assert position.next is None


def test_a_part_that_stands_alone_does_not_say_of_how_many(tree, series):
    note = factories.page(tree["notes"], FieldNotePage, "ตอนเดียว", series=series, part=3)
    assert series_position(note).last_part is None


def test_a_note_outside_any_series_has_no_place_in_one(tree):
    assert series_position(factories.page(tree["notes"], FieldNotePage, "เดี่ยว")) is None


def test_drafts_and_private_parts_are_left_out(notes):
    notes[0].unpublish()
    PageViewRestriction.objects.create(page=notes[2], restriction_type="login")
    assert series_position(notes[1]).parts == [notes[1]]


def test_parts_in_the_other_language_are_left_out(notes):
    other = notes[0].copy_for_translation(Locale.objects.get(language_code="en"), copy_parents=True)
    other.save_revision().publish()
    assert other not in series_position(notes[1]).parts


def test_a_draft_previewed_by_its_writer_stands_among_the_others(notes):
    notes[1].unpublish()
    assert series_position(notes[1]).parts == notes


def test_series_are_read_in_one_query(notes, django_assert_num_queries):
    note = FieldNotePage.objects.get(pk=notes[1].pk)
    with django_assert_num_queries(2):  # the restrictions of pages, and the parts
        series_position(note)


@pytest.mark.parametrize(
    ("fields", "faulty"),
    [
        ({"part": None}, "part"),
        ({"series": None}, "series"),
        ({"edited_at": moment(2000, 1, 1)}, "edited_at"),
        ({"part": 0}, "part"),
    ],
)
def test_it_refuses(note, fields, faulty):
    for name, value in fields.items():
        setattr(note, name, value)
    with pytest.raises(ValidationError) as refusal:
        note.full_clean()
    assert faulty in refusal.value.message_dict


def test_comments_are_shown_with_the_note(client, note):
    Comment.objects.create(page=note, author_name="สมหมาย", text="อ่านซ้ำสองรอบ", state="published")
    assert "อ่านซ้ำสองรอบ" in client.get(note.url).content.decode()
