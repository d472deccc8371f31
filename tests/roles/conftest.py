"""A site with two regional branches, and the people who look after them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import pytest
from django.contrib.auth.models import Group
from django.test import Client
from django.urls import reverse
from wagtail.models import GroupPagePermission, Page
from wagtail.permissions import page_permission_policy

from kmportal.members.models import User
from kmportal.roles import table
from kmportal.roles.changes import AddPerson
from kmportal.roles.making import make_roles
from lessons.models import FieldNoteIndexPage, FieldNotePage
from tests import factories


@dataclass
class Region:
    """The north has a steward, `kampan`, and a note; the south has a note too."""

    tree: dict[str, Page]
    north: Page
    south: Page
    note: FieldNotePage
    root: User
    kampan: User
    nida: User
    client: Client

    def as_(self, person: User) -> Client:
        self.client.force_login(person)
        return self.client

    def share(self, person: User, page: Page, /, confirm: bool = True, **posted: Any) -> Any:
        """What the screen says to a posted change; `confirm` leaves out the step between."""
        data = posted | ({"confirm": "yes"} if confirm else {})
        return self.as_(person).post(reverse("sharing", args=[page.pk]), data)

    def may(self, person: User, right: str, page: Page) -> bool:
        again = User.objects.get(pk=person.pk)  # rights are remembered on the object
        return page_permission_policy.user_has_permission_for_instance(again, right, page)


def in_group(name: str, group: str) -> User:
    person = factories.person(name)
    person.groups.add(Group.objects.get(name=group))
    return person


def rights_of(group: Group) -> set[tuple[int, str]]:
    rows = GroupPagePermission.objects.filter(group=group)
    return set(rows.values_list("page_id", "permission__codename"))


@pytest.fixture(scope="module")
def built(module_db):
    """Made once a module: keys of what `region` reads anew for each test."""
    tree = factories.site_tree()
    make_roles([tree["lessons"]])
    north, south = (
        tree["notes"].add_child(
            instance=FieldNoteIndexPage(title=title, slug=slug, locale=tree["home"].locale)
        )
        for title, slug in (("ภาคเหนือ", "north"), ("ภาคใต้", "south"))
    )
    factories.page(north, FieldNotePage, "ป่าชุมชนบ้านห้วยหินลาด")
    root = factories.person("root", is_superuser=True)
    kampan = factories.person("kampan", display_name="คำปัน ใจดี")
    AddPerson(north, table.BY_KEY["regional_steward"], kampan).make(root)
    factories.person("nida", display_name="นิดา ใจเย็น")
    return {name: page.pk for name, page in {**tree, "north": north, "south": south}.items()}


@pytest.fixture
def region(built, db, client):
    pages = {name: Page.objects.get(pk=key).specific for name, key in built.items()}
    people = {user.username: user for user in User.objects.all()}
    return Region(
        tree=pages,
        north=pages["north"],
        south=pages["south"],
        note=FieldNotePage.objects.get(),
        root=people["root"],
        kampan=people["kampan"],
        nida=people["nida"],
        client=client,
    )
