"""A regional steward looks after her branch and its people, and gives no more than is hers."""

import pytest
from django.contrib.auth.models import Group, Permission
from wagtail.models import GroupPagePermission

from kmportal.roles import table
from kmportal.roles.making import branch_group
from tests import factories

from .conftest import in_group, rights_of


def add(region, actor, page, person, role):
    return region.share(actor, page, do="add", person=f"[@{person.username}]", role=role)


def give(region, actor, page, who, *rights):
    return region.share(actor, page, do="give", who=who, rights=rights)


def member_of(region, person, role, page=None):
    return person.groups.filter(role__role=role, role__page=page or region.north).exists()


def test_she_adds_a_contributor_to_her_branch(region):
    add(region, region.kampan, region.north, region.nida, "contributor")
    assert region.may(region.nida, "add", region.note)


def test_she_removes_her_again(region):
    add(region, region.kampan, region.north, region.nida, "contributor")
    region.share(
        region.kampan, region.north, do="remove", person=region.nida.pk, role="contributor"
    )
    assert not region.may(region.nida, "add", region.note)


def test_she_adds_people_to_a_page_within_her_branch(region):
    add(region, region.kampan, region.note, region.nida, "publisher")
    assert region.may(region.nida, "publish", region.note)
    assert not region.may(region.nida, "publish", region.north)


def test_she_gives_a_right_of_her_own(region):
    give(region, region.kampan, region.note, "[@nida]", "publish")
    assert region.may(region.nida, "publish", region.note)


# Not elsewhere


@pytest.mark.parametrize("place", ["south", "notes", "home"])
def test_not_outside_her_branch(region, place):
    page = region.south if place == "south" else region.tree[place]
    add(region, region.kampan, page, region.nida, "contributor")
    give(region, region.kampan, page, "[@nida]", "add")
    region.share(region.kampan, page, do="readers", kind="login")
    assert not region.may(region.nida, "add", page)
    assert not page.view_restrictions.exists()


# Not more


def test_she_appoints_no_other_steward(region):
    add(region, region.kampan, region.north, region.nida, "regional_steward")
    give(region, region.kampan, region.north, "[@nida]", "share")
    assert not region.may(region.nida, "share", region.north)


def test_she_gives_no_right_that_was_taken_from_her(region):
    group = region.kampan.groups.get(role__role="regional_steward")
    group.page_permissions.filter(permission__codename="publish_page").delete()
    give(region, region.kampan, region.north, "[@nida]", "publish")
    add(region, region.kampan, region.north, region.nida, "publisher")
    assert not region.may(region.nida, "publish", region.north)


def test_a_group_to_which_a_steward_added_more_is_no_longer_hers_to_fill(region):
    group = branch_group(table.BY_KEY["contributor"], region.north)
    wide = Permission.objects.get(codename="publish_page", content_type__app_label="wagtailcore")
    GroupPagePermission.objects.create(group=group, page=region.south, permission=wide)
    add(region, region.kampan, region.north, region.nida, "contributor")
    assert not region.nida.groups.exists()


def test_nor_one_that_opens_another_branchs_private_pages(region):
    group = branch_group(table.BY_KEY["contributor"], region.north)
    region.south.view_restrictions.create(restriction_type="groups").groups.add(group)
    add(region, region.kampan, region.north, region.nida, "contributor")
    assert not region.nida.groups.exists()


def test_nor_one_with_a_permission_she_lacks(region):
    group = branch_group(table.BY_KEY["contributor"], region.north)
    group.permissions.add(Permission.objects.get(codename="change_user"))
    add(region, region.kampan, region.north, region.nida, "contributor")
    assert not region.nida.groups.exists()


# Not to herself, nor to those above her


def test_she_does_not_lift_herself(region):
    group = region.kampan.groups.get(role__role="regional_steward")
    before = rights_of(group)
    give(region, region.kampan, region.north, "[@kampan]", "change")
    give(region, region.kampan, region.north, f"[#{group.pk}]", "add")
    add(region, region.kampan, region.north, region.kampan, "publisher")
    assert rights_of(group) == before
    assert list(region.kampan.groups.all()) == [group]


@pytest.mark.parametrize("who", ["superuser", "site steward", "other regional steward"])
def test_she_neither_adds_nor_removes_those_above_or_beside_her(region, who):
    person = {
        "superuser": lambda: factories.person("above", is_superuser=True),
        "site steward": lambda: in_group("above", table.STEWARDS),
        "other regional steward": lambda: factories.person("above"),
    }[who]()
    if who == "other regional steward":
        add(region, region.root, region.north, person, "regional_steward")
    group = branch_group(table.BY_KEY["contributor"], region.north)
    person.groups.add(group)
    region.share(region.kampan, region.north, do="remove", person=person.pk, role="contributor")
    assert group in person.groups.all()
    add(region, region.kampan, region.north, person, "publisher")
    assert not member_of(region, person, "publisher")


def test_a_group_with_a_steward_in_it_is_not_hers_to_change(region):
    group = Group.objects.create(name="คณะทำงาน")
    in_group("above", table.STEWARDS).groups.add(group)
    give(region, region.kampan, region.north, f"[#{group.pk}]", "add")
    assert not rights_of(group)


def test_a_steward_of_the_whole_site_appoints_regional_ones(region):
    steward = in_group("steward", table.STEWARDS)
    add(region, steward, region.south, region.nida, "regional_steward")
    assert region.may(region.nida, "share", region.south)


def test_she_is_told_kindly(region):
    answer = give(region, region.kampan, region.north, "[@root]", "add")
    assert answer.status_code == 403
    assert "ภาคเหนือ" in answer.content.decode()
