"""What the Sharing screen can change: each is said in words first, asked whether it may be, and logged."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.contrib.auth.models import Group
from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from wagtail.log_actions import log
from wagtail.models import PageViewRestriction

from kmportal.members.models import User

from .delegation import covers, may_share, may_touch, reads_only_own, rights_to_give
from .grants import Grant, file_grants, give, held, model_grants, page_grants, page_permission, take
from .making import branch_group, wanted
from .models import RoleGroup
from .personal import group_of, tidy
from .rights import VIEW, Right
from .table import BASIC_FILES, BASICS, Role

if TYPE_CHECKING:
    from wagtail.models import Page

GIVEN, TAKEN, ADDED, REMOVED = (
    f"roles.{what}" for what in ("given", "taken", "person_added", "person_removed")
)


def reach(page: Page) -> str:
    """Which pages a change is about."""
    below = page.get_descendants().count()
    title = page.get_admin_display_title()
    if not below:
        return _("“%(title)s”") % {"title": title}
    words = ngettext(
        "“%(title)s” and %(count)s page below it",
        "“%(title)s” and %(count)s pages below it",
        below,
    )
    return words % {"title": title, "count": below}


@dataclass(frozen=True)
class GiveRights:
    page: Page
    who: User | Group
    rights: Sequence[Right]

    def allowed(self, actor: User) -> bool:
        mine = rights_to_give(actor, self.page)
        return may_touch(actor, self.who) and all(right in mine for right in self.rights)

    def words(self) -> list[str]:
        start = _("%(who)s will be able to do this with %(pages)s:")
        words = [start % {"who": self.who, "pages": reach(self.page)}]
        words += [f"– {right.able_to}" for right in self.rights]
        if VIEW in self.rights and not _own_restriction(self.page, PageViewRestriction.GROUPS):
            words.append(_("From now on only those named here can read it on the site."))
        if self._opens_editor():
            words.append(_("It also opens the editor to them, for this and nothing else."))
        return words

    @transaction.atomic
    def make(self, actor: User) -> None:
        group = group_of(self.who) if isinstance(self.who, User) else self.who
        on_pages = [right for right in self.rights if right is not VIEW]
        if on_pages:
            give(group, page_grants((right.key for right in on_pages), [self.page]) | _basics())
        if VIEW in self.rights:
            _readers_here(self.page, actor).groups.add(group)
        _log(self.page, GIVEN, actor, self.who, self.rights)

    def _opens_editor(self) -> bool:
        if all(right is VIEW for right in self.rights):
            return False
        return not _enters_editor(self.who)


@dataclass(frozen=True)
class TakeRight:
    """Takes what stands on this very page; what is inherited is taken where it was given."""

    page: Page
    group: Group
    right: Right

    def allowed(self, actor: User) -> bool:
        return may_touch(actor, self.group) and self.right in rights_to_give(actor, self.page)

    def words(self) -> list[str]:
        start = _("%(who)s will no longer be able to do this with %(pages)s:")
        who = shown_name(self.group)
        return [
            start % {"who": who, "pages": reach(self.page)},
            f"– {self.right.able_to}",
            _("What they may do by another group, or from a page above, stays."),
        ]

    @transaction.atomic
    def make(self, actor: User) -> None:
        who = shown_name(self.group)
        if self.right is VIEW:
            for restriction in self.page.view_restrictions.all():
                restriction.groups.remove(self.group)
        else:
            take(self.group, {Grant(page_permission(self.right.key), page=self.page.pk)})
        _log(self.page, TAKEN, actor, who, [self.right])
        tidy(self.group)


@dataclass(frozen=True)
class SetReaders:
    """`kind` is one of Wagtail's restrictions. None here means: as on the pages above."""

    page: Page
    kind: str

    def allowed(self, actor: User) -> bool:
        return VIEW in rights_to_give(actor, self.page)

    def words(self) -> list[str]:
        said = {
            PageViewRestriction.NONE: _("Whoever can read the page above can read %(pages)s."),
            PageViewRestriction.LOGIN: _("Only people who have signed in can read %(pages)s."),
            PageViewRestriction.GROUPS: _("Only those named here can read %(pages)s."),
        }
        words = [said[self.kind] % {"pages": reach(self.page)}]
        if self.kind != PageViewRestriction.NONE:
            words.append(_("Search, lists, feeds, counts and mails keep it from all others."))
        if self.kind == PageViewRestriction.GROUPS:
            words.append(_("You name them in the next step; until then it is for auditors only."))
        return words

    @transaction.atomic
    def make(self, actor: User) -> None:
        here = self.page.view_restrictions.first()
        if self.kind == PageViewRestriction.NONE:
            if here:
                here.delete(user=actor)
            return
        here = here or PageViewRestriction(page=self.page)
        here.restriction_type, here.password = self.kind, ""
        here.save(user=actor)


