"""A community says whether it was so: by a link, without an account."""

import datetime
import re

import pytest
from django.core import mail
from django.core.exceptions import PermissionDenied
from django.urls import reverse
from django.utils import timezone
from wagtail.models import TaskState

from kmportal.core.models import PageContributor
from kmportal.review.community.tokens import line_link, link_of, token_of
from kmportal.review.models import Answer, CommunityCheck, CommunityCheckTask, Voice
from lessons.models import FieldNotePage, LessonPage
from tests import factories
from tests.applying.guarding import sent
from tests.review.conftest import COMMUNITY, draft, hand_in

pytestmark = pytest.mark.django_db


@pytest.fixture
def check(lesson, writer, workflows):
    return CommunityCheck.objects.get(task_state=hand_in(lesson, workflows[COMMUNITY], writer))


def voice(check, number=0):
    return check.voices.all()[number]


def url(voice):
    return reverse("community_check:answer", args=[token_of(voice)])


def say(client, voice, verdict="yes", words="", **more):
    voice.check_of.refresh_from_db()
    answers = {"verdict": verdict, "words": words, "seen": str(voice.check_of.revision_id)}
    return client.post(url(voice), sent(answers | more))


def step(check):
    return TaskState.objects.get(pk=check.task_state_id)


def fresh(check):
    return CommunityCheck.objects.get(pk=check.pk)


def expire(voice):
    Voice.objects.filter(pk=voice.pk).update(expires_at=timezone.now() - datetime.timedelta(days=1))


class TestAsking:
    def test_the_storytellers_are_asked_and_nobody_else(self, check):
        assert [each.name for each in check.voices.all()] == ["แม่สุนีย์", "พ่อคำปัน"]

    def test_who_has_an_account_is_written_to(
        self, tree, writer, workflows, django_capture_on_commit_callbacks
    ):
        member = factories.person("sunee", display_name="แม่สุนีย์")
        page = draft(tree, writer, storytellers=())
        page.contributors = [PageContributor(role="storyteller", member=member)]
        page.save_revision()
        with django_capture_on_commit_callbacks(execute=True):
            hand_in(page, workflows[COMMUNITY], writer)
        message = next(each for each in mail.outbox if each.to == [member.email])
        found = re.search(r"https?://[^/]+(/\S+)", message.body)[1]
        assert found == url(Voice.objects.get())

    def test_a_kind_of_page_that_names_no_storytellers_passes(self, tree, writer, workflows):
        note = factories.page(tree["notes"], FieldNotePage, "บันทึก", live=False, owner=writer)
        note.save_revision(user=writer)
        state = hand_in(note, workflows[COMMUNITY], writer)
        assert "Review by the branch" in state.task.name

    def test_a_lesson_that_names_nobody_waits_for_a_steward(
        self, tree, writer, reviewer, workflows
    ):
        state = hand_in(draft(tree, writer, storytellers=()), workflows[COMMUNITY], writer)
        assert state.status == TaskState.STATUS_IN_PROGRESS
        assert state.task.specific.get_actions(state.revision.as_object(), reviewer)

    def test_line_gets_the_words_and_the_link(self, check):
        address = line_link(voice(check), check)
        assert address.startswith("https://line.me/R/share?text=")
        assert token_of(voice(check)).split(":")[0] in address


class TestReading:
    def test_she_reads_the_draft_without_an_account(self, client, check):
        answer = client.get(url(voice(check)))
        text = answer.content.decode()
        assert answer.status_code == 200
        assert "ข้าวเม่าหนองโสน" in text
        assert "ทั้งตำบลตั้งครัวกลาง" in text
        assert "no-store" in answer["Cache-Control"]
        assert answer["X-Robots-Tag"] == "noindex"
        assert answer["Referrer-Policy"] == "same-origin"

    def test_she_reads_the_version_handed_in_whatever_is_written_since(self, client, check, lesson):
        lesson.summary = "ยังเขียนไม่เสร็จ"
        lesson.save_revision()
        assert "ยังเขียนไม่เสร็จ" not in client.get(url(voice(check))).content.decode()

    def test_the_lesson_itself_stays_closed(self, client, check, lesson):
        client.get(url(voice(check)))
        assert client.get(lesson.url).status_code == 404

    def test_private_pages_above_are_not_named(self, client, check, tree):
        from wagtail.models import PageViewRestriction

        tree["lessons"].title = "ห้องในของเครือข่าย"
        tree["lessons"].save()
        PageViewRestriction.objects.create(page=tree["lessons"], restriction_type="login")
        content = client.get(url(voice(check))).content.decode()
        main = content[content.index("<main") : content.index("</main")]
        assert "ห้องในของเครือข่าย" not in main

    @pytest.mark.parametrize(
        "change",
        [
            lambda token: token[:-1],
            lambda token: token[:-1] + ("A" if token[-1] != "A" else "B"),
            lambda token: "9" + token,
            lambda token: token.replace("-", "--", 1),
            lambda token: "๑" + token[1:],
            lambda token: "x" * 4000,
        ],
        ids=["cut", "changed", "other", "dashes", "thai digits", "long"],
    )
    def test_a_forged_link_leads_nowhere(self, client, check, change):
        address = reverse("community_check:answer", args=[change(token_of(voice(check)))])
        assert client.get(address).status_code == 404

    def test_a_link_of_a_visit_is_no_link_here(self, client, check):
        from django.core import signing

        found = voice(check)
        forged = signing.Signer(salt="learning_centers.visits.visit").sign(
            f"{found.pk}-{found.key.hex}"
        )
        assert client.get(reverse("community_check:answer", args=[forged])).status_code == 404

    def test_a_new_link_ends_the_old_one(self, client, check):
        found = voice(check)
        old = url(found)
        found.renew()
        assert client.get(old).status_code == 404
        assert client.get(url(found)).status_code == 200

    def test_who_guesses_is_sent_away(self, client, db):
        address = reverse("community_check:answer", args=["1-0:x"])
        assert {client.get(address).status_code for _each in range(31)} == {404, 429}


