"""What a storyteller says is kept, and settles the step when the rule is met."""

from __future__ import annotations

from django.db import transaction
from django.utils import timezone, translation
from django.utils.translation import gettext as _
from wagtail.models import TaskState

from kmportal.review.models import Answer, CommunityCheck, CommunityCheckTask, Voice
from lessons.models import LessonPage

Verdict, Outcome = Answer.Verdict, CommunityCheck.Outcome
Rule = CommunityCheckTask.Rule
#: What a step's end means for its check.
OUTCOMES = {
    TaskState.STATUS_APPROVED: Outcome.WAIVED,
    TaskState.STATUS_REJECTED: Outcome.RETURNED,
    TaskState.STATUS_CANCELLED: Outcome.CANCELLED,
}
LONGEST_NAMES = 200


@transaction.atomic
def answer(voice: Voice, verdict: str, words: str, revision: int | None) -> Answer:
    """Counted while the question is open; otherwise kept as late, for the editors to read."""
    check = CommunityCheck.objects.select_for_update().get(pk=voice.check_of_id)
    late = not check.is_open or voice.is_expired
    given = Answer.objects.create(
        voice=voice, revision_id=revision, verdict=verdict, words=words, late=late
    )
    if not late:
        settle(check)
    return given


def settle(check: CommunityCheck) -> None:
    """A no returns the page at once. A correction waits until the others have answered, so that the
    writer gets all of them together; until then one yes is not enough either."""
    counted = check.counted()
    said = [latest.verdict for _voice, latest in counted if latest]
    everyone = bool(said) and len(said) == len(counted)
    if Verdict.NO in said or (everyone and Verdict.CORRECTION in said):
        _return(check, counted)
    elif Verdict.YES in said and Verdict.CORRECTION not in said and _enough(check, everyone):
        _confirm(check, counted)


def _enough(check: CommunityCheck, everyone: bool) -> bool:
    return everyone or check.task_state.task.specific.rule == Rule.ONE


def _return(check: CommunityCheck, counted: list[tuple[Voice, Answer | None]]) -> None:
    """With all that was said, to whoever handed it in."""
    writer = check.task_state.workflow_state.requested_by
    with translation.override((writer and writer.language) or "th"):
        lines = [
            f"{voice.name}: {latest.get_verdict_display()}\n{latest.words}".strip()
            for voice, latest in counted
            if latest and latest.verdict != Verdict.YES
        ]
    check.task_state.specific.reject(comment="\n\n".join(lines))


def _confirm(check: CommunityCheck, counted: list[tuple[Voice, Answer | None]]) -> None:
    yes = [voice.name for voice, latest in counted if latest and latest.verdict == Verdict.YES]
    close(check, Outcome.CONFIRMED)
    _write_down(check, yes)
    comment = _("The community has said that it was so: %(names)s.") % {"names": ", ".join(yes)}
    check.task_state.specific.approve(comment=comment)


def _write_down(check: CommunityCheck, names: list[str]) -> None:
    """In a version of its own, so that it is published with the text and not before."""
    page = check.page.specific.get_latest_revision_as_object()
    if isinstance(page, LessonPage):
        page.checked, page.checked_on = True, timezone.localdate()
        page.checked_by = ", ".join(names)[:LONGEST_NAMES]
        page.save_revision(clean=False, log_action=True)


def close(check: CommunityCheck, outcome: str) -> None:
    """The numbers stay with the lesson, whatever becomes of the names and addresses."""
    counted = check.counted()
    check.asked = len(counted)
    check.confirmed = sum(bool(last and last.verdict == Verdict.YES) for _voice, last in counted)
    check.outcome, check.closed_at = outcome, timezone.now()
    check.save(update_fields=["asked", "confirmed", "outcome", "closed_at"])


def close_with_step(state: TaskState) -> None:
    """The step has ended, in whichever way of the editor's: so has what was asked in it."""
    check = CommunityCheck.objects.filter(task_state=state.pk, outcome=Outcome.OPEN).first()
    if check and state.status in OUTCOMES:
        close(check, OUTCOMES[state.status])


@transaction.atomic
def ask_about_newest(check: CommunityCheck) -> None:
    """The text was changed while it was asked about: everyone is asked anew, by new links."""
    check.revision = check.page.get_latest_revision()
    check.save(update_fields=["revision"])
    for voice in check.voices.all():
        voice.renew()
