"""The reviewer's own queue, the decision, and the report of who waits for whom."""

import datetime
import io

import openpyxl
import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone
from wagtail.models import TaskState

from kmportal.review.models import CommunityCheck, DatedTaskState
from lessons.models import LessonPage
from tests.review.conftest import COMMUNITY, ONE, draft, hand_in

pytestmark = pytest.mark.django_db


@pytest.fixture
def state(lesson, writer, workflows):
    return hand_in(lesson, workflows[ONE], writer)


def make_late(state, days=3):
    due = timezone.localdate() - datetime.timedelta(days=days)
    DatedTaskState.objects.filter(pk=state.pk).update(due_on=due)


def text(response):
    return response.content.decode()


class TestQueue:
    def test_it_says_what_waits_since_when_until_when_and_by_whom(self, client, state, reviewer):
        client.force_login(reviewer)
        content = text(client.get(reverse("review_queue")))
        for said in ("ข้าวเม่าหนองโสน", "ผู้ดูแลพื้นที่ตรวจ", "นิดา"):
            assert said in content

    def test_what_waits_for_others_is_not_in_it(self, client, state, neighbour):
        client.force_login(neighbour)
        assert "ข้าวเม่าหนองโสน" not in text(client.get(reverse("review_queue")))

    def test_who_reviews_nothing_has_none(self, client, state, writer):
        client.force_login(writer)
        assert client.get(reverse("review_queue")).status_code == 302

    def test_what_is_late_is_marked(self, client, state, reviewer):
        make_late(state)
        client.force_login(reviewer)
        assert "review-late" in text(client.get(reverse("review_queue")))

    @pytest.mark.parametrize(("due", "found"), [("late", False), ("week", True)])
    def test_by_day(self, client, state, reviewer, due, found):
        client.force_login(reviewer)
        content = text(client.get(reverse("review_queue_results"), {"due": due}))
        assert ("ข้าวเม่าหนองโสน" in content) == found

    def test_by_sender(self, client, tree, state, reviewer, central, workflows):
        hand_in(draft(tree, central, "ตลาดนัดสีเขียว"), workflows[ONE], central)
        client.force_login(reviewer)
        content = text(client.get(reverse("review_queue_results"), {"by": central.pk}))
        assert "ตลาดนัดสีเขียว" in content
        assert "ข้าวเม่าหนองโสน" not in content

    def test_the_home_of_the_editor_tells_of_it_once(self, client, state, reviewer, writer):
        address = reverse("review_decide", args=[state.pk])
        client.force_login(reviewer)
        assert text(client.get(reverse("wagtailadmin_home"))).count(address) == 1
        client.force_login(writer)
        assert address not in text(client.get(reverse("wagtailadmin_home")))

    def test_as_many_queries_for_thirty_rows_as_for_three(
        self, client, tree, writer, reviewer, workflows
    ):
        client.force_login(reviewer)
        counts = {"review_queue": [], "who_waits": []}
        for more in (3, 27):
            for number in range(more):
                page = draft(tree, writer, f"บทเรียน {more} {number}")
                hand_in(page, workflows[COMMUNITY if number % 2 else ONE], writer)
            for name, counted in counts.items():
                client.get(reverse(name))  # what is remembered for good is asked once
                with CaptureQueriesContext(connection) as asked:
                    response = client.get(reverse(name))
                assert text(response).count("<tr") > more
                counted.append(len(asked))
        for few, many in counts.values():
            assert few == many <= 45


