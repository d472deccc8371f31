"""What a page in the bin must not have, since Wagtail would go on acting on it; and its way back.

Everything is taken away in the database without Wagtail's signals and mails: a page that is thrown
away is not unpublished, cancelled or unlocked by anybody, and all of it may come back.
"""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING, Any, TypedDict
from uuid import UUID, uuid5

from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group, Permission
from django.contrib.contenttypes.models import ContentType
from wagtail.models import GroupPagePermission, Page, Revision, TaskState, WorkflowState
from wagtail_localize.models import Translation

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from django.db.models import Model

    from .models import Deletion

BATCH = 500
FIELDS = ["live", "locked", "locked_by", "locked_at", "translation_key", "alias_of"]


class PageState(TypedDict):
    live: bool
    locked: bool
    locked_by: int | None
    locked_at: str | None
    key: str
    alias_of: int | None


class BranchState(TypedDict):
    """Rows are named by their primary keys, in lists as JSON has them."""

    pages: dict[str, PageState]
    aliases: list[list[int]]
    schedule: list[list[Any]]
    workflows: list[list[Any]]
    tasks: list[int]
    permissions: list[list[int]]
    translations: list[int]


def take(pages: Sequence[Page], deletion: Deletion) -> BranchState:
    keys = [page.pk for page in pages]
    workflows, tasks = _pause_workflows(keys)
    state = BranchState(
        pages={str(page.pk): _of(page) for page in pages},
        aliases=_loosen_aliases(keys),
        schedule=_unschedule(keys),
        permissions=_withdraw_permissions(keys),
        translations=_stop_translating(pages),
        workflows=workflows,
        tasks=tasks,
    )
    for page in pages:
        page.live = page.locked = False
        page.locked_by = page.locked_at = page.alias_of = None
        page.translation_key = uuid5(page.translation_key, f"bin {deletion.pk}")
    Page.objects.bulk_update(pages, FIELDS, batch_size=BATCH)
    return state


def put_back(state: BranchState, pages: Sequence[Page]) -> list[Page]:
    """The pages that can no longer be translations of what they were: another one was made meanwhile."""
    apart = give_keys_back(state, pages)
    _restore_fields(state, pages, {page.pk for page in apart})
    _schedule_again(state)
    _resume_workflows(state)
    _give_permissions_back(state)
    Translation.objects.filter(pk__in=state["translations"]).update(enabled=True)
    return apart


def give_keys_back(state: BranchState, pages: Sequence[Page]) -> list[Page]:
    """Each page's translation key of before, where no other page of its language has it now."""
    known = state["pages"]
    wanted = {page.pk: UUID(known[str(page.pk)]["key"]) for page in pages if str(page.pk) in known}
    others = Page.objects.filter(translation_key__in=wanted.values()).exclude(pk__in=wanted)
    taken = set(others.values_list("translation_key", "locale"))
    apart = [page for page in pages if (wanted.get(page.pk), page.locale_id) in taken]
    for page in pages:
        if page.pk in wanted and page not in apart:
            page.translation_key = wanted[page.pk]
    Page.objects.bulk_update(pages, ["translation_key"], batch_size=BATCH)
    return apart


def _of(page: Page) -> PageState:
    return PageState(
        live=page.live,
        locked=page.locked,
        locked_by=page.locked_by_id,
        locked_at=page.locked_at.isoformat() if page.locked_at else None,
        key=str(page.translation_key),
        alias_of=page.alias_of_id,
    )


def _restore_fields(state: BranchState, pages: Sequence[Page], apart: set[int]) -> None:
    before = {page.pk: state["pages"].get(str(page.pk)) for page in pages}
    sources = _there(Page, [was["alias_of"] for was in before.values() if was])
    lockers = _there(get_user_model(), [was["locked_by"] for was in before.values() if was])
    for page in pages:
        if (was := before[page.pk]) is None:
            continue
        page.live, page.locked = was["live"], was["locked"]
        page.locked_at = datetime.fromisoformat(was["locked_at"]) if was["locked_at"] else None
        page.locked_by_id = was["locked_by"] if was["locked_by"] in lockers else None
        repeats = was["alias_of"] in sources and page.pk not in apart
        page.alias_of_id = was["alias_of"] if repeats else None
    Page.objects.bulk_update(pages, FIELDS, batch_size=BATCH)
    for alias, source in state["aliases"]:
        Page.objects.filter(pk=alias, alias_of=None).update(alias_of=source)