class TestAnswering:
    def test_when_all_say_yes_it_goes_on(self, client, check):
        say(client, voice(check, 0))
        assert step(check).status == TaskState.STATUS_IN_PROGRESS
        say(client, voice(check, 1))
        assert step(check).status == TaskState.STATUS_APPROVED
        assert (fresh(check).outcome, fresh(check).confirmed, fresh(check).asked) == (
            "confirmed",
            2,
            2,
        )

    def test_where_one_is_enough_one_is_enough(self, client, check):
        CommunityCheckTask.objects.update(rule="one")
        say(client, voice(check, 0))
        assert fresh(check).outcome == "confirmed"
        assert (fresh(check).confirmed, fresh(check).asked) == (1, 2)

    def test_a_no_returns_it_with_the_words(self, client, check, lesson):
        say(client, voice(check, 0), "no", "ปีนั้นยังไม่มีครัวกลาง")
        assert step(check).status == TaskState.STATUS_REJECTED
        assert "แม่สุนีย์: " in step(check).comment
        assert "ปีนั้นยังไม่มีครัวกลาง" in step(check).comment
        assert lesson.current_workflow_state.status == "needs_changes"

    def test_corrections_wait_for_one_another(self, client, check):
        say(client, voice(check, 0), "correction", "ชื่อบ้านผิด")
        assert step(check).status == TaskState.STATUS_IN_PROGRESS
        say(client, voice(check, 1), "correction", "ปีผิด")
        assert "ชื่อบ้านผิด" in step(check).comment
        assert "ปีผิด" in step(check).comment

    def test_a_correction_is_not_passed_over_by_one_yes(self, client, check):
        CommunityCheckTask.objects.update(rule="one")
        say(client, voice(check, 0), "correction", "ชื่อบ้านผิด")
        say(client, voice(check, 1))
        assert step(check).status == TaskState.STATUS_REJECTED

    def test_the_last_word_counts(self, client, check):
        say(client, voice(check, 0), "correction", "ชื่อบ้านผิด")
        say(client, voice(check, 0))
        say(client, voice(check, 1))
        assert fresh(check).outcome == "confirmed"
        assert Answer.objects.count() == 3

    @pytest.mark.parametrize("verdict", ["no", "correction"])
    def test_no_and_nearly_need_words(self, client, check, verdict):
        assert say(client, voice(check), verdict).status_code == 422
        assert not Answer.objects.exists()

    def test_what_was_typed_stays_when_the_choice_is_missing(self, client, check):
        answer = say(client, voice(check), "", "ขอแก้ชื่อบ้าน")
        assert answer.status_code == 422
        assert "ขอแก้ชื่อบ้าน" in answer.content.decode()

    def test_an_answer_to_another_version_is_asked_again(self, client, check):
        answer = say(client, voice(check), "correction", "ชื่อบ้านผิด", seen="0")
        assert answer.status_code == 409
        assert "ชื่อบ้านผิด" in answer.content.decode()
        assert not Answer.objects.exists()

    @pytest.mark.parametrize(
        "words",
        ["ก" * 100_000, "\x00", "ก" + "\u0e49" * 400, "\u202eกขค", "<script>alert(1)</script>"],
        ids=["100 kB", "nul", "zalgo", "rtl", "script"],
    )
    def test_whatever_is_typed_gets_a_page(self, client, check, words):
        answer = say(client, voice(check), "correction", words)
        assert answer.status_code in (302, 422)
        assert "<script>alert" not in answer.content.decode()

    def test_a_program_that_fills_all_fields_is_refused(self, client, check):
        say(client, voice(check), homepage="http://spam.example")
        assert not Answer.objects.exists()

    def test_very_many_answers_an_hour_are_refused(self, client, check):
        for _each in range(60):
            say(client, voice(check, 0), "correction", "ชื่อบ้านผิด")
        assert say(client, voice(check, 0), "correction", "อีกครั้ง").status_code == 422
        assert Answer.objects.count() == 60


