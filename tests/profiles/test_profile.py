"""What others see of a member: what she chose, and nothing else."""

import pytest

from kmportal.profiles import registry
from kmportal.profiles.models import Profile
from lessons.models import FieldNotePage
from tests import factories


def see(client, member):
    return client.get(f"/th/people/{member.pk}/")


def test_her_published_notes_are_listed(client, somsri, note):
    assert note.url in see(client, somsri).content.decode()


def test_what_she_wrote_about_herself_is_shown(client, somsri):
    Profile.objects.create(user=somsri, about="ทำนาอินทรีย์มาสิบปี")
    assert "ทำนาอินทรีย์มาสิบปี" in see(client, somsri).content.decode()


def test_parts_of_other_apps_are_shown(client, somsri, monkeypatch):
    section = registry.Section("components/total.html", lambda user, request: {"total": 1})
    monkeypatch.setattr(registry, "sections", [section])
    assert see(client, somsri).status_code == 200


def test_she_sees_her_own_page_before_anyone_does(client, somsri):
    client.force_login(somsri)
    assert see(client, somsri).status_code == 200


# Refusals


def test_a_member_who_shows_nothing_is_not_found(client, somsri):
    assert see(client, somsri).status_code == 404


def test_an_account_that_never_was_looks_the_same(client, somsri):
    assert client.get("/th/people/999999/").status_code == 404


def test_who_was_switched_off_is_not_found(client, somsri, note):
    somsri.is_active = False
    somsri.save()
    assert see(client, somsri).status_code == 404


@pytest.mark.parametrize("hidden", ["about", "place"])
def test_what_she_hides_is_gone_from_the_page(client, somsri, note, hidden):
    place = factories.place("31", "บุรีรัมย์")
    Profile.objects.create(user=somsri, about="ทำนาอินทรีย์", place=place, **{f"show_{hidden}": False})
    shown = see(client, somsri).content.decode()
    text = {"about": "ทำนาอินทรีย์", "place": "บุรีรัมย์"}[hidden]
    assert text not in shown


def test_drafts_and_closed_pages_stay_out(client, tree, somsri, note):
    draft = factories.page(tree["notes"], FieldNotePage, "ค้าง", owner=somsri, live=False)
    assert draft.url not in see(client, somsri).content.decode()


def test_a_hidden_list_of_pages_makes_her_unknown(client, somsri, note):
    Profile.objects.create(user=somsri, show_pages=False, show_activity=False)
    assert see(client, somsri).status_code == 404


def test_who_only_typed_another_s_story_is_not_its_author(client, somsri, note):
    clerk = factories.person("clerk")
    note.owner = clerk
    note.save()
    assert see(client, clerk).status_code == 404
