"""A change of themes, places or free tags on many pages.

A published page with a newer draft is changed in both, each for itself: readers get the theme and
not the rest of the draft. Whoever may not publish changes the draft, for somebody else to publish.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from wagtail.models import Page, Revision

from kmportal.core.bilingual import in_either

from .leaving import ALREADY, EDITED, NO_FIELD, PUBLISHED, following_another, why_closed
from .models import Batch, BatchPage, Mode
from .work import Plan, Version, Work

if TYPE_CHECKING:
    from django.utils.functional import Promise

    from kmportal.members.models import User

    from .fields import Field, Key

LIVE, DRAFT = "live", "draft"


@dataclass(frozen=True)
class Edit:
    mode: str
    keys: tuple[Key, ...]

    def of(self, before: list[Key]) -> list[Key]:
        if self.mode == Mode.ADD:
            return [*before, *(key for key in self.keys if key not in before)]
        if self.mode == Mode.REMOVE:
            return [key for key in before if key not in self.keys]
        kept = [key for key in before if key in self.keys]
        return [*kept, *(key for key in self.keys if key not in kept)]


class FieldWork(Work):
    def __init__(self, what: Field) -> None:
        self.what = what

    def plans(self, pages: Sequence[Page], edit: Edit, user: User) -> list[Plan]:
        """In as many queries for three pages as for two hundred."""
        stored, following = self.what.stored(pages), following_another(pages)
        made = [self._plan(page, edit, user, stored.get(page.pk, []), following) for page in pages]
        self._put_into_words(made)
        return made

    def _plan(
        self, page: Page, edit: Edit, user: User, stored: list[Key], following: set[int]
    ) -> Plan:
        if left := why_closed(page, user, following):
            return Plan(page, left=left)
        if not self.what.fits(page):
            return Plan(page, left=NO_FIELD)
        made = Plan(page)
        for name in _versions_to_change(page, user):
            before = stored if name == LIVE else self._drafted(page, stored)
            if (after := edit.of(before)) != before:
                made.versions.append(Version(name, list(before), after))
        made.left = None if made.versions else ALREADY
        return made

    def _drafted(self, page: Page, stored: list[Key]) -> list[Key]:
        newest = page.latest_revision
        return self.what.drafted(newest.content) if newest else stored

    def _put_into_words(self, plans: Sequence[Plan]) -> None:
        versions = [version for each in plans for version in each.versions]
        keys = {key for version in versions for key in (*version.before, *version.after)}
        names = self.what.names(keys)

        def words(keys: list[Key]) -> str:
            return ", ".join(in_either(*names[key]) for key in keys if key in names)

        for version in versions:
            version.was, version.becomes = words(version.before), words(version.after)

    def do(self, each: Plan, batch: Batch) -> dict[str, list[Any]]:
        page, newest = each.page, each.page.latest_revision_id
        keys = {version.name: self.what.settle(version.after) for version in each.versions}
        if LIVE in keys:
            live = Page.objects.get(pk=page.pk).specific
            self.what.write(live, keys[LIVE])
            live.save_revision(user=batch.made_by, clean=False).publish(user=batch.made_by)
        if DRAFT in keys or page.has_unpublished_changes:
            # Also where only the published page is changed: its draft must stay the newest version.
            draft = _draft(page.pk, newest)
            if DRAFT in keys:
                self.what.write(draft, keys[DRAFT])
            draft.save_revision(user=batch.made_by, clean=False)
        return keys

    def plans_back(self, rows: dict[Page, BatchPage], user: User) -> list[Plan]:
        made = [_plan_back(page, row, user) for page, row in rows.items()]
        self._put_into_words(made)
        return made

    undo = do


def _versions_to_change(page: Page, user: User) -> list[str]:
    rights = page.specific_deferred.permissions_for_user(user)
    if not page.live or not rights.can_publish():
        return [DRAFT]
    return [LIVE, DRAFT] if page.has_unpublished_changes else [LIVE]


def _draft(page: int, newest: int | None) -> Page:
    """Anew: the one read before publishing would bring back what publishing has changed."""
    if newest is None:
        return Page.objects.get(pk=page).specific
    draft: Page = Revision.objects.get(pk=newest).as_object()
    return draft


def _plan_back(page: Page, row: BatchPage, user: User) -> Plan:
    if left := _why_not_back(page, row, user):
        return Plan(page, left=left)
    versions = row.before.items()
    return Plan(page, [Version(name, row.after[name], keys) for name, keys in versions])


def _why_not_back(page: Page, row: BatchPage, user: User) -> Promise | None:
    if (page.latest_revision_id, page.live_revision_id) != (row.revision_id, row.live_revision_id):
        return EDITED
    if closed := why_closed(page, user, set()):
        return closed
    rights = page.specific_deferred.permissions_for_user(user)
    return PUBLISHED if LIVE in row.before and not rights.can_publish() else None
