"""What a rule would have done with what happened lately: everything is read, nothing is changed."""

from __future__ import annotations

import datetime
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from django.db.models import prefetch_related_objects
from wagtail.models import Page
from wagtail.permissions import page_permission_policy

from kmportal.core.models import ContentPage
from kmportal.core.querysets import read_shown_relations
from kmportal.members.models import User

from .actions import BY_KEY, NOTHING_DONE, Step, step
from .conditions import by_kind, meets
from .drafts import read_drafts, read_published_tags
from .events import ABOUT_THE_DRAFT, Happening
from .past import happened
from .running import MAKING_RULES
from .said import said
from .whom import known_to

if TYPE_CHECKING:
    from .models import Rule

#: More would make no list that anybody reads.
MOST_SHOWN = 30


@dataclass(frozen=True)
class Would:
    """One action: `does` says whether anything would come of it."""

    does: bool
    text: str


@dataclass(frozen=True)
class Met:
    page: Page
    at: datetime.datetime
    who: str
    steps: list[Would]


@dataclass
class Trial:
    """`looked_at` counts what happened, `met` the pages the rule means, the newest first."""

    days: int
    looked_at: int = 0
    total: int = 0
    met: list[Met] = field(default_factory=list)


def try_on(rule: Rule, days: int, author: User | None, viewer: User) -> Trial:
    """As if `author` had made the rule; of pages that `viewer` may not see nothing is said."""
    past = happened(rule, days)
    pages = _pages({each.page for each in past}, rule.event, viewer)
    seen = [each for each in past if each.page in pages]
    groups, wanted = _groups(seen), by_kind(rule)
    met = [each for each in seen if meets(pages[each.page], wanted, groups[each.doer or 0])]
    shown = met[:MOST_SHOWN]
    foreseen = _Foresight(rule, author, [pages[each.page] for each in shown])
    rows = [
        Met(pages[each.page], each.at, each.doer_name, foreseen.of(pages[each.page], each))
        for each in shown
    ]
    return Trial(days, len(seen), len(met), rows)


class _Foresight:
    """What the rule's actions would do with these pages, by rights that are asked for all at once."""

    def __init__(self, rule: Rule, author: User | None, pages: Sequence[Page]) -> None:
        self.author, self.barred = author, _barred(author)
        self.actions = [
            (action, action.resolve(block.value))
            for block in rule.actions
            for action in [BY_KEY[block.block_type]]
        ]
        self.known = known_to(author, pages) if author else set()
        keys = [page.pk for page in pages]
        needed = {
            right
            for action, _value in self.actions
            for page in pages
            for right in action.rights_on(page)
        }
        self.rights = {right: self._having(right, keys) for right in needed}

    def _having(self, right: str, keys: list[int]) -> set[int]:
        if self.author is None:
            return set()
        found = page_permission_policy.instances_user_has_permission_for(self.author, right)
        return set(found.filter(pk__in=keys).values_list("pk", flat=True))

    def of(self, page: Page, happening: Happening) -> list[Would]:
        if self.barred:
            return [_would(False, self.barred)]
        if page.pk not in self.known:
            return [_would(False, step("author_sees_not", author=self.author))]
        return [self._one(action, value, page, happening) for action, value in self.actions]

    def _one(self, action: Any, value: Any, page: Page, happening: Happening) -> Would:
        reason = action.seems_needless(page, value) or action.barred(page, value)
        if reason:
            return _would(False, reason)
        if any(page.pk not in self.rights[right] for right in action.rights_on(page)):
            return _would(False, step("not_allowed", author=self.author))
        would = action.would(page, value, happening.doer_name)
        return _would(would["said"] not in NOTHING_DONE, would)


def _barred(author: User | None) -> Step | None:
    if author is None:
        return step("no_author")
    return None if author.has_perm(MAKING_RULES) else step("author_may_not", author=author)


def _would(does: bool, what: Step) -> Would:
    return Would(does, said(what))


def _pages(keys: set[int], event: str, viewer: User) -> dict[int, Page]:
    """As they are now, with all that conditions ask of them."""
    rows = Page.objects.filter(pk__in=keys).prefetch_workflow_states()
    known = known_to(viewer, rows)
    found = {page.pk: page for page in rows.filter(pk__in=known).specific()}
    prefetch_related_objects(list(found.values()), "owner", "locale")
    content = [page for page in found.values() if isinstance(page, ContentPage)]
    read_shown_relations(content)
    read_published_tags(content)
    read_drafts(
        page for page in content if event in ABOUT_THE_DRAFT or page.first_published_at is None
    )
    return found


def _groups(past: Sequence[Happening]) -> dict[int, frozenset[int]]:
    found: dict[int, set[int]] = defaultdict(set)
    doers = {each.doer for each in past if each.doer}
    memberships = User.groups.through.objects.filter(user__in=doers)
    for user, group in memberships.values_list("user", "group"):
        found[user].add(group)
    return defaultdict(frozenset, {user: frozenset(keys) for user, keys in found.items()})
