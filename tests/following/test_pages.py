"""The buttons and pages of following."""

from __future__ import annotations

from typing import Any

import pytest
from django.test import Client
from django.utils import timezone
from wagtail.models import PageViewRestriction

from kmportal.following.models import Follow, Notification
from kmportal.following.views import following
from tests.following.conftest import Village, follow, publish, say, write_note

HOSTILE = ["", "0", "-1", "1\x00", "๑", "9" * 12, "9" * 100_000, "1 OR 1=1", "‮1", "k̷̢"]


@pytest.fixture
def malee(client: Client, village: Village) -> Client:
    client.force_login(village.malee)
    return client


def press(client: Client, kind: str, key: object, **more: Any) -> Any:
    return client.post("/th/following/start/", {"kind": kind, "key": key} | more)


@pytest.mark.parametrize("kind", ["page", "place", "theme", "author", "series"])
def test_a_member_follows(malee: Client, village: Village, kind: str) -> None:
    targets = {"page": village.note, "place": village.tambon, "theme": village.base}
    target = (targets | {"author": village.sunee, "series": village.series})[kind]
    press(malee, kind, target.pk)
    press(malee, kind, target.pk)
    assert Follow.objects.get().key == str(target.pk)


def test_the_button_leads_back_to_the_page(malee: Client, village: Village) -> None:
    answer = press(malee, "place", village.tambon.pk, next="/th/places/310406/")
    assert answer.url == "/th/places/310406/"


@pytest.mark.parametrize(
    "elsewhere", ["https://evil.example/", "//evil.example", "javascript:1", "/\r\nX: y"]
)
def test_but_never_to_another_site(malee: Client, village: Village, elsewhere: str) -> None:
    assert press(malee, "place", village.tambon.pk, next=elsewhere).url == "/th/following/"


def test_a_stranger_is_led_to_sign_in_and_back(client: Client, village: Village) -> None:
    answer = press(client, "place", village.tambon.pk, next="/th/places/310406/")
    assert answer.status_code == 302
    assert "next=/th/places/310406/" in answer.url
    assert not Follow.objects.exists()


@pytest.mark.parametrize(
    "address", ["/th/following/", "/th/notifications/", "/th/notifications/1/"]
)
def test_a_stranger_sees_nobodys_list(client: Client, village: Village, address: str) -> None:
    assert "next=" in client.get(address).url


@pytest.mark.parametrize("key", HOSTILE)
@pytest.mark.parametrize("kind", ["page", "place", "search"])
def test_forged_targets_come_to_nothing(malee: Client, kind: str, key: str) -> None:
    answer = malee.post("/th/following/start/", {"kind": kind, "key": key}, follow=True)
    assert "ติดตามไม่ได้" in answer.content.decode()
    assert not Follow.objects.exists()


def test_an_unknown_kind_comes_to_nothing(malee: Client) -> None:
    assert press(malee, "user\x00", 1).status_code == 302
    assert not Follow.objects.exists()


def test_a_private_page_cannot_be_followed_by_who_may_not_read_it(
    malee: Client, village: Village
) -> None:
    PageViewRestriction.objects.create(page=village.note, restriction_type="groups")
    answer = malee.post(
        "/th/following/start/", {"kind": "page", "key": village.note.pk}, follow=True
    )
    assert "วันแรกที่ครัวกลาง" not in answer.content.decode()
    assert not Follow.objects.exists()


def test_nobody_follows_without_end(malee: Client, village: Village, monkeypatch: Any) -> None:
    monkeypatch.setattr(following, "MOST_FOLLOWS", 1)
    press(malee, "place", village.tambon.pk)
    press(malee, "theme", village.base.pk)
    assert Follow.objects.count() == 1


def test_a_member_stops_following(malee: Client, village: Village) -> None:
    follow(village.malee, "place", village.tambon)
    other = follow(village.somchai, "place", village.tambon)
    malee.post("/th/following/stop/", {"kind": "place", "key": village.tambon.pk})
    assert list(Follow.objects.all()) == [other]


def test_the_list_names_what_one_follows(malee: Client, village: Village) -> None:
    follow(village.malee, "place", village.tambon)
    follow(village.malee, "page", village.note)
    shown = malee.get("/th/following/").content.decode()
    assert "ต.หนองโสน อ.นางรอง จ.บุรีรัมย์" in shown
    assert "วันแรกที่ครัวกลาง" in shown


def test_how_often_is_chosen_in_the_list(malee: Client, village: Village) -> None:
    followed = follow(village.malee, "place", village.tambon)
    malee.post("/th/following/", {"own": "weekly", f"follow-{followed.pk}": "site"})
    followed.refresh_from_db()
    assert (followed.frequency, village.malee.mail_choice.own) == ("site", "weekly")


@pytest.mark.parametrize("chosen", ["hourly", "\x00", "x" * 100_000])
def test_a_frequency_that_is_none_is_refused(malee: Client, village: Village, chosen: str) -> None:
    followed = follow(village.malee, "place", village.tambon)
    answer = malee.post("/th/following/", {"own": "daily", f"follow-{followed.pk}": chosen})
    followed.refresh_from_db()
    assert (answer.status_code, followed.frequency) == (200, "at_once")


