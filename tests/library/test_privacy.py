"""A document is as private as its file and its branch, everywhere."""

import pytest
from django.contrib.auth.models import Group
from django.urls import reverse
from wagtail.models import CollectionViewRestriction, PageViewRestriction

from kmportal.core.models import ContentPage
from tests import factories

pytestmark = pytest.mark.django_db


@pytest.fixture
def member(world, client):
    client.force_login(factories.person("boonmee"))
    return client


def counted(client, world):
    return client.get(world.library.url).context["shelf"].total


def test_a_file_for_members_is_listed_and_counted_for_members_only(world, client, file):
    page = world.document("บัญชีกลุ่ม", file=file(collection=world.closed()))
    assert counted(client, world) == 0
    assert client.get(page.url).status_code == 302
    assert client.get(reverse("search_json"), {"q": "บัญชีกลุ่ม"}).json()["results"] == []
    client.force_login(factories.person("boonmee"))
    assert counted(client, world) == 1
    assert client.get(page.url).status_code == 200


def test_a_branch_for_members_is_listed_for_members_only(world, client):
    inner = world.library.add_child(
        instance=type(world.library)(title="ภายใน", slug="inside", locale=world.home.locale)
    )
    world.document("ระเบียบภายใน", parent=inner)
    PageViewRestriction.objects.create(page=inner, restriction_type=PageViewRestriction.LOGIN)
    assert counted(client, world) == 0
    client.force_login(factories.person("boonmee"))
    assert counted(client, world) == 1


def test_a_collection_closed_later_takes_its_pages_along_and_gives_them_back(world, client, file):
    page = world.document("บัญชีกลุ่ม", file=file(collection=(collection := world.closed())))
    CollectionViewRestriction.objects.all().delete()
    assert ContentPage.objects.readable().filter(pk=page.pk).exists()
    rule = CollectionViewRestriction.objects.create(
        collection=collection, restriction_type=CollectionViewRestriction.GROUPS
    )
    rule.groups.add(group := Group.objects.create(name="กรรมการ"))
    assert not ContentPage.objects.readable().filter(pk=page.pk).exists()
    assert list(page.view_restrictions.get().groups.all()) == [group]


def test_a_file_moved_to_a_closed_collection_takes_its_page_along(world, client, file):
    page = world.document("บัญชีกลุ่ม", file=file())
    page.document.collection = world.closed()
    page.document.save()
    assert counted(client, world) == 0


def test_scans_of_a_closed_collection_too(world, client, scan):
    from kmportal.library.models import ScannedPage

    page = world.document("สมุดเก่า", scans=[ScannedPage(image=scan)])
    scan.collection = world.closed()
    scan.save()
    assert page.view_restrictions.count() == 1


def test_nobody_opens_it_by_hand(world, file):
    page = world.document("บัญชีกลุ่ม", file=file(collection=world.closed()))
    page.view_restrictions.get().delete()
    assert page.view_restrictions.count() == 1


def test_what_was_restricted_by_hand_stays_when_the_file_is_opened(world, file):
    page = world.document("บัญชีกลุ่ม", file=file(collection=world.closed()))
    PageViewRestriction.objects.create(
        page=page, restriction_type=PageViewRestriction.PASSWORD, password="ข้าวเม่า"
    )
    CollectionViewRestriction.objects.all().delete()
    assert page.view_restrictions.get().password == "ข้าวเม่า"


def test_a_page_with_such_a_restriction_can_be_deleted(world, file):
    page = world.document("บัญชีกลุ่ม", file=file(collection=world.closed()))
    page.delete()
    assert not PageViewRestriction.objects.exists()
