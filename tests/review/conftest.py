"""A branch of lessons with a writer, its own reviewer, a central one, and two storytellers."""

from __future__ import annotations

import pytest
from django.contrib.auth.models import Group, Permission
from wagtail.models import GroupPagePermission, Page, Workflow, WorkflowPage

from kmportal.core.models import PageContributor
from kmportal.review.workflows import make_workflows
from lessons.models import LessonPage
from tests import factories

COMMUNITY = "Community check"
ONE, DIRECT, REGIONAL = "One review", "Direct", "Regional"


@pytest.fixture(autouse=True)
def _no_waiting(settings):
    settings.GUARD_MINIMUM_SECONDS = 0


@pytest.fixture
def tree(db):
    return factories.site_tree()


def staff(name, page, *codenames, **fields):
    """Somebody with the editor, and rights on one branch."""
    person = factories.person(name, **fields)
    group = Group.objects.create(name=f"กลุ่ม {name}")
    group.permissions.add(Permission.objects.get(codename="access_admin"))
    for codename in codenames:
        permission = Permission.objects.get(
            codename=f"{codename}_page", content_type__app_label__in=("wagtailcore", "roles")
        )
        GroupPagePermission.objects.create(group=group, page=page, permission=permission)
    person.groups.add(group)
    return person


REVIEWING = ("add", "change", "publish", "lock", "unlock", "review")


@pytest.fixture
def writer(tree):
    return staff("nida", tree["lessons"], "add", display_name="นิดา")


@pytest.fixture
def reviewer(tree):
    return staff("prasit", tree["lessons"], *REVIEWING, display_name="ประสิทธิ์")


@pytest.fixture
def neighbour(tree):
    """Reviews another branch."""
    return staff("somjai", tree["research"], *REVIEWING, display_name="สมใจ")


@pytest.fixture
def central(tree):
    return staff("klang", Page.objects.get(depth=1), *REVIEWING, display_name="ส่วนกลาง")


@pytest.fixture
def workflows(tree):
    make_workflows()
    return {
        key: Workflow.objects.get(name__contains=f"({key}")
        for key in (COMMUNITY, ONE, DIRECT, REGIONAL)
    }


def assign(page, workflow):
    WorkflowPage.objects.update_or_create(page=page, defaults={"workflow": workflow})


@pytest.fixture
def lesson(tree, writer):
    """A draft that names two storytellers; one of them has a mail address here."""
    return draft(tree, writer)


def draft(tree, owner, title="ข้าวเม่าหนองโสน", storytellers=("แม่สุนีย์", "พ่อคำปัน"), **fields):
    page = factories.page(
        tree["lessons"],
        LessonPage,
        title,
        live=False,
        owner=owner,
        summary="ทั้งตำบลตั้งครัวกลางทำข้าวเม่าร่วมกัน",
        **fields,
    )
    page.contributors = [
        PageContributor(role="storyteller", name=name) for name in storytellers
    ] + [PageContributor(role="recorder", name="พัชรี ศรีวงศ์")]
    page.save()
    page.save_revision(user=owner)
    return LessonPage.objects.get(pk=page.pk)


def hand_in(page, workflow, user):
    """Its first step."""
    state = workflow.start(page, user)
    return state.current_task_state.specific if state.current_task_state else None


@pytest.fixture
def lesson_with_everything(tree):
    """One with a block of every kind."""
    from tests.factories.files import document
    from tests.lessons.conftest import lesson_fields

    livelihood = factories.theme("livelihood", "อาชีพและเศรษฐกิจท้องถิ่น", dye="krang")
    file = document("survey.txt", b"x")
    return factories.page(tree["lessons"], LessonPage, "ข้าวเม่า", **lesson_fields(livelihood, file))
