"""Handing a page on: into a review, to another place in the tree, off the site."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from wagtail.models import Page, Workflow

from kmportal.core.bin_tree import is_binned

from .base import Act, Action, Refused, Step, refuse_locked, step

if TYPE_CHECKING:
    from wagtail.models import PagePermissionTester


class StartWorkflow(Action):
    key = "workflow"
    rights = frozenset({"change"})

    def resolve(self, value: Any) -> Workflow | None:
        key = int(value) if str(value).isdecimal() else 0
        found: Workflow | None = Workflow.objects.active().filter(pk=key).first()
        return found

    def needless(self, page: Page, value: Workflow | None) -> Step | None:
        return step("in_workflow") if page.workflow_in_progress else None

    def barred(self, page: Page, value: Workflow | None) -> Step | None:
        if value is None:
            return step("gone")
        return step("alias") if page.alias_of_id else None

    def check(self, act: Act, page: Page, rights: PagePermissionTester, value: Any) -> None:
        refuse_locked(page, rights)
        if not rights.can_edit():
            raise act.refuse()

    def do(self, act: Act, page: Page, value: Any) -> Step:
        if page.latest_revision_id is None:
            page.save_revision(user=act.author, changed=False, clean=False)
        value.start(page, act.author)
        return self.would(page, value)

    def would(self, page: Page, value: Any, who: str = "") -> Step:
        return step("workflow", workflow=value)


class Move(Action):
    key = "move"
    rights = frozenset({"change"})

    def needless(self, page: Page, value: Page | None) -> Step | None:
        return step("is_there", page=value) if value and page.is_child_of(value) else None

    def barred(self, page: Page, value: Page | None) -> Step | None:
        if value is None or is_binned(value):
            return step("gone")
        within = page == value or value.is_descendant_of(page)
        if within or not page.specific_deferred.can_move_to(value):
            return step("not_below", page=value)
        return None

    def check(self, act: Act, page: Page, rights: PagePermissionTester, value: Any) -> None:
        refuse_locked(page, rights)
        if not rights.can_move() or not rights.can_move_to(value):
            raise act.refuse()
        if value.get_children().filter(slug=page.slug).exclude(pk=page.pk).exists():
            raise Refused("address_taken", page=value)

    def do(self, act: Act, page: Page, value: Any) -> Step:
        page.move(Page.objects.get(pk=value.pk), pos="last-child", user=act.author)
        return self.would(page, value)

    def would(self, page: Page, value: Any, who: str = "") -> Step:
        return step("moved", page=value)


class Unpublish(Action):
    key = "unpublish"
    rights = frozenset({"publish"})

    def needless(self, page: Page, value: Any) -> Step | None:
        return None if page.live else step("is_off")

    def check(self, act: Act, page: Page, rights: PagePermissionTester, value: Any) -> None:
        refuse_locked(page, rights)
        if not rights.can_unpublish():
            raise act.refuse()

    def do(self, act: Act, page: Page, value: Any) -> Step:
        page.unpublish(user=act.author)
        return self.would(page, value)

    def would(self, page: Page, value: Any, who: str = "") -> Step:
        return step("unpublished")
