"""Keeping the page "before you start" under a name, passing it on, and nobody else seeing it."""

import json
import zipfile
from io import BytesIO
from urllib.parse import unquote

import pytest
from django.test import Client
from django.urls import reverse

from kmportal.applying.models import LONGEST_NAME, MOST_SAVED, SavedBrief
from kmportal.members.models import User
from kmportal.profiles.personal_data import archive_of, delete_account
from tests import factories
from tests.reading import text_of

pytestmark = pytest.mark.django_db
LIST = "/th/before-you-start/saved/"
ASKED = "theme=livelihood&place=710205"
SAVE = f"/th/before-you-start/save/?{ASKED}"


@pytest.fixture(autouse=True)
def _chosen(lesson, tha_sao):
    """There is a lesson about livelihood, and a tambon to ask for."""


@pytest.fixture
def signed_in(client, member):
    client.force_login(member)
    return client


@pytest.fixture
def kept(member, livelihood, tha_sao):
    return SavedBrief.objects.create(
        owner=member, name="ก่อนทำข้าวเม่าขาย", theme=livelihood, place=tha_sao
    )


def test_the_page_is_saved_under_a_name(signed_in, member, livelihood, tha_sao):
    shown = text_of(signed_in.get(f"/th/before-you-start/?{ASKED}"))
    assert SAVE.replace("&", "&amp;") in shown
    signed_in.post(SAVE, {"name": " ก่อนทำ\nข้าวเม่าขาย\x00 "})
    saved = member.saved_briefs.get()
    assert (saved.name, saved.theme, saved.place) == ("ก่อนทำ ข้าวเม่าขาย", livelihood, tha_sao)


def test_the_list_leads_back_to_the_page(signed_in, kept):
    shown = text_of(signed_in.get(LIST))
    assert "ก่อนทำข้าวเม่าขาย" in shown
    assert f"/th/before-you-start/?{ASKED}".replace("&", "&amp;") in shown


def test_the_page_says_what_it_is_saved_as(signed_in, kept):
    assert kept.name in text_of(signed_in.get(kept.get_absolute_url()))


def test_a_stranger_signs_in_and_comes_back_with_the_name(client, member):
    answer = client.post(SAVE, {"name": "ของเรา"})
    back = unquote(answer.url.partition("next=")[2])
    assert ASKED in back
    client.force_login(member)
    assert 'value="ของเรา"' in text_of(client.get(back))


def test_it_is_sent_with_its_whole_address(client):
    shown = text_of(client.get(f"/th/before-you-start/?{ASKED}"))
    link = shown.partition('href="mailto:')[2].partition('"')[0]
    assert unquote(link).endswith(f"body=http://testserver/th/before-you-start/?{ASKED}")


def test_whoever_has_the_address_opens_the_page_and_learns_nothing_of_the_owner(client, kept):
    shown = text_of(client.get(kept.get_absolute_url()))
    assert "ข้าวเม่าหนองโสน" in shown
    assert kept.name not in shown


def test_it_is_deleted_when_asked_twice(signed_in, kept):
    url = reverse("delete_saved_brief", args=[kept.pk])
    assert "ก่อนทำข้าวเม่าขาย" in text_of(signed_in.get(url))
    signed_in.post(url)
    assert not SavedBrief.objects.exists()


def test_the_own_profile_lists_it_and_nobody_else_sees_it_there(signed_in, member, kept):
    path = reverse("profile", args=[member.pk])
    assert kept.name in text_of(signed_in.get(path))
    other = Client()
    other.force_login(factories.person("other"))
    assert other.get(path).status_code == 404


def test_the_copy_of_her_data_has_it(member, kept):
    archive = zipfile.ZipFile(BytesIO(archive_of(member)))
    (told,) = json.loads(archive.read("saved_briefs.json"))
    assert told["name"] == kept.name
    assert ASKED in told["address"]


@pytest.mark.parametrize("keep", [True, False])
def test_it_goes_with_the_account(member, kept, keep):
    delete_account(member, keep=keep)
    assert not SavedBrief.objects.exists()


# Refusals


def test_others_are_not_there(client, kept):
    client.force_login(factories.person("other"))
    assert kept.name not in text_of(client.get(LIST))
    url = reverse("delete_saved_brief", args=[kept.pk])
    assert {client.get(url).status_code, client.post(url).status_code} == {404}
    assert SavedBrief.objects.exists()


@pytest.mark.parametrize("path", [LIST, f"{LIST}1/delete/"])
def test_strangers_are_led_to_sign_in(client, path):
    assert "next=" in client.get(path).url


def test_the_same_twice_is_one(signed_in, member, kept):
    shown = text_of(signed_in.post(SAVE, {"name": "อีกชื่อหนึ่ง"}))
    assert "ก่อนทำข้าวเม่าขาย" in shown
    assert member.saved_briefs.count() == 1


def test_there_is_an_end_to_it(signed_in, member, livelihood, monkeypatch):
    monkeypatch.setattr("kmportal.applying.saving_views.MOST_SAVED", 1)
    SavedBrief.objects.create(owner=member, name="หนึ่ง", theme=livelihood)
    signed_in.post(SAVE, {"name": "สอง"})
    assert member.saved_briefs.count() == 1
    assert MOST_SAVED > 1


@pytest.mark.parametrize(
    "name",
    ["", " ", "ก" * (LONGEST_NAME + 1), "x" * 100_000],
    ids=["none", "blank", "long", "huge"],
)
def test_a_bad_name_is_refused_kindly(signed_in, member, name):
    answer = signed_in.post(SAVE, {"name": name})
    assert "field-wrong" in text_of(answer)
    assert not member.saved_briefs.exists()


@pytest.mark.parametrize(
    "asked",
    ["", "theme=nothing", "place=999999", "place=%00", f"theme={'x' * 2000}"],
    ids=["nothing", "no theme", "no place", "nul", "long"],
)
def test_what_was_not_chosen_is_not_saved(signed_in, member, asked):
    answer = signed_in.post(f"/th/before-you-start/save/?{asked}", {"name": "ชื่อ"})
    assert answer.url == reverse("before_you_start")
    assert not member.saved_briefs.exists()


def test_a_name_with_markup_is_shown_as_it_is(signed_in, member, kept):
    User.objects.filter(pk=member.pk).update(display_name="มาลี")
    SavedBrief.objects.update(name="<script>alert(1)</script>")
    assert "<script>alert" not in text_of(signed_in.get(LIST))


def test_a_list_of_many_takes_as_many_queries(
    signed_in, member, kept, django_assert_max_num_queries
):
    for number in range(15):
        theme = factories.theme(f"theme-{number}", f"เรื่องที่ {number}")
        SavedBrief.objects.create(owner=member, name=f"หน้า {number}", theme=theme)
    signed_in.get(LIST)
    with django_assert_max_num_queries(14):
        signed_in.get(LIST)
