"""What all actions have in common."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, ClassVar

from wagtail.models import Page

from kmportal.members.models import User

if TYPE_CHECKING:
    from wagtail.models import PagePermissionTester

    from kmportal.rules.events import Happening
    from kmportal.rules.models import RuleRun

Step = dict[str, Any]


def step(said: str, **facts: object) -> Step:
    """As the log keeps it: told later, in the language of whoever reads it."""
    return {"said": said, "facts": {name: str(value) for name, value in facts.items()}}


class Refused(Exception):
    """The rule may not do this, or not now: then it does nothing at all."""

    def __init__(self, said: str, **facts: object) -> None:
        super().__init__(said)
        self.step = step(said, **facts)


def refuse_locked(page: Page, rights: PagePermissionTester) -> None:
    """Wagtail's locks of all kinds, each by what it protects."""
    if rights.page_locked():
        if page.scheduled_revision:
            raise Refused("scheduled")
        raise Refused("in_review" if page.workflow_in_progress else "locked")


@dataclass(frozen=True)
class Act:
    """One rule acting on one page, with the rights of its author. `number` counts its actions."""

    run: RuleRun
    happening: Happening
    author: User
    number: int = 0

    @property
    def page(self) -> Page:
        """Read anew: the action before may have changed it."""
        return Page.objects.get(pk=self.run.page_id).specific

    def refuse(self) -> Refused:
        return Refused("not_allowed", author=self.author)


class Action:
    """`rights` are those the author needs on the page, all of them; a dry run goes by them alone."""

    key: ClassVar[str]
    rights: ClassVar[frozenset[str]] = frozenset()

    def resolve(self, value: Any) -> Any:
        """What the block's value stands for: asked once, however many pages there are."""
        return value

    def rights_on(self, page: Page) -> frozenset[str]:
        return self.rights

    def needless(self, page: Page, value: Any) -> Step | None:
        """Why there is nothing to do, if there is not."""
        return None

    def seems_needless(self, page: Page, value: Any) -> Step | None:
        """The same for a dry run, which asks no more than what lists have read."""
        return self.needless(page, value)

    def barred(self, page: Page, value: Any) -> Step | None:
        """What forbids it to everybody. Asks no more than what lists have read."""
        return None

    def check(self, act: Act, page: Page, rights: PagePermissionTester, value: Any) -> None:
        """Raises Refused where the author may not."""

    def do(self, act: Act, page: Page, value: Any) -> Step:
        raise NotImplementedError

    def would(self, page: Page, value: Any, who: str = "") -> Step:
        """What `do` would say; `who` is the name of whoever did what the rule answers to."""
        raise NotImplementedError

    def perform(self, act: Act, value: Any) -> tuple[bool, Step]:
        """Whether anything was done, and what."""
        page, value = act.page, self.resolve(value)
        if reason := self.needless(page, value):
            return False, reason
        if reason := self.barred(page, value):
            raise Refused(reason["said"], **reason["facts"])
        self.check(act, page, page.permissions_for_user(act.author), value)
        done = self.do(act, page, value)
        return done["said"] not in NOTHING_DONE, done


#: What an action that ran may say of itself though nothing came of it.
NOTHING_DONE = frozenset({"nobody"})