class TestLate:
    def test_an_expired_link_shows_nothing_of_the_lesson(self, client, check):
        expire(voice(check))
        answer = client.get(url(voice(check)))
        assert answer.status_code == 200
        assert "ทั้งตำบลตั้งครัวกลาง" not in answer.content.decode()

    def test_what_comes_late_is_kept_and_not_counted(self, client, check):
        CommunityCheckTask.objects.update(rule="one")
        expire(voice(check))
        say(client, voice(check), "correction", "เพิ่งได้อ่าน ชื่อบ้านผิด")
        kept = Answer.objects.get()
        assert (kept.late, kept.words) == (True, "เพิ่งได้อ่าน ชื่อบ้านผิด")
        assert fresh(check).is_open

    def test_what_comes_after_the_matter_is_settled_is_kept(self, client, check):
        say(client, voice(check, 0), "no", "ไม่ใช่อย่างนี้")
        say(client, voice(check, 1), "no", "เห็นด้วยกับแม่สุนีย์")
        assert Answer.objects.last().late

    def test_words_behind_a_broken_link_are_given_back(self, client, check):
        answer = client.post(url(voice(check))[:-2] + "/", sent({"words": "ชื่อบ้านผิด"}))
        assert answer.status_code == 404
        assert "ชื่อบ้านผิด" in answer.content.decode()
        assert not Answer.objects.exists()

    def test_a_new_link_goes_to_the_known_address_only(
        self, client, check, django_capture_on_commit_callbacks
    ):
        Voice.objects.update(email="sunee@example.org")
        found = voice(check)
        expire(found)
        with django_capture_on_commit_callbacks(execute=True):
            client.post(url(found), {"new_link": "1", "email": "thief@example.org"})
        assert [message.to for message in mail.outbox] == [["sunee@example.org"]]
        assert client.get(url(found)).status_code == 404


class TestStanding:
    def test_the_day_is_that_of_the_people_asked(self):
        """Early in the morning the clock of the server still has the day before."""
        late = datetime.datetime(2021, 3, 11, 21, 34, tzinfo=datetime.UTC)
        assert CommunityCheck(closed_at=late).closed_on == datetime.date(2021, 3, 12)

    def publish(self, check, reviewer):
        page = LessonPage.objects.get(pk=check.page_id)
        state = page.current_workflow_task_state
        state.task.specific.on_action(state, reviewer, "approve")

    def test_it_shows_on_the_public_page(self, client, check, lesson, reviewer):
        CommunityCheckTask.objects.update(rule="one")
        say(client, voice(check, 0))
        self.publish(check, reviewer)
        page = LessonPage.objects.get(pk=lesson.pk)
        assert (page.live, page.checked, page.checked_by) == (True, True, "แม่สุนีย์")
        content = client.get(page.url).content.decode()
        assert re.search(r'class="meta standing".*1\D+2', content, re.DOTALL)

    def test_it_is_published_with_the_text_and_not_before(self, client, check, lesson):
        say(client, voice(check, 0))
        say(client, voice(check, 1))
        assert not LessonPage.objects.get(pk=lesson.pk).checked

    def test_a_steward_goes_on_without_and_says_why(self, check, lesson, reviewer):
        state = step(check).specific
        with pytest.raises(PermissionDenied):
            state.task.specific.on_action(state, reviewer, "approve")
        state.task.specific.on_action(state, reviewer, "approve", comment="ย้ายไปอยู่ต่างจังหวัดแล้ว")
        assert fresh(check).outcome == "waived"
        self.publish(check, reviewer)
        assert not LessonPage.objects.get(pk=lesson.pk).checked

    def test_cancelling_the_workflow_ends_the_question(self, client, check, lesson, writer):
        lesson.current_workflow_state.cancel(user=writer)
        assert fresh(check).outcome == "cancelled"
        say(client, voice(check))
        assert Answer.objects.get().late

    def test_the_next_round_knows_the_addresses(self, client, check, lesson, writer):
        Voice.objects.filter(name="แม่สุนีย์").update(email="sunee@example.org")
        say(client, voice(check, 0), "no", "ปีผิด")
        lesson.current_workflow_state.resume(writer)
        again = CommunityCheck.objects.first()
        assert again.pk != check.pk
        assert voice(again).email == "sunee@example.org"
        assert link_of(voice(again)) != link_of(voice(check))
