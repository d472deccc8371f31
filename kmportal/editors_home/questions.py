"""What the editor's home asks. Its panels show the first rows of each, the lists behind them all."""

from __future__ import annotations

import datetime
from typing import TYPE_CHECKING, Any, cast

from django.contrib.contenttypes.models import ContentType
from django.db.models import CharField, Exists, OuterRef, Q, QuerySet
from django.db.models.functions import Cast
from django.utils import timezone
from wagtail.models import Page, TaskState, WorkflowState
from wagtail.permissions import page_permission_policy

from kmportal.core.bin_tree import outside_bin
from kmportal.discussion.models import Comment, Report
from kmportal.discussion.moderation import moderation_policy
from kmportal.places.models import PagePlace
from kmportal.review.ageing import ageing, months_by_type
from kmportal.review.editor.rows import under_way
from kmportal.review.reviewers import about, waiting_in, with_page_key
from learning_centers.models import LearningCenterPage
from lessons.models import LessonPage

if TYPE_CHECKING:
    from wagtail.models import PageQuerySet

    from kmportal.members.models import User

WRITING = {"add", "change", "publish"}
#: What is older is no news.
LATELY = datetime.timedelta(days=90)


def found_by(user: User) -> PageQuerySet:
    """Pages she meets in the editor."""
    mine: PageQuerySet = page_permission_policy.explorable_instances(user).order_by()
    return mine.filter(outside_bin(), depth__gt=1)


def of_branch(user: User, *actions: str) -> PageQuerySet:
    """Pages on which she has any of the rights."""
    policy, rights = page_permission_policy, set(actions)
    mine: PageQuerySet = policy.instances_user_has_any_permission_for(user, rights).order_by()
    return mine.filter(outside_bin(), depth__gt=1)


def drafts(user: User) -> PageQuerySet:
    """Begun or last written by her, not handed in; what was returned stands by itself."""
    page_type = ContentType.objects.get_for_model(Page)
    handed_in = WorkflowState.objects.active().filter(
        base_content_type=page_type, object_id=Cast(OuterRef("pk"), CharField())
    )
    hers = Q(owner=user) | Q(latest_revision__user=user)
    pages = found_by(user).filter(hers, has_unpublished_changes=True, alias_of=None)
    return cast(
        "PageQuerySet", pages.exclude(Exists(handed_in)).order_by("-latest_revision_created_at")
    )


def returned(user: User) -> QuerySet[WorkflowState]:
    """What she has handed in, or what is hers, with the reason why it came back."""
    mine = found_by(user)
    states = with_page_key(WorkflowState.objects.filter(status=WorkflowState.STATUS_NEEDS_CHANGES))
    hers = Q(requested_by=user) | about(mine.filter(owner=user))
    return (
        states.filter(hers, about(mine))
        .select_related("current_task_state__finished_by")
        .prefetch_related("content_object")
        .order_by("-current_task_state__finished_at", "-pk")
    )


def handed_in(user: User) -> QuerySet[TaskState]:
    states = under_way().filter(workflow_state__requested_by=user)
    return waiting_in(states, found_by(user)).order_by("started_at", "pk")


def published_lately(user: User) -> PageQuerySet:
    since = timezone.now() - LATELY
    pages = of_branch(user, *WRITING).live().filter(alias_of=None, last_published_at__gt=since)
    return cast("PageQuerySet", pages.order_by("-last_published_at", "-pk"))


def comments(user: User) -> QuerySet[Comment]:
    mine: QuerySet[Comment] = moderation_policy.instances_user_has_permission_for(user, "change")
    return mine.filter(state=Comment.State.PENDING).order_by("pk")


def reported(user: User) -> QuerySet[Comment]:
    mine: QuerySet[Comment] = moderation_policy.instances_user_has_permission_for(user, "change")
    return mine.filter(pk__in=Report.objects.filter(settled=False).values("comment"))


def to_look_through(user: User) -> QuerySet[Page]:
    """As the report of ageing pages lists them, without the bin."""
    mine = of_branch(user, "change").order_by().values("pk")
    return ageing(months_by_type()).filter(pk__in=mine)


def locked(user: User) -> PageQuerySet:
    pages = found_by(user).filter(locked=True, locked_by=user)
    return cast("PageQuerySet", pages.order_by("-locked_at", "-pk"))


def centers_without_lessons(user: User) -> QuerySet[Any]:
    """Of her branch: no lesson that anyone may read tells of any place of theirs."""
    lessons = LessonPage.objects.readable().order_by().values("pk")
    told = PagePlace.objects.filter(page__in=lessons).exclude(place=None).values("place")
    with_one = PagePlace.objects.filter(page=OuterRef("pk"), place__in=told)
    mine = of_branch(user, "publish").order_by().values("pk")
    centers = LearningCenterPage.objects.live().filter(pk__in=mine, alias_of=None)
    return centers.exclude(Exists(with_one)).order_by("title", "pk")
