"""ศูนย์เรียนรู้ท่าเสา with a coordinator of its own, another centre with another, and a group that wants to come."""

from __future__ import annotations

import datetime
from typing import Any

import pytest
from django.contrib.auth.models import Group, Permission
from django.urls import reverse
from django.utils import timezone
from wagtail.models import GroupPagePermission, Page

from kmportal.core.dates import readable_days
from kmportal.guard.forms import stamp
from kmportal.members.models import User
from learning_centers.models import LearningCenterPage, Visit
from learning_centers.visits.tokens import token_of
from tests import factories

COURSES = [
    {"type": "course", "value": {"title": "ทำบัญชีกลุ่ม", "min_people": 5, "max_people": 20}},
    {"type": "course", "value": {"title": "เดินป่าชุมชน"}},
]


@pytest.fixture(autouse=True)
def _no_waiting(settings):
    settings.GUARD_MINIMUM_SECONDS = 0


@pytest.fixture
def tree(db) -> dict[str, Page]:
    return factories.site_tree()


def center_of(tree: dict[str, Page], title: str, **fields: Any) -> LearningCenterPage:
    fields.setdefault("courses", COURSES)
    return factories.page(tree["centers"], LearningCenterPage, title, **fields)


@pytest.fixture
def tha_sao(tree) -> LearningCenterPage:
    return center_of(tree, "ศูนย์เรียนรู้ท่าเสา", address="ริมแควน้อย", telephone="034-000-001")


@pytest.fixture
def na_kha(tree) -> LearningCenterPage:
    return center_of(tree, "ศูนย์เรียนรู้นาขา")


def keeper(name: str, *pages: Page, **fields: Any) -> User:
    group = Group.objects.create(name=name)
    group.permissions.add(Permission.objects.get(codename="access_admin"))
    change = Permission.objects.get(content_type__app_label="wagtailcore", codename="change_page")
    for page in pages:
        GroupPagePermission.objects.create(group=group, page=page, permission=change)
    user = factories.person(name, **fields)
    user.groups.add(group)
    return user


@pytest.fixture
def jamnian(tha_sao) -> User:
    return keeper("jamnian", tha_sao, display_name="จำเนียร")


@pytest.fixture
def prasit(na_kha) -> User:
    """Keeps the other centre."""
    return keeper("prasit", na_kha, display_name="ประสิทธิ์")


@pytest.fixture
def steward(tree) -> User:
    return keeper("steward", tree["home"], display_name="ผู้ดูแล")


def in_days(number: int) -> datetime.date:
    return timezone.localdate() + datetime.timedelta(days=number)


@pytest.fixture
def typed() -> dict[str, Any]:
    day = in_days(30)
    return {
        "group": "กลุ่มแม่บ้านหนองโสน",
        "people": "๑๘",
        "days": readable_days(day, day),
        "courses": ["ทำบัญชีกลุ่ม"],
        "wishes": "อยากเห็นสมุดบัญชีเล่มแรกของกลุ่ม มีคนแก่เดินไม่ไหวสองคน",
        "contact_name": "แม่สุนีย์",
        "telephone": "๐๘๑-๒๓๔-๕๖๗๘",
        "email": "sunee@example.com",
        "line_id": "",
        "language": "th",
        "consent": "on",
    }


@pytest.fixture
def ask(client, typed, django_capture_on_commit_callbacks):
    """Sends the form as a person does, with its stamp."""

    def send(center: LearningCenterPage, **changes: Any) -> Any:
        url = reverse("visits:ask", args=[center.pk])
        with django_capture_on_commit_callbacks(execute=True):
            return client.post(url, {**typed, "opened": stamp(), **changes})

    return send


def visit_of(center: LearningCenterPage, **fields: Any) -> Visit:
    day = fields.pop("day", in_days(30))
    values = {
        "group": "กลุ่มแม่บ้านหนองโสน",
        "people": 18,
        "first_day": day,
        "last_day": day,
        "courses": ["ทำบัญชีกลุ่ม"],
        "contact_name": "แม่สุนีย์",
        "email": "sunee@example.com",
        "consent_version": "2026-11",
    }
    return Visit.objects.create(center=center, **(values | fields))


def own(visit: Visit, name: str = "visit") -> str:
    return reverse(f"visits:{name}", args=[token_of(visit)])


def editor(visit: Visit) -> str:
    return reverse("visit_editor", args=[visit.pk])


@pytest.fixture
def commit(django_capture_on_commit_callbacks):
    """What waits for the commit runs after it, as it does after a request."""

    def run(action: Any, *args: Any, **kwargs: Any) -> Any:
        with django_capture_on_commit_callbacks(execute=True):
            return action(*args, **kwargs)

    return run
