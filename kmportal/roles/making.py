"""Groups of the ready-made roles: made, and made again after the table has changed."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import cast

from django.apps import apps
from django.contrib.auth.models import Group
from django.db import transaction
from django.utils.translation import override
from wagtail.models import Page, Site

from .grants import Grant, file_grants, give, held, model_grants, page_grants, take
from .models import RoleGroup
from .table import LISTS, RENAMED, RESEARCH, ROLES, Role, Where

LONGEST_NAME = Group._meta.get_field("name").max_length or 150


@dataclass(frozen=True)
class Made:
    """What became of one group. `by_hand` counts what a steward gave or took, which stays."""

    group: Group
    is_new: bool
    given: int
    taken: int
    by_hand: int

    @property
    def has_changed(self) -> bool:
        return bool(self.is_new or self.given or self.taken)


@transaction.atomic
def make_roles(writing_places: Iterable[Page] | None = None, *, reset: bool = False) -> list[Made]:
    """All groups of the table. `writing_places` stands for the pages of `Where.LISTS`."""
    taken_over = _take_over()
    lists = _pages_of(LISTS) if writing_places is None else list(writing_places)
    places = {
        Where.EVERYWHERE: [Page.objects.get(depth=1)],
        Where.LISTS: lists,
        Where.RESEARCH: _pages_of(RESEARCH),
        Where.TRANSLATIONS: _homes_of_other_languages(),
    }
    made = [
        _make(role, places.get(role.where, []), reset or role.group in taken_over)
        for role in ROLES
        if role.group
    ]
    branches = RoleGroup.objects.exclude(page=None).select_related("page", "group")
    return made + [_bring_up_to_date(kept, reset) for kept in branches]


@transaction.atomic
def branch_group(role: Role, page: Page) -> Group:
    """The group of a role in one branch, made when it is first asked for."""
    kept = RoleGroup.objects.filter(role=role.key, page=page).select_related("group").first()
    if kept:
        return kept.group
    with override("th"):  # a name in the database: it must not hang on who asked first
        name = free_name(f"{role.name}: {page.get_admin_display_title()}")
    group = Group.objects.create(name=name)
    kept = RoleGroup.objects.create(group=group, role=role.key, page=page)
    _set(kept, wanted(role, [page]), reset=False, is_new=True)
    return group


def free_name(wanted: str) -> str:
    """Names of groups are unique, and two branches may be called the same."""
    taken = set(Group.objects.values_list("name", flat=True))
    name, number = wanted[:LONGEST_NAME], 1
    while name in taken:
        number += 1
        end = f" ({number})"
        name = wanted[: LONGEST_NAME - len(end)] + end
    return name


def _take_over() -> set[str]:
    """Wagtail's own groups become ours; what they came with goes."""
    taken = set()
    for old, new in RENAMED.items():
        if not Group.objects.filter(name=new).exists():
            taken |= {new} if Group.objects.filter(name=old).update(name=new) else set()
    return taken


def _make(role: Role, pages: list[Page], reset: bool) -> Made:
    kept = RoleGroup.objects.filter(role=role.key, page=None).select_related("group").first()
    is_new = kept is None
    if kept is None:
        group, _made = Group.objects.get_or_create(name=role.group)
        kept = RoleGroup.objects.create(group=group, role=role.key)
    return _set(kept, wanted(role, pages), reset=reset, is_new=is_new)


def _bring_up_to_date(kept: RoleGroup, reset: bool) -> Made:
    role = next(role for role in ROLES if role.key == kept.role)
    return _set(kept, wanted(role, [cast("Page", kept.page)]), reset=reset, is_new=False)


def wanted(role: Role, pages: Iterable[Page]) -> set[Grant]:
    return model_grants(role.models) | page_grants(role.pages, pages) | file_grants(role.files)


def _set(kept: RoleGroup, wanted: set[Grant], *, reset: bool, is_new: bool) -> Made:
    """Three ways: what the table has now, what it gave last time, and what the group has. Where the
    last two differ a steward has been, and only `reset` undoes that."""
    before, has = {Grant(*each) for each in kept.given}, held(kept.group)
    given = (wanted if reset else wanted - before) - has
    taken = (has if reset else before & has) - wanted
    give(kept.group, given)
    take(kept.group, taken)
    kept.given = sorted(wanted, key=str)
    kept.save(update_fields=["given"])
    by_hand = held(kept.group) ^ wanted
    return Made(kept.group, is_new, len(given), len(taken), len(by_hand))


def _pages_of(names: Iterable[str]) -> list[Page]:
    return [page for name in names for page in apps.get_model(name)._default_manager.all()]


def _homes_of_other_languages() -> list[Page]:
    sites = Site.objects.select_related("root_page")
    return [page for site in sites for page in site.root_page.get_translations()]
