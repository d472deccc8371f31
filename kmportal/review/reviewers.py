"""Who reviews what: asked of the rights that people have on pages, for many pages at a time."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Any

from django.contrib.contenttypes.models import ContentType
from django.db import models
from django.db.models import BigIntegerField, Case, Exists, OuterRef, Q, When
from django.db.models.functions import Cast
from django.utils.translation import gettext_lazy as _
from wagtail.models import GroupPagePermission, Page
from wagtail.permissions import page_permission_policy

from kmportal.members.models import User

if TYPE_CHECKING:
    from collections.abc import Iterable

    from django.db.models import QuerySet
    from wagtail.models import TaskState

#: Rights given at the root, or at the home page of a language, are rights over everything.
CENTRAL_DEPTH = 2


class Grant(models.TextChoices):
    REVIEW = "review", _("may review")
    PUBLISH = "publish", _("may publish")

    @property
    def codename(self) -> str:
        return f"{self.value}_page"


class Scope(models.TextChoices):
    BRANCH = "branch", _("whoever looks after the branch the page is in")
    CENTRAL = "central", _("only who looks after the whole portal")

    def grants(self, user: User, permission: str) -> list[GroupPagePermission]:
        """Rights a person was given; that writers may change what is theirs is no such right."""
        codename = Grant(permission).codename
        given = page_permission_policy.get_cached_permissions_for_user(user)
        return [
            each for each in given if each.permission.codename == codename and self.counts(each)
        ]

    def counts(self, grant: GroupPagePermission) -> bool:
        return self is Scope.BRANCH or grant.page.depth <= CENTRAL_DEPTH

    def admits(self, user: User, page: Page, permission: str) -> bool:
        if not user.is_active:
            return False
        return user.is_superuser or any(
            page.path.startswith(each.page.path) for each in self.grants(user, permission)
        )

    def pages(self, user: User, permission: str) -> QuerySet[Page]:
        below = Q(pk=None)
        for grant in self.grants(user, permission) if user.is_active else ():
            below |= Q(path__startswith=grant.page.path)
        return Page.objects.filter(below)


def waiting_in(states: QuerySet[TaskState], pages: QuerySet[Page]) -> QuerySet[TaskState]:
    return with_page_key(states, "workflow_state__").filter(about(pages))


def with_page_key(states: QuerySet[Any], to_workflow: str = "") -> QuerySet[Any]:
    """For `about`. A workflow remembers a key as text, and a database may look first at those of
    others than pages."""
    of_page = {f"{to_workflow}base_content_type": ContentType.objects.get_for_model(Page)}
    number = Cast(f"{to_workflow}object_id", BigIntegerField())
    return states.alias(page_key=Case(When(**of_page, then=number)))


def about(pages: QuerySet[Page]) -> Exists:
    """What is asked grows with the states there are, not with the pages."""
    return Exists(pages.order_by().filter(pk=OuterRef("page_key")))


class Reviewers:
    """Who may decide, for any number of pages and steps, in two queries."""

    def __init__(self) -> None:
        codenames = [grant.codename for grant in Grant]
        grants = GroupPagePermission.objects.filter(permission__codename__in=codenames)
        self._grants = list(grants.select_related("page", "permission"))
        members: dict[int, set[User]] = defaultdict(set)
        # One row for each membership.
        people = User.objects.filter(is_active=True, groups__in={g.group_id for g in self._grants})
        for person in people.annotate(through=models.F("groups")):
            members[person.through].add(person)
        self._members = members

    def of(self, path: str, scope: str, permission: str) -> set[User]:
        """Superusers may decide everywhere, and are not waited for."""
        codename = Grant(permission).codename
        groups = {
            each.group_id
            for each in self._grants
            if each.permission.codename == codename
            and path.startswith(each.page.path)
            and Scope(scope).counts(each)
        }
        return {person for group in groups for person in self._members[group]}

    def waited_for(self, state: TaskState, path: str) -> set[User]:
        """Whom a step of the page at this path waits for; nobody for kinds of steps that do not say."""
        task = state.task.specific
        scope = getattr(task, "scope", Scope.BRANCH)
        people = self.of(path, scope, getattr(task, "permission", Grant.REVIEW))
        if getattr(task, "four_eyes", False):
            people = {each for each in people if each.pk != state.workflow_state.requested_by_id}
        return people


def names(people: Iterable[User]) -> str:
    return ", ".join(sorted(map(str, people)))