class TestDeciding:
    def post(self, client, state, action, **data):
        seen = LessonPage.objects.get(pk=state.workflow_state.object_id).latest_revision_id
        url = reverse("review_decide", args=[state.pk])
        return client.post(url, {"action": action, "seen": str(seen)} | data)

    def test_it_shows_the_change_beside_what_is_public(
        self, client, lesson, writer, reviewer, workflows
    ):
        lesson.get_latest_revision().publish()
        page = LessonPage.objects.get(pk=lesson.pk)
        page.summary = "ทั้งตำบลตั้งครัวกลางทำข้าวฮางร่วมกัน"
        page.save_revision(user=writer)
        state = hand_in(page, workflows[ONE], writer)
        client.force_login(reviewer)
        content = text(client.get(reverse("review_decide", args=[state.pk])))
        assert "<del>ข้าวเม่า</del>" in content
        assert "<ins>ข้าว" in content

    def test_a_new_page_is_shown_whole(self, client, state, reviewer):
        client.force_login(reviewer)
        assert "ครัวกลาง" in text(client.get(reverse("review_decide", args=[state.pk])))

    def test_approving_publishes(self, client, state, lesson, reviewer):
        client.force_login(reviewer)
        assert self.post(client, state, "approve").status_code == 302
        assert LessonPage.objects.get(pk=lesson.pk).live

    def test_returning_keeps_the_reason(self, client, state, lesson, reviewer):
        client.force_login(reviewer)
        self.post(client, state, "reject", comment="ขอปีที่เริ่มด้วย")
        state.refresh_from_db()
        assert (state.status, state.comment) == ("rejected", "ขอปีที่เริ่มด้วย")

    @pytest.mark.parametrize("comment", ["", " ", "\x00"], ids=["none", "space", "nul"])
    def test_returning_without_a_reason_is_refused(self, client, state, reviewer, comment):
        client.force_login(reviewer)
        assert self.post(client, state, "reject", comment=comment).status_code == 422
        state.refresh_from_db()
        assert state.status == TaskState.STATUS_IN_PROGRESS

    def test_nobody_approves_what_she_has_not_seen(self, client, state, lesson, reviewer):
        client.force_login(reviewer)
        answer = self.post(client, state, "approve", seen="0", comment="ดีมาก")
        assert answer.status_code == 409
        assert "ดีมาก" in text(answer)
        assert not LessonPage.objects.get(pk=lesson.pk).live

    def test_the_second_of_two_is_told(self, client, state, reviewer, central):
        client.force_login(reviewer)
        self.post(client, state, "approve")
        client.force_login(central)
        answer = self.post(client, state, "reject", comment="ไม่ทันแล้ว")
        assert answer.url == reverse("review_queue")
        state.refresh_from_db()
        assert state.status == TaskState.STATUS_APPROVED

    @pytest.mark.parametrize("action", ["approve", "reject", "publish", ""])
    def test_others_decide_nothing(self, client, state, lesson, neighbour, writer, action):
        for person in (neighbour, writer):
            client.force_login(person)
            assert self.post(client, state, action, comment="เอาเลย").status_code == 302
            state.refresh_from_db()
            assert state.status == TaskState.STATUS_IN_PROGRESS

    def test_a_stranger_sees_no_draft(self, client, state, neighbour):
        client.force_login(neighbour)
        assert "ครัวกลาง" not in text(
            client.get(reverse("review_decide", args=[state.pk]), follow=True)
        )

    def test_the_writer_sees_her_own_without_buttons(self, client, state, writer):
        client.force_login(writer)
        content = text(client.get(reverse("review_decide", args=[state.pk])))
        assert "ครัวกลาง" in content
        assert 'name="action"' not in content

    def test_who_is_not_signed_in_is_asked_to(self, client, state):
        answer = client.get(reverse("review_decide", args=[state.pk]))
        assert answer.status_code == 302
        assert "login" in answer.url

    def test_a_step_that_does_not_exist(self, client, reviewer):
        client.force_login(reviewer)
        assert client.get(reverse("review_decide", args=[987654321])).status_code == 404


class TestWhoWaits:
    def rows(self, client, **query):
        answer = client.get(reverse("who_waits"), {"export": "xlsx"} | query)
        sheet = openpyxl.load_workbook(
            io.BytesIO(b"".join(answer.streaming_content if answer.streaming else [answer.content]))
        )
        return [list(row) for row in sheet.active.iter_rows(values_only=True)]

    def test_a_writer_finds_whom_hers_waits_for(self, client, state, writer, reviewer, central):
        client.force_login(writer)
        _head, row = self.rows(client)
        assert row[0] == "ข้าวเม่าหนองโสน"
        assert "ประสิทธิ์, ส่วนกลาง" in row

    def test_others_do_not_find_it(self, client, state, neighbour):
        client.force_login(neighbour)
        assert len(self.rows(client)) == 1

    def test_how_many_have_answered(self, client, lesson, writer, workflows):
        hand_in(lesson, workflows[COMMUNITY], writer)
        CommunityCheck.objects.get().voices.first().answers.create(
            revision=CommunityCheck.objects.get().revision, verdict="yes"
        )
        client.force_login(writer)
        row = self.rows(client)[1]
        assert any(cell and "1" in str(cell) and "2" in str(cell) for cell in row[-1:])

    def test_a_title_is_no_formula(self, client, tree, writer, workflows):
        hand_in(draft(tree, writer, "=HYPERLINK(1)"), workflows[ONE], writer)
        client.force_login(writer)
        answer = client.get(reverse("who_waits"), {"export": "csv"})
        body = b"".join(answer.streaming_content).decode()
        assert "\n=HYPERLINK" not in body
        assert "HYPERLINK" in body
