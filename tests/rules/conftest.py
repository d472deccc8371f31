"""A region with its steward, a lesson with a draft beside it, and rules that somebody made."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import pytest
from django.contrib.auth.models import Group
from django.test import Client
from wagtail.models import Page

from kmportal.members.models import User
from kmportal.places.models import PagePlace, Place
from kmportal.roles import table
from kmportal.roles.changes import AddPerson
from kmportal.roles.making import make_roles
from kmportal.rules.models import Rule
from kmportal.themes.models import PageTheme, Theme
from lessons.models import LessonIndexPage, LessonPage
from tests import factories

MAIL = {
    "to": "owner",
    "who": None,
    "subject_th": "เรื่อง “{title}”",
    "text_th": "{ใคร} เผยแพร่ {title} วันที่ {date}\n{address}",
    "subject_en": "About “{title}”",
    "text_en": "{who} published {title} on {date}\n{address}",
}


@dataclass
class Region:
    tree: dict[str, Page]
    north: Page
    south: Page
    savings: Theme
    finance: Theme
    tambon: Place
    steward: User
    kampan: User
    nida: User
    root: User
    client: Client

    def as_(self, person: User) -> Client:
        self.client.force_login(person)
        return self.client

    def rule(self, event: str = "published", *actions: tuple[str, Any], **fields: Any) -> Rule:
        named = f"กติกา {Rule.objects.count() + 1}"
        fields = {"name": named, "author": self.steward, "enabled": True, **fields}
        return Rule.objects.create(event=event, actions=list(actions) or [("tag", "ข้าว")], **fields)

    def lesson(self, title: str = "ออมทรัพย์บ้านนาขาว", parent: Page | None = None, **fields: Any):
        """A draft with its first revision."""
        page = factories.page(parent or self.north, LessonPage, title, live=False, **fields)
        page.save_revision(user=self.nida)
        return LessonPage.objects.get(pk=page.pk)


def in_group(name: str, group: str, **fields: Any) -> User:
    person = factories.person(name, **fields)
    person.groups.add(Group.objects.get(name=group))
    return person


@pytest.fixture(scope="module")
def built(module_db):
    tree = factories.site_tree()
    make_roles([tree["lessons"]])
    north, south = (
        tree["lessons"].add_child(
            instance=LessonIndexPage(title=title, slug=slug, locale=tree["home"].locale)
        )
        for title, slug in (("ภาคเหนือ", "north"), ("ภาคใต้", "south"))
    )
    finance = factories.theme("finance", "การเงินและทุนชุมชน", "Finance")
    factories.theme("savings", "ออมทรัพย์", "Savings", parent=finance)
    for code, name in (("31", "บุรีรัมย์"), ("3104", "นางรอง"), ("310406", "หนองโสน")):
        factories.place(code, name)
    root = factories.person("root", is_superuser=True)
    in_group("steward", table.STEWARDS, display_name="ประสิทธิ์")
    kampan = factories.person("kampan", display_name="คำปัน ใจดี")
    AddPerson(north, table.BY_KEY["regional_steward"], kampan).make(root)
    in_group("nida", table.CONTRIBUTORS, display_name="นิดา")
    return {name: page.pk for name, page in {**tree, "north": north, "south": south}.items()}


@pytest.fixture
def region(built, db, client):
    pages = {name: Page.objects.get(pk=key).specific for name, key in built.items()}
    people = {user.username: user for user in User.objects.all()}
    return Region(
        tree=pages,
        north=pages["north"],
        south=pages["south"],
        savings=Theme.objects.get(slug="savings"),
        finance=Theme.objects.get(slug="finance"),
        tambon=Place.objects.get(code="310406"),
        steward=people["steward"],
        kampan=people["kampan"],
        nida=people["nida"],
        root=people["root"],
        client=client,
    )


@pytest.fixture
def happens(django_capture_on_commit_callbacks):
    """Within it something is done; afterwards the rules have answered."""
    return lambda: django_capture_on_commit_callbacks(execute=True)


@pytest.fixture
def publish(happens):
    def publish(page, user=None):
        with happens():
            page.get_latest_revision().publish(user=user, skip_permission_checks=True)
        return type(page).objects.get(pk=page.pk)

    return publish


def themed(theme):
    return [PageTheme(theme=theme)]


def placed(place):
    return [PagePlace(place=place)]


def tags_of(page):
    return sorted(tag.name for tag in page.tags.all())
