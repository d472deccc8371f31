"""A page is read once by a visitor in a day; programs, authors and previews do not count."""

import datetime
from unittest import mock

import pytest
from django.contrib.auth.models import AnonymousUser
from django.core.cache import cache
from django.core.management import call_command
from django.db import DatabaseError, connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from kmportal.reads import flushing, totals, visits
from kmportal.reads.buffer import Buffer, waiting
from kmportal.reads.models import DayReads, Mark, TotalReads
from kmportal.reads.visits import Read
from lessons.models import FieldNotePage, LessonPage
from tests import factories
from tests.reading import text_of

pytestmark = pytest.mark.django_db

PHONE = "Mozilla/5.0 (Linux; Android 9; CUBOT X19) AppleWebKit/537.36 Chrome/99.0 Mobile Line/13.1"
TODAY = datetime.date(2026, 11, 21)


@pytest.fixture(autouse=True)
def _nothing_waits():
    waiting.take()
    yield
    waiting.take()


@pytest.fixture
def tree():
    return factories.site_tree()


@pytest.fixture
def note(tree):
    return factories.page(tree["notes"], FieldNotePage, "วันที่เปิดสมุดหนี้")


def look(client, page, ip="203.0.113.7", agent=PHONE, **headers):
    return client.get(page.url, REMOTE_ADDR=ip, headers={"User-Agent": agent, **headers})


def reads(page):
    flushing.flush()
    return totals.of([page])[page.pk]


def test_a_visitor_counts_once_in_a_day_however_often_she_looks(client, note):
    for _ in range(3):
        look(client, note)
        flushing.flush()
    assert reads(note) == 1


def test_another_address_and_another_telephone_are_other_visitors(client, note):
    look(client, note)
    look(client, note, ip="203.0.113.8")
    look(client, note, agent="Mozilla/5.0 (iPhone; CPU iPhone OS 17_0 like Mac OS X) Safari/604.1")
    assert reads(note) == 3


def test_the_same_visitor_counts_again_the_next_day(client, note, monkeypatch):
    for day in (TODAY, TODAY + datetime.timedelta(days=1)):
        monkeypatch.setattr(timezone, "localdate", lambda day=day: day)
        look(client, note)
        flushing.flush()
    assert reads(note) == 2
    assert dict(DayReads.objects.values_list("day", "count")) == {
        TODAY: 1,
        TODAY + datetime.timedelta(days=1): 1,
    }


def test_reads_of_two_processes_count_a_visitor_once(note):
    one = Read("a" * 32, note.pk, timezone.localdate())
    assert [flushing.count_reads({one}), flushing.count_reads({one})] == [1, 0]


def test_a_note_shows_what_it_brought_and_what_was_counted_here(client, tree):
    brought = factories.page(tree["notes"], FieldNotePage, "บันทึกเก่า", read_count=1204)
    look(client, brought)
    assert reads(brought) == 1205
    assert "1,205" in text_of(client.get(brought.url))


def test_a_lesson_shows_its_reads(client, tree):
    lesson = factories.page(tree["lessons"], LessonPage, "กองทุนสวัสดิการ")
    for last in range(7):
        look(client, lesson, ip=f"203.0.113.{last}")
    flushing.flush()
    assert "อ่าน 7 ครั้ง" in text_of(client.get(lesson.url))


def test_a_report_finds_pages_nobody_read_in_a_span_of_days(note, tree):
    other = factories.page(tree["notes"], FieldNotePage, "ยังไม่มีใครอ่าน")
    flushing.count_reads({Read("a" * 32, note.pk, TODAY)})
    week = (TODAY - datetime.timedelta(days=6), TODAY)
    assert totals.between([note, other], *week) == {note.pk: 1, other.pk: 0}
    later = TODAY + datetime.timedelta(days=1)
    assert totals.between([note], later, later) == {note.pk: 0}


# What does not count


@pytest.mark.parametrize(
    "agent",
    [
        "",
        "Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)",
        "facebookexternalhit/1.1;line-poker/1.0",
        "Mozilla/5.0 (compatible; bingbot/2.0)",
        "Mozilla/5.0 (compatible; GPTBot/1.2)",
        "Mozilla/5.0 (X11; Linux x86_64) HeadlessChrome/120.0",
        "curl/8.5.0",
        "python-requests/2.32",
        "Mozilla/5.0 (compatible; Baiduspider/2.0)",
        "UptimeRobot/2.0",
        "Feedly/1.0 (+http://www.feedly.com/fetcher.html)",
    ],
)
def test_programs_do_not_count(client, note, agent):
    look(client, note, agent=agent)
    assert reads(note) == 0


