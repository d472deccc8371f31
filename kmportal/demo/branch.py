"""The southern branch: its own steward, and two drafts that their communities were asked about."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.db import models
from wagtail.models import Workflow, WorkflowPage
from wagtail.users.models import UserProfile

from kmportal.review.community.answering import answer
from kmportal.review.models import CommunityCheck, ReviewMail
from kmportal.review.workflows import make_workflows
from kmportal.roles.making import branch_group
from kmportal.roles.table import BY_KEY
from lessons.models import LessonPage

from .sources import sources
from .tree import make_southern_branch

if TYPE_CHECKING:
    from wagtail.models import Page

    from kmportal.members.models import User

    from .pages import Builder
    from .sources import Source

COMMUNITY_FIRST = "ชุมชนตรวจแล้วเผยแพร่ (Community check, then one review)"


def make_branch(builder: Builder, home: Page) -> list[Page]:
    """Only where there are demo accounts: somebody must have handed the drafts in."""
    make_workflows()
    branch = make_southern_branch(home)
    steward, writer = builder.shelf.users["south"], builder.shelf.users["writer"]
    steward.groups.add(branch_group(BY_KEY["regional_steward"], branch))
    # Wagtail tells administrators of what is handed in; nobody reads the mail of example.org.
    quiet = {"submitted_notifications": False}
    UserProfile.objects.update_or_create(user=builder.shelf.users["steward"], defaults=quiet)
    workflow = Workflow.objects.get(name=COMMUNITY_FIRST)
    WorkflowPage.objects.create(page=branch, workflow=workflow)
    drafts = [_hand_in(builder, branch, source, writer) for source in sources("waiting")]
    # The people asked and the reviewers are invented: nobody is written to.
    ReviewMail.objects.filter(_about(drafts)).delete()
    return drafts


def _hand_in(builder: Builder, branch: Page, source: Source, writer: User) -> Page:
    said = source.fields.pop("said", [])
    page, *_translation = builder.draft(LessonPage, {"th": branch}, source)
    page.owner, page.first_published_at = writer, None
    page.save()
    page.save_revision(user=writer)
    page.get_workflow().start(page, writer)
    check = CommunityCheck.objects.get(page_id=page.pk)
    for words, voice in zip(said, check.voices.all(), strict=False):
        answer(voice, "yes", words, check.revision_id)
    return page


def _about(drafts: list[Page]) -> models.Q:
    keys: list[Any] = [str(page.pk) for page in drafts]
    return models.Q(voice__check_of__page__in=drafts) | models.Q(
        task_state__workflow_state__object_id__in=keys
    )
