"""Two people press at the same moment, each on a connection of their own: nothing is lost or doubled."""

import threading
import uuid

import pytest
from django.db import connection
from django.test import Client
from django.urls import reverse
from wagtail.models import ModelLogEntry

from kmportal.discussion import moderation
from kmportal.discussion.models import Comment
from kmportal.guard.forms import stamp
from kmportal.reactions.models import ReactionCount
from kmportal.telling import drafts
from kmportal.telling.models import Draft
from lessons import reviewing
from lessons.models import Application, FieldNotePage, LessonPage
from lessons.signals import application_published
from tests import factories
from tests.lessons.applications import told

pytestmark = pytest.mark.django_db(transaction=True)
WAIT = 30  # seconds for one of them to get through


@pytest.fixture(autouse=True)
def _no_waiting(settings):
    settings.GUARD_MINIMUM_SECONDS = 0


@pytest.fixture
def tree():
    return factories.site_tree()


@pytest.fixture
def note(tree):
    return factories.page(tree["notes"], FieldNotePage, "วันที่เปิดสมุดหนี้")


@pytest.fixture
def lesson(tree):
    return factories.page(tree["lessons"], LessonPage, "ข้าวเม่าหนองโสน")


@pytest.fixture
def tambon(tree):
    for code, name in (("31", "บุรีรัมย์"), ("3104", "นางรอง"), ("310406", "หนองโสน")):
        place = factories.place(code, name)
    return place


@pytest.fixture
def somjai(tree):
    return factories.person("somjai")


@pytest.fixture
def malee(tree):
    return factories.person("malee")


def at_once(*deeds):
    """What each returns or raises. They start together, whatever the machine is doing."""
    start, outcomes = threading.Barrier(len(deeds)), [None] * len(deeds)

    def run(number, deed):
        try:
            start.wait(WAIT)
            outcomes[number] = deed()
        except Exception as error:  # noqa: BLE001  # the test looks at it
            outcomes[number] = error
        finally:
            connection.close()

    threads = [threading.Thread(target=run, args=pair) for pair in enumerate(deeds)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(WAIT)
    return outcomes


def post(member, name, *args, **data):
    """A request of somebody who is signed in already, to be sent later."""
    client = Client()
    client.force_login(member)
    return lambda: client.post(reverse(name, args=args), data).status_code


def say(page, text="เดิม", **fields):
    return Comment.objects.create(page=page, text=text, author_name="สมหมาย", **fields)


def comment_form(text):
    return {"text": text, "opened": stamp(), "homepage": ""}


def test_two_who_answer_the_same_are_both_heard(note, somjai, malee):
    first = say(note, state="published")
    at_once(
        post(somjai, "comment_answer", first.pk, **comment_form("เริ่มจากคุยทีละบ้าน")),
        post(malee, "comment_answer", first.pk, **comment_form("เริ่มจากทำบัญชี")),
    )
    answers = Comment.objects.filter(parent=first)
    assert {each.text for each in answers} == {"เริ่มจากคุยทีละบ้าน", "เริ่มจากทำบัญชี"}
    assert len({each.path for each in answers}) == 2


def test_a_comment_sent_twice_is_stored_once(note, somjai):
    sent = comment_form("ดีใจที่ได้อ่าน")
    at_once(*(post(somjai, "comment_write", note.pk, **sent) for _each in range(2)))
    assert Comment.objects.count() == 1


def test_of_two_moderators_one_decides_and_the_other_looks_again(note, somjai, malee):
    waiting = say(note, state="pending")
    seen = {waiting.pk: waiting.edition}
    decided = at_once(
        lambda: moderation.decide(seen, Comment.State.PUBLISHED, somjai),
        lambda: moderation.decide(seen, Comment.State.REJECTED, malee, "ซ้ำ"),
    )
    assert sorted(decided) == [0, 1]
    logged = ModelLogEntry.objects.filter(action__startswith="discussion.")
    waiting.refresh_from_db()
    assert [entry.action for entry in logged] == [moderation.LOGGED[waiting.state]]


def test_nobody_publishes_words_that_were_changed_meanwhile(note, somjai, malee):
    mine = say(note, state="pending", member=somjai)
    seen = {mine.pk: mine.edition}
    at_once(
        post(somjai, "comment_edit", mine.pk, text="แก้แล้ว", version=mine.version),
        lambda: moderation.decide(seen, Comment.State.PUBLISHED, malee),
    )
    mine.refresh_from_db()
    assert (mine.text, mine.state) in {("เดิม", "published"), ("แก้แล้ว", "pending")}


def test_presses_of_two_members_are_both_counted(lesson, somjai, malee):
    at_once(*(post(member, "react", lesson.pk, press="1") for member in (somjai, malee)))
    assert ReactionCount.objects.get(page=lesson, kind=1).count == 2


def test_a_button_pressed_twice_by_one_member_counts_once(lesson, somjai):
    at_once(*(post(somjai, "react", lesson.pk, press="1") for _each in range(2)))
    assert ReactionCount.objects.get(page=lesson, kind=1).count == 1


def test_two_uses_told_at_once_are_both_counted(lesson, tambon, malee):
    waiting = [told(lesson, tambon, "pending") for _each in range(2)]
    at_once(
        *(
            lambda use=use: reviewing.decide(
                {use.pk: use.edition}, Application.State.PUBLISHED, malee
            )
            for use in waiting
        )
    )
    lesson.refresh_from_db()
    assert lesson.applied_count == 2


def test_a_use_that_two_reviewers_publish_is_announced_once(lesson, tambon, somjai, malee):
    use, heard = told(lesson, tambon, "pending"), []

    def hear(application, **signal):
        heard.append(application.pk)

    application_published.connect(hear)
    at_once(
        *(
            lambda who=who: reviewing.decide(
                {use.pk: use.edition}, Application.State.PUBLISHED, who
            )
            for who in (somjai, malee)
        )
    )
    application_published.disconnect(hear)
    assert heard == [use.pk]


def test_a_use_changed_while_it_is_published_keeps_what_was_read(lesson, tambon, somjai, malee):
    use = told(lesson, tambon, "pending", member=somjai)
    form = {"applied_by": "แก้แล้ว", "place": "310406", "when_year": "2564"}
    form |= {"what_happened": "ได้ผลดี", "opened": stamp(), "homepage": ""}
    at_once(
        post(somjai, "change_application", use.pk, **form),
        lambda: reviewing.decide({use.pk: use.edition}, Application.State.PUBLISHED, malee),
    )
    use.refresh_from_db()
    assert (use.applied_by, use.state) in {("กลุ่มท่าเสา", "published"), ("แก้แล้ว", "pending")}
    published = ModelLogEntry.objects.filter(action="lessons.application.publish").count()
    assert published == (use.state == "published")


def test_of_two_windows_one_saves_and_the_other_is_told(note, somjai):
    draft = Draft.objects.create(member=somjai, token=uuid.uuid4(), typed={"title": "เดิม"})
    outcomes = at_once(
        *(
            lambda title=title: drafts.save(
                Draft.objects.get(pk=draft.pk), {"title": title}, draft.version
            ).typed["title"]
            for title in ("หน้าต่างแรก", "หน้าต่างที่สอง")
        )
    )
    draft.refresh_from_db()
    assert draft.typed["title"] in outcomes
    assert sum(isinstance(outcome, drafts.Overtaken) for outcome in outcomes) == 1