@pytest.mark.parametrize(
    "agent",
    [
        PHONE,
        "Mozilla/5.0 (Linux; Android 8; CUBOT_NOTE_S) Chrome/80.0 Mobile Safari/537.36",
        "Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:128.0) Gecko/20100101 Firefox/128.0",
        "Mozilla/5.0 (Linux; Android 10; SM-A105F) Chrome/96.0 Mobile [FBAN/FB4A;FBAV/300.0;]",
        "Opera/9.80 (Android; Opera Mini/36.2/119.132; U; th) Presto/2.12.423 Version/12.16",
    ],
)
def test_telephones_people_have_count(agent):
    assert not visits.is_bot(agent)


@pytest.mark.parametrize("header", ["Sec-Purpose", "Purpose", "X-Moz"])
def test_what_a_browser_fetches_in_advance_does_not_count(client, note, header):
    look(client, note, **{header: "prefetch;prerender"})
    assert reads(note) == 0


def test_asking_for_the_head_alone_does_not_count(client, note):
    client.head(note.url, headers={"User-Agent": PHONE})
    assert reads(note) == 0


def test_people_of_the_page_and_who_made_it_do_not_count(client, note):
    author, staff = factories.person("author"), factories.person("staff")
    note.contributors.create(role="author", member=author)
    note.owner = staff
    note.save()
    for person in (author, staff):
        client.force_login(person)
        look(client, note)
    assert reads(note) == 0


def test_another_member_counts(client, note):
    client.force_login(factories.person("reader"))
    look(client, note)
    assert reads(note) == 1


def test_a_preview_does_not_count(note, rf):
    response = note.make_preview_request(
        original_request=rf.get("/", headers={"User-Agent": PHONE}), preview_mode=""
    )
    assert response.status_code == 200
    assert reads(note) == 0


def test_a_page_that_asks_for_a_password_does_not_count(client, note):
    note.view_restrictions.create(restriction_type="password", password="ลับ")
    look(client, note)
    assert reads(note) == 0


def test_lists_and_the_home_page_do_not_count(client, tree):
    look(client, tree["notes"])
    look(client, tree["home"])
    assert flushing.flush() == 0


# What reading costs, and what is kept


def test_a_view_writes_nothing_and_asks_only_for_the_number_it_shows(client, note):
    look(client, note)
    with CaptureQueriesContext(connection) as asked:
        look(client, note)
    statements = [each["sql"] for each in asked]
    assert [each for each in statements if not each.startswith("SELECT")] == []
    assert len([each for each in statements if '"reads_' in each]) == 1


def test_noticing_a_read_touches_neither_database_nor_cache(note, rf, django_assert_num_queries):
    request = rf.get(note.url, headers={"User-Agent": PHONE})
    request.user = AnonymousUser()
    with django_assert_num_queries(0), mock.patch.object(cache, "get", side_effect=AssertionError):
        waiting.add(visits.read_of(note, request))
        assert visits.is_read(note, request)


def test_reads_are_written_when_the_interval_is_over_after_an_answer(client, note, settings):
    settings.READS_FLUSH_SECONDS = 0
    look(client, note)
    assert totals.of([note]) == {note.pk: 1}


def test_before_the_interval_is_over_reads_wait(client, note, settings):
    settings.READS_FLUSH_SECONDS = 30
    look(client, note)
    assert totals.of([note]) == {note.pk: 0}


def test_a_database_that_cannot_be_written_to_loses_no_read(client, note, settings, monkeypatch):
    def broken(reads):
        raise DatabaseError("database is locked")

    settings.READS_FLUSH_SECONDS = 0
    with monkeypatch.context() as patched:
        patched.setattr(flushing, "count_reads", broken)
        assert look(client, note).status_code == 200
    assert reads(note) == 1


def test_a_page_deleted_meanwhile_does_not_hold_up_the_others(client, note, tree):
    gone = factories.page(tree["notes"], FieldNotePage, "ลบแล้ว")
    look(client, gone)
    look(client, note)
    gone.delete()
    assert reads(note) == 1


def test_memory_is_bounded(monkeypatch):
    monkeypatch.setattr("kmportal.reads.buffer.MOST", 3)
    buffer = Buffer()
    for number in range(9):
        buffer.add(Read(str(number), 1, TODAY))
    assert len(buffer.take()) == 3


def test_neither_address_nor_browser_is_kept_and_marks_cannot_be_joined(client, note, tree):
    other = factories.page(tree["notes"], FieldNotePage, "อีกเรื่อง")
    look(client, note)
    look(client, other)
    flushing.flush()
    marks = [mark for (mark,) in Mark.objects.values_list("mark")]
    assert len(set(marks)) == 2
    assert not any("203.0.113.7" in mark for mark in marks)


def test_marks_go_when_their_day_is_over_and_counts_stay(note):
    yesterday = timezone.localdate() - datetime.timedelta(days=1)
    flushing.count_reads({Read("a" * 32, note.pk, yesterday)})
    call_command("forget_visitors")
    assert not Mark.objects.exists()
    assert TotalReads.objects.get(page=note).count == 1