def _there(model: type[Model], keys: Collection[int | None]) -> set[int]:
    return set(
        model._default_manager.filter(pk__in=set(keys) - {None}).values_list("pk", flat=True)
    )


def _loosen_aliases(keys: list[int]) -> list[list[int]]:
    """Pages elsewhere that only repeated one of these stand on their own now, as Wagtail does it."""
    aliases = Page.objects.filter(alias_of__in=keys).exclude(pk__in=keys)
    found = [list(row) for row in aliases.values_list("pk", "alias_of")]
    Page.objects.filter(pk__in=[alias for alias, _source in found]).update(alias_of=None)
    return found


def _unschedule(keys: list[int]) -> list[list[Any]]:
    revisions = Revision.page_revisions.filter(object_id__in=map(str, keys))
    scheduled = revisions.exclude(approved_go_live_at=None)
    found = [[pk, at.isoformat()] for pk, at in scheduled.values_list("pk", "approved_go_live_at")]
    Revision.objects.filter(pk__in=[pk for pk, _at in found]).update(approved_go_live_at=None)
    return found


def _schedule_again(state: BranchState) -> None:
    for key, at in state["schedule"]:
        when = datetime.fromisoformat(at)
        Revision.objects.filter(pk=key).update(approved_go_live_at=when)


def _pause_workflows(keys: list[int]) -> tuple[list[list[Any]], list[int]]:
    """Nobody is asked to review what was thrown away."""
    open_ones = WorkflowState.objects.active().filter(
        base_content_type=ContentType.objects.get_for_model(Page), object_id__in=map(str, keys)
    )
    found = dict(open_ones.values_list("pk", "status"))
    tasks = TaskState.objects.filter(
        workflow_state__in=list(found), status=TaskState.STATUS_IN_PROGRESS
    )
    waiting = list(tasks.values_list("pk", flat=True))
    TaskState.objects.filter(pk__in=waiting).update(status=TaskState.STATUS_CANCELLED)
    WorkflowState.objects.filter(pk__in=list(found)).update(status=WorkflowState.STATUS_CANCELLED)
    return [list(row) for row in found.items()], waiting


def _resume_workflows(state: BranchState) -> None:
    for key, status in state["workflows"]:
        WorkflowState.objects.filter(pk=key).update(status=status)
    TaskState.objects.filter(pk__in=state["tasks"]).update(status=TaskState.STATUS_IN_PROGRESS)


def _withdraw_permissions(keys: list[int]) -> list[list[int]]:
    """Rights given on the very pages, a centre's coordinators' say, would let them into the bin."""
    given = GroupPagePermission.objects.filter(page__in=keys)
    found = [list(row) for row in given.values_list("group", "page", "permission")]
    given.delete()
    return found


def _give_permissions_back(state: BranchState) -> None:
    rows = state["permissions"]
    groups = _there(Group, [group for group, _page, _permission in rows])
    permissions = _there(Permission, [permission for _group, _page, permission in rows])
    pages = _there(Page, [page for _group, page, _permission in rows])
    for group, page, permission in rows:
        if group in groups and permission in permissions and page in pages:
            GroupPagePermission.objects.get_or_create(
                group_id=group, page_id=page, permission_id=permission
            )


def _stop_translating(pages: Sequence[Page]) -> list[int]:
    """Their translations that stay are edited as pages of their own, until the source is back."""
    found: list[int] = []
    by_locale: dict[int, list[UUID]] = {}
    for page in pages:
        by_locale.setdefault(page.locale_id, []).append(page.translation_key)
    for locale, keys in by_locale.items():
        running = Translation.objects.filter(
            source__locale=locale, source__object__in=keys, enabled=True
        )
        found += running.values_list("pk", flat=True)
    Translation.objects.filter(pk__in=found).update(enabled=False)
    return found
