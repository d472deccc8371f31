"""A portal with something to do for everybody: drafts, reviews, comments, gaps, translations."""

import pytest
from django.contrib.auth.models import Group, Permission
from wagtail.models import Page, Workflow, WorkflowPage

from kmportal.roles import table
from kmportal.roles.making import make_roles
from lessons.models import LessonPage
from tests import factories
from tests.recycle_bin.conftest import (  # noqa: F401  # fixtures
    EVERYTHING,
    binned,
    fresh,
    member_of_group,
    tree,
)

HOME = "/admin/"


@pytest.fixture
def roles(tree):  # noqa: F811
    make_roles()


def in_role(name, group):
    person = factories.person(name, display_name=name)
    person.groups.add(Group.objects.get(name=group))
    return person


@pytest.fixture
def writer(roles):
    return in_role("nida", table.CONTRIBUTORS)


@pytest.fixture
def reviewer(roles):
    return in_role("prasit", table.REVIEWERS)


@pytest.fixture
def moderator(roles):
    return in_role("laor", table.MODERATORS)


@pytest.fixture
def steward(roles):
    return in_role("steward", table.STEWARDS)


@pytest.fixture
def keeper(tree):  # noqa: F811
    """Of the research and of nothing else."""
    group = member_of_group(tree["research"], "keeper", *EVERYTHING)
    group.groups.get().permissions.add(Permission.objects.get(codename="submit_translation"))
    return group


@pytest.fixture
def workflow(tree):  # noqa: F811
    made = Workflow.objects.order_by("pk").first()
    WorkflowPage.objects.update_or_create(page=tree["home"], defaults={"workflow": made})
    return made


def lesson(tree, title, owner=None, **fields):  # noqa: F811
    page = factories.page(tree["lessons"], LessonPage, title, owner=owner, **fields)
    page.save_revision(user=owner)
    if page.live:
        page.latest_revision.publish()
    return Page.objects.get(pk=page.pk).specific


def draft(tree, title, owner):  # noqa: F811
    page = lesson(tree, title, owner, live=False)
    Page.objects.filter(pk=page.pk).update(has_unpublished_changes=True)
    return fresh(page)


def parts(answer):
    """What the home shows, by the name of each panel."""
    [page] = answer.context["panels"]
    return {part.name: part for part in page.parts if hasattr(part, "rows")}
