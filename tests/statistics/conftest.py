"""Two years of a small network: a lesson and a note with reads, comments and uses in known months."""

import datetime

import pytest
from django.contrib.auth.models import Group, Permission
from django.utils import timezone
from wagtail.models import GroupPagePermission, Page

from kmportal.discussion.models import Comment
from kmportal.places.models import PagePlace
from kmportal.reads.models import DayReads
from kmportal.roles.grants import page_permission
from kmportal.statistics.periods import Period
from kmportal.themes.models import PageTheme
from lessons.models import Application, FieldNotePage, LessonPage
from search.models import AskedQuery
from tests import factories

YEAR = Period(datetime.date(2026, 1, 1), datetime.date(2026, 12, 31))
MARCH, LAST_MARCH = datetime.date(2026, 3, 9), datetime.date(2025, 3, 9)


@pytest.fixture
def tree(db):
    return factories.site_tree()


@pytest.fixture
def places(db):
    region = factories.place("r4", "ภาคตะวันออกเฉียงเหนือ", "Northeast")
    factories.place("31", "บุรีรัมย์", "Buri Ram", region=region)
    factories.place("3104", "นางรอง")
    return {
        "tambon": factories.place("310406", "หนองโสน"),
        "other": factories.place("310401", "นางรองใน"),
        "province": factories.place("32", "สุรินทร์", "Surin", region=region),
    }


@pytest.fixture
def themes(db):
    money = factories.theme("money", "การเงินและทุนชุมชน")
    return {
        "money": money,
        "saving": factories.theme("saving", "ออมทรัพย์", parent=money),
        "debt": factories.theme("debt", "หนี้สิน", parent=money),
    }


@pytest.fixture
def lesson(tree, places, themes):
    """In two tambons of one province, with two themes of one base."""
    return factories.page(
        tree["lessons"],
        LessonPage,
        "กองทุนวันละบาท",
        place_tags=[PagePlace(place=places["tambon"]), PagePlace(place=places["other"])],
        theme_tags=[PageTheme(theme=themes["saving"]), PageTheme(theme=themes["debt"])],
        first_published_at=moment(LAST_MARCH),
    )


@pytest.fixture
def note(tree):
    return factories.page(
        tree["notes"], FieldNotePage, "วันที่เปิดสมุดหนี้", first_published_at=moment(MARCH)
    )


def moment(day, hour=9, minute=0):
    zone = timezone.get_default_timezone()
    return datetime.datetime(day.year, day.month, day.day, hour, minute, tzinfo=zone)


def read(page, day, count):
    DayReads.objects.create(page_id=page.pk, day=day, count=count)


def comment(page, when, **fields):
    fields = {"state": Comment.State.PUBLISHED, "author_name": "ป้าแดง"} | fields
    return Comment.objects.create(page_id=page.pk, text="ขอบคุณ", written_at=when, **fields)


def use(lesson, place, day, state=Application.State.PUBLISHED):
    told = Application.objects.create(
        lesson=lesson,
        place=place,
        applied_by="กลุ่มออมทรัพย์บ้านโคก",
        applied_on=day,
        what_happened="ลดหนี้ได้",
        state=state,
    )
    Application.objects.filter(pk=told.pk).update(created_at=moment(day))
    return told


def asked(text, month, askers, times, found):
    return AskedQuery.objects.create(
        text=text, month=month, askers=askers, times=times, found=found, last_asked=month
    )


@pytest.fixture
def steward(tree):
    return _with_right("แม่ละเอียด", "share", Page.objects.get(depth=1), "view_askedquery")


@pytest.fixture
def auditor(tree):
    return _with_right("ลุงตรวจ", "audit", Page.objects.get(depth=1), "view_askedquery")


@pytest.fixture
def keeper(tree):
    """Looks after the branch of lessons."""
    return _with_right("พี่ภาค", "share", Page.objects.get(pk=tree["lessons"].pk))


@pytest.fixture
def publisher(tree):
    return _with_right("ทราย", "publish", Page.objects.get(depth=1))


def _with_right(name, right, page, *models):
    """Only what counts here of what the roles' table gives: making all roles takes long."""
    person, group = factories.person(name), Group.objects.create(name=name)
    codenames = ["access_admin", *models]
    group.permissions.add(*Permission.objects.filter(codename__in=codenames))
    app, codename = page_permission(right).split(".")
    permission = Permission.objects.get(content_type__app_label=app, codename=codename)
    GroupPagePermission.objects.create(group=group, page=page, permission=permission)
    person.groups.add(group)
    return person
