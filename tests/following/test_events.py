"""Who hears of what."""

from typing import Any

import pytest
from django.core import mail
from wagtail.models import PageViewRestriction

from kmportal.following.models import Event, MailChoice, Notification
from kmportal.following.telling import tell_now
from tests.following.conftest import Village, follow, publish, say, use, write_note


def told(member: Any) -> list[str]:
    return [row.event.kind for row in Notification.objects.filter(member=member)]


@pytest.mark.parametrize(
    ("kind", "target"),
    [
        ("place", "tambon"),
        ("place", "province"),
        ("theme", "branch"),
        ("theme", "base"),
        ("author", "sunee"),
        ("series", "series"),
    ],
)
def test_a_new_note_is_told_to_who_follows(
    village: Village, happen: Any, kind: str, target: str
) -> None:
    follow(village.malee, kind, getattr(village, target))
    happen(publish, write_note(village, series=village.series))
    assert told(village.malee) == ["page"]
    assert [m.to for m in mail.outbox] == [["malee@example.org"]]


def test_three_ways_to_one_note_are_one_notification(village: Village, happen: Any) -> None:
    follow(village.malee, "place", village.tambon, "weekly")
    follow(village.malee, "theme", village.base, "at_once")
    follow(village.malee, "author", village.sunee, "daily")
    happen(publish, write_note(village))
    row = Notification.objects.get(member=village.malee)
    assert (row.frequency, row.follow.kind) == ("at_once", "theme")
    assert len(mail.outbox) == 1


def test_an_edit_is_no_news(village: Village, happen: Any) -> None:
    follow(village.malee, "place", village.tambon)
    note = write_note(village)
    happen(publish, note)
    happen(publish, note)
    assert told(village.malee) == ["page"]
    assert len(mail.outbox) == 1


def test_a_note_taken_back_and_published_again_is_no_news(village: Village, happen: Any) -> None:
    follow(village.malee, "place", village.tambon)
    note = write_note(village)
    happen(publish, note)
    note.unpublish()
    happen(publish, note)
    assert told(village.malee) == ["page"]


def test_nobody_is_told_of_their_own_note(village: Village, happen: Any) -> None:
    follow(village.sunee, "place", village.tambon)
    happen(publish, write_note(village))
    assert told(village.sunee) == []


def test_nor_the_recorder_who_published_it(village: Village, happen: Any) -> None:
    follow(village.malee, "place", village.tambon)
    happen(publish, write_note(village), user=village.malee)
    assert told(village.malee) == []


def test_a_comment_is_told_to_the_author_and_to_who_follows_the_page(
    village: Village, happen: Any
) -> None:
    follow(village.malee, "page", village.note, "site")
    happen(say, village.note, village.somchai)
    assert told(village.malee) == told(village.sunee) == ["comment"]
    assert told(village.somchai) == []
    assert [m.to for m in mail.outbox] == [["sunee@example.org"]]


def test_an_answer_is_told_to_who_is_answered(village: Village, happen: Any) -> None:
    question = happen(say, village.note, village.malee, "ใช้ข้าวพันธุ์อะไรคะ")
    happen(say, village.note, village.sunee, "ข้าวเหนียวดอเล็กจ้ะ", parent=question)
    row = Notification.objects.get(member=village.malee)
    assert row.reason == "answer"
    assert "แม่สุนีย์ ตอบความเห็นของคุณ" in mail.outbox[-1].subject


def test_an_answer_to_a_guest_is_told_to_no_guest(village: Village, happen: Any) -> None:
    question = happen(say, village.note, None, author_name="คนผ่านทาง")
    happen(say, village.note, village.sunee, "ขอบคุณจ้ะ", parent=question)
    assert not Notification.objects.filter(reason="answer").exists()


def test_who_wants_no_mail_about_answers_reads_them_here(village: Village, happen: Any) -> None:
    MailChoice.objects.create(member=village.sunee, own="site")
    happen(say, village.note, village.somchai)
    assert told(village.sunee) == ["comment"]
    assert mail.outbox == []


def test_a_use_of_a_lesson_is_told_to_who_follows_it(village: Village, happen: Any) -> None:
    follow(village.malee, "page", village.lesson)
    happen(use, village.lesson, village.tambon, village.somchai)
    assert told(village.malee) == ["application"]
    assert told(village.somchai) == []
    assert "กลุ่มท่าเสา" in mail.outbox[0].subject


def test_a_private_page_is_told_only_to_those_let_in(village: Village, happen: Any) -> None:
    from django.contrib.auth.models import Group

    staff = Group.objects.create(name="เจ้าหน้าที่ภาค")
    village.somchai.groups.add(staff)
    lock = PageViewRestriction.objects.create(page=village.tree["notes"], restriction_type="groups")
    lock.groups.add(staff)
    follow(village.malee, "place", village.tambon)
    follow(village.somchai, "place", village.tambon)
    happen(publish, write_note(village))
    assert told(village.malee) == []
    assert told(village.somchai) == ["page"]
    assert [m.to for m in mail.outbox] == [["somchai@example.org"]]


@pytest.mark.parametrize(("kind", "readers"), [("password", 0), ("login", 1)])
def test_a_page_behind_sign_in_or_a_password(
    village: Village, happen: Any, kind: str, readers: int
) -> None:
    PageViewRestriction.objects.create(
        page=village.tree["notes"], restriction_type=kind, password="ลับ"
    )
    follow(village.malee, "place", village.tambon)
    happen(publish, write_note(village))
    assert len(told(village.malee)) == len(mail.outbox) == readers


def test_who_has_left_is_not_told(village: Village, happen: Any) -> None:
    follow(village.malee, "place", village.tambon)
    village.malee.is_active = False
    village.malee.save()
    happen(publish, write_note(village))
    assert Notification.objects.count() == len(mail.outbox) == 0


def test_an_event_told_twice_tells_once(village: Village, happen: Any) -> None:
    follow(village.malee, "place", village.tambon)
    happen(publish, write_note(village))
    assert tell_now(Event.objects.get().pk) is False
    Event.objects.update(told_at=None)
    tell_now(Event.objects.get().pk)
    assert told(village.malee) == ["page"]


def test_the_request_that_publishes_computes_nobody(village: Village) -> None:
    """Before the commit there is the event and nothing else."""
    follow(village.malee, "place", village.tambon)
    publish(write_note(village))
    assert Event.objects.get().told_at is None
    assert not Notification.objects.exists()


def test_followers_of_an_abolished_tambon_hear_of_its_successor(
    village: Village, happen: Any
) -> None:
    from tests import factories

    old = factories.place("310499", "โคกเก่า", abolished=True, successor=village.tambon)
    follow(village.malee, "place", old)
    happen(publish, write_note(village))
    assert told(village.malee) == ["page"]


def test_a_deleted_target_leaves_no_follow_behind(village: Village) -> None:
    follow(village.malee, "page", village.note)
    follow(village.malee, "author", village.sunee)
    village.note.delete()
    village.sunee.delete()
    assert not village.malee.follows.exists()


def test_the_account_that_holds_a_page_counts_where_it_names_nobody(
    village: Village, happen: Any
) -> None:
    village.lesson.owner = village.sunee
    village.lesson.save()
    happen(say, village.lesson, village.somchai)
    assert told(village.sunee) == ["comment"]