def test_nobody_changes_the_list_of_another(malee: Client, village: Village) -> None:
    other = follow(village.somchai, "place", village.tambon)
    malee.post("/th/following/", {"own": "daily", f"follow-{other.pk}": "site"})
    malee.post("/th/following/", {"own": "daily", "stop": other.pk})
    other.refresh_from_db()
    assert other.frequency == "at_once"


def test_stopping_one_saves_what_was_chosen_for_the_others(malee: Client, village: Village) -> None:
    place = follow(village.malee, "place", village.tambon)
    theme = follow(village.malee, "theme", village.base)
    malee.post("/th/following/", {"own": "daily", f"follow-{theme.pk}": "weekly", "stop": place.pk})
    assert dict(Follow.objects.values_list("kind", "frequency")) == {"theme": "weekly"}


@pytest.mark.parametrize("key", HOSTILE)
def test_stopping_nonsense_stops_nothing(malee: Client, village: Village, key: str) -> None:
    follow(village.malee, "place", village.tambon)
    assert malee.post("/th/following/", {"own": "daily", "stop": key}).status_code == 302
    assert Follow.objects.count() == 1


def test_a_followed_page_that_was_closed_is_not_named(malee: Client, village: Village) -> None:
    follow(village.malee, "page", village.note)
    PageViewRestriction.objects.create(page=village.note, restriction_type="groups")
    shown = malee.get("/th/following/").content.decode()
    assert "วันแรกที่ครัวกลาง" not in shown
    assert 'name="stop"' in shown


def test_the_header_counts_what_is_new(malee: Client, village: Village, happen: Any) -> None:
    follow(village.malee, "page", village.note)
    happen(say, village.note, village.somchai)
    shown = malee.get("/th/following/").content.decode()
    assert '<b class="bell-count" aria-hidden="true">1</b>' in shown


def test_opening_a_notification_leads_there_and_reads_it(
    malee: Client, village: Village, happen: Any
) -> None:
    follow(village.malee, "page", village.note)
    comment = happen(say, village.note, village.somchai)
    row = Notification.objects.get(member=village.malee)
    answer = malee.get(f"/th/notifications/{row.pk}/")
    row.refresh_from_db()
    assert answer.url == comment.get_absolute_url()
    assert row.read_at


def test_nobody_opens_the_notification_of_another(
    malee: Client, village: Village, happen: Any
) -> None:
    happen(say, village.note, village.somchai)
    row = Notification.objects.get(member=village.sunee)
    assert malee.get(f"/th/notifications/{row.pk}/").status_code == 404
    row.refresh_from_db()
    assert row.read_at is None


def test_all_are_read_with_one_press(malee: Client, village: Village, happen: Any) -> None:
    follow(village.malee, "page", village.note)
    happen(say, village.note, village.somchai)
    malee.post("/th/notifications/read/")
    rows = Notification.objects.order_by("member")
    assert {row.member.username: bool(row.read_at) for row in rows} == {
        "malee": True,
        "sunee": False,
    }


@pytest.mark.parametrize("closed", ["unpublished", "restricted", "expired", "rejected"])
def test_what_may_not_be_read_is_neither_listed_nor_counted(
    malee: Client, village: Village, happen: Any, closed: str
) -> None:
    follow(village.malee, "page", village.note)
    happen(say, village.note, village.somchai)
    match closed:
        case "unpublished":
            village.note.unpublish()
        case "restricted":
            PageViewRestriction.objects.create(page=village.note, restriction_type="groups")
        case "expired":
            village.note.expire_at = timezone.now()
            village.note.save()
        case _:
            village.note.comments.update(state="spam")
    shown = malee.get("/th/notifications/").content.decode()
    assert "วันแรกที่ครัวกลาง" not in shown
    assert "bell-count" not in shown


def test_a_page_of_notifications_asks_the_same_for_one_and_for_twenty(
    malee: Client, village: Village, happen: Any, django_assert_max_num_queries: Any
) -> None:
    follow(village.malee, "place", village.tambon)
    follow(village.malee, "page", village.note)
    for number in range(12):
        happen(say, village.note, village.somchai, f"ครั้งที่ {number}")
        happen(publish, write_note(village, f"ตอนที่ {number}"))
    malee.get("/th/notifications/")
    with django_assert_max_num_queries(22):
        malee.get("/th/notifications/")


def test_the_bell_costs_strangers_nothing(
    client: Client, village: Village, django_assert_num_queries: Any
) -> None:
    from django.template import Context
    from django.test import RequestFactory

    from kmportal.following.templatetags.following import notification_bell

    request = RequestFactory().get("/")
    with django_assert_num_queries(0):
        assert notification_bell(Context({"request": request}))["shown"] is False
    request.user = village.malee
    with django_assert_num_queries(1):
        notification_bell(Context({"request": request}))


def test_the_button_stands_on_pages_places_and_themes(malee: Client, village: Village) -> None:
    note = village.note.get_url()
    for address in (note, "/th/places/310406/", "/th/themes/food/"):
        assert "/th/following/start/" in malee.get(address).content.decode()


def test_the_pages_are_in_english_too(malee: Client, village: Village) -> None:
    follow(village.malee, "place", village.tambon)
    assert "Nong Sano, Nang Rong, Buri Ram" in malee.get("/en/following/").content.decode()
