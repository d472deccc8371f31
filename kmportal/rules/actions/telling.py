"""Telling people: on their home in the editor, or by mail."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar

from django.db import transaction

from kmportal.rules.blocks import Whom
from kmportal.rules.mail import deliver
from kmportal.rules.models import RuleMail, RuleNotice
from kmportal.rules.whom import may_know, told
from kmportal.rules.wording import receiver

from .base import Act, Action, Step, step

if TYPE_CHECKING:
    from wagtail.models import Page

    from kmportal.members.models import User

#: A log names so many; the rest is counted.
MOST_NAMES = 5
EDITOR = "wagtailadmin.access_admin"


class _Tell(Action):
    done: ClassVar[str]

    def do(self, act: Act, page: Page, value: Any) -> Step:
        people = [
            member
            for member in told(page, value, act.happening.doer)
            if self.reaches(member) and may_know(member, page)
        ]
        if not people:
            return step("nobody")
        self.tell(act, people, value)
        return step(self.done, people=_names(people))

    def would(self, page: Page, value: Any, who: str = "") -> Step:
        """By name where it is one person; who looks after a branch would be asked page by page."""
        match value["to"]:
            case Whom.OWNER:
                people = str(page.owner or "")
            case Whom.DOER:
                people = who
            case _:
                people = receiver(value)
        return step(self.done, people=people) if people else step("nobody")

    def reaches(self, member: User) -> bool:
        raise NotImplementedError

    def tell(self, act: Act, people: list[User], value: Any) -> None:
        raise NotImplementedError


class Notify(_Tell):
    key = "notify"
    done = "notified"

    def reaches(self, member: User) -> bool:
        """Others have no home in the editor."""
        return member.has_perm(EDITOR)

    def tell(self, act: Act, people: list[User], value: Any) -> None:
        rows = (RuleNotice(run=act.run, member=each, note=value["note"] or "") for each in people)
        RuleNotice.objects.bulk_create(rows, ignore_conflicts=True)


class Mail(_Tell):
    key = "mail"
    done = "mailed"

    def reaches(self, member: User) -> bool:
        return bool(member.email)

    def tell(self, act: Act, people: list[User], value: Any) -> None:
        words = {code: [value[f"subject_{code}"], value[f"text_{code}"]] for code in ("th", "en")}
        rows = (
            RuleMail(
                run=act.run,
                member=each,
                action=act.number,
                who=act.happening.doer_name[:160],
                words=words,
            )
            for each in people
        )
        RuleMail.objects.bulk_create(rows, ignore_conflicts=True)
        transaction.on_commit(deliver.enqueue, robust=True)


def _names(people: list[User]) -> str:
    shown = ", ".join(str(each) for each in people[:MOST_NAMES])
    more = len(people) - MOST_NAMES
    return f"{shown} +{more}" if more > 0 else shown