@dataclass(frozen=True)
class BranchPerson:
    """A person's place in the group that has a role in this branch."""

    page: Page
    role: Role
    person: User

    def allowed(self, actor: User) -> bool:
        return may_touch(actor, self.person) and may_hand_out(actor, self.role, self.page)

    @property
    def named(self) -> dict[str, object]:
        return {"who": self.person, "role": self.role.name, "pages": reach(self.page)}

    def keep_in_history(self, action: str, actor: User) -> None:
        data = {"who": str(self.person), "role": self.role.key}
        log(instance=self.page.specific, action=action, user=actor, data=data)


class AddPerson(BranchPerson):
    def words(self) -> list[str]:
        start = _("%(who)s becomes %(role)s of %(pages)s:")
        return [start % self.named, f"– {self.role.about}"]

    @transaction.atomic
    def make(self, actor: User) -> None:
        self.person.groups.add(branch_group(self.role, self.page))
        self.keep_in_history(ADDED, actor)


class RemovePerson(BranchPerson):
    def words(self) -> list[str]:
        start = _("%(who)s is no longer %(role)s of %(pages)s.")
        stays = _("What she wrote stays, and what she may do by other groups.")
        return [start % self.named, stays]

    @transaction.atomic
    def make(self, actor: User) -> None:
        self.person.groups.remove(branch_group(self.role, self.page))
        self.keep_in_history(REMOVED, actor)


Change = GiveRights | TakeRight | SetReaders | AddPerson | RemovePerson


def may_hand_out(actor: User, role: Role, page: Page) -> bool:
    """All that the branch's group can do must be the actor's own, also what a steward added to it."""
    if not may_share(actor, page):
        return False
    kept = RoleGroup.objects.filter(role=role.key, page=page).select_related("group").first()
    if kept is None:
        return covers(actor, wanted(role, [page]))
    return covers(actor, held(kept.group)) and reads_only_own(actor, kept.group)


def shown_name(group: Group) -> str:
    """A person's own group goes by the person's name."""
    personal = getattr(group, "personal", None)
    return str(personal.person) if personal else group.name


def _basics() -> set[Grant]:
    return model_grants(BASICS) | file_grants(BASIC_FILES)


def _enters_editor(who: User | Group) -> bool:
    if isinstance(who, User):
        return who.has_perm("wagtailadmin.access_admin")
    return who.permissions.filter(codename="access_admin").exists()


def _own_restriction(page: Page, kind: str) -> PageViewRestriction | None:
    return page.view_restrictions.filter(restriction_type=kind).first()


def _readers_here(page: Page, actor: User) -> PageViewRestriction:
    if not _own_restriction(page, PageViewRestriction.GROUPS):
        SetReaders(page, PageViewRestriction.GROUPS).make(actor)
    return page.view_restrictions.get(restriction_type=PageViewRestriction.GROUPS)


def _log(page: Page, action: str, actor: User, who: object, rights: Sequence[Right]) -> None:
    data = {"who": str(who), "rights": [right.key for right in rights]}
    log(instance=page.specific, action=action, user=actor, data=data)
