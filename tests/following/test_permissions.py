"""The condition notifications are read by lets in whom search lets in, and nobody else."""

from __future__ import annotations

import pytest
from django.contrib.auth.models import Group
from wagtail.models import PageViewRestriction

from kmportal.following.models import Event, Notification
from search.readers import readable_by
from tests import factories
from tests.following.conftest import Village


@pytest.fixture
def staff(village: Village) -> Group:
    group = Group.objects.create(name="เจ้าหน้าที่ภาค")
    village.somchai.groups.add(group)
    factories.person("steward", is_superuser=True)
    event = Event.objects.create(kind="page", key="page:1", page=village.note)
    for member in (
        village.malee,
        village.somchai,
        type(village.malee).objects.get(username="steward"),
    ):
        Notification.objects.create(member=member, event=event, reason="follow", frequency="daily")
    return group


@pytest.mark.parametrize("above", [False, True])
@pytest.mark.parametrize("kind", [None, "login", "password", "groups"])
def test_notifications_are_read_by_whoever_may_read_the_page(
    village: Village, staff: Group, kind: str | None, above: bool
) -> None:
    if kind:
        page = village.tree["notes"] if above else village.note
        lock = PageViewRestriction.objects.create(page=page, restriction_type=kind, password="ลับ")
        lock.groups.set([staff] if kind == "groups" else [])
    for row in Notification.objects.select_related("member"):
        may_read = readable_by(row.member).filter(pk=village.note.pk).exists()
        told = Notification.objects.filter(pk=row.pk).readable().exists()
        assert told == may_read, row.member


def test_a_page_outside_the_site_is_told_to_nobody(village: Village, staff: Group) -> None:
    from wagtail.models import Page

    village.note.move(Page.objects.get(depth=1), pos="last-child")
    assert not Notification.objects.readable().exists()


def test_the_profile_offers_to_follow(client, village: Village) -> None:
    client.force_login(village.malee)
    shown = client.get(f"/th/people/{village.sunee.pk}/").content.decode()
    assert f'name="key" value="{village.sunee.pk}"' in shown
    assert f"/th/people/{village.sunee.pk}/feed/" in shown
