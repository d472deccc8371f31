"""What people search for: counted, never who asked, and told to others only when many did."""

import datetime

import pytest
from django.contrib.auth import get_user_model
from django.db import DatabaseError
from django.utils import timezone

from lessons.models import LessonPage
from search import query_log
from search.models import AskedQuery, QueryAsker
from search.query_log import popular_starting_with
from tests import factories

pytestmark = pytest.mark.django_db

PHONE = "Mozilla/5.0 (Linux; Android 9; SM-J260G)"


@pytest.fixture
def tree():
    tree = factories.site_tree()
    factories.page(tree["lessons"], LessonPage, "กลุ่มออมทรัพย์พาสมาชิกออกจากหนี้")
    return tree


def ask(client, text, agent=PHONE, address="10.0.0.1", **parameters):
    return client.get(
        "/th/search/", {"q": text, **parameters}, headers={"user-agent": agent}, REMOTE_ADDR=address
    )


def asked(text="ออมทรัพย์"):
    return AskedQuery.objects.get(text=text)


def test_one_person_counts_once_however_often_she_asks(client, tree):
    for _time in range(3):
        ask(client, "ออมทรัพย์")
    assert (asked().askers, asked().times, asked().found) == (1, 3, 1)


def test_another_person_counts_too(client, tree):
    ask(client, "ออมทรัพย์")
    ask(client, " ออมทรัพย์ ", address="10.0.0.2")
    assert asked().askers == 2


def test_a_search_without_results_says_so(client, tree):
    ask(client, "เรือดำน้ำ")
    assert asked("เรือดำน้ำ").found == 0


def test_what_a_member_may_see_does_not_tell_what_anyone_finds(client, tree):
    client.force_login(get_user_model().objects.create_user("mali", "mali@example.org"))
    ask(client, "ออมทรัพย์")
    assert (asked().askers, asked().found) == (1, None)


@pytest.mark.parametrize(
    "text",
    ["โทร 081-234-5678", "๐๘๑ ๒๓๔ ๕๖๗๘", "1 1020 00123 45 6", "mali@example.org", "ก", "ยาว " * 40],
)
def test_what_may_be_personal_is_not_kept(client, tree, text):
    ask(client, text)
    assert not AskedQuery.objects.exists()


@pytest.mark.parametrize("agent", ["", "Googlebot/2.1", "curl/8.5"])
def test_machines_do_not_count(client, tree, agent):
    ask(client, "ออมทรัพย์", agent)
    assert not AskedQuery.objects.exists()


def test_turning_pages_is_not_asking_again(client, tree):
    ask(client, "ออมทรัพย์", page="2")
    assert not AskedQuery.objects.exists()


def test_the_answer_comes_although_it_cannot_be_written_down(client, tree, monkeypatch):
    def refuse(noted):
        raise DatabaseError("locked")

    monkeypatch.setattr(query_log, "_write", refuse)
    assert "ออกจากหนี้" in ask(client, "ออมทรัพย์").content.decode()


def test_nothing_tells_who_asked_once_the_month_is_over(client, tree, monkeypatch):
    ask(client, "ออมทรัพย์")
    assert QueryAsker.objects.count() == 1
    later = timezone.localdate() + datetime.timedelta(days=40)
    monkeypatch.setattr(query_log.timezone, "localdate", lambda: later)
    ask(client, "หนี้")
    assert list(QueryAsker.objects.values_list("query__text", flat=True)) == ["หนี้"]
    assert asked().askers == 1


def suggested(client, text):
    groups = client.get("/th/search/suggest/", {"q": text}).json()["groups"]
    options = [o for group in groups if group["key"] == "searches" for o in group["options"]]
    return ["".join(piece for piece, _ in option["pieces"]) for option in options]


def many_ask(client, text, people=3):
    for number in range(people):
        ask(client, text, address=f"10.0.1.{number}")


def test_what_several_people_found_is_suggested_to_others(client, tree):
    many_ask(client, "ออมทรัพย์ สมาชิก")
    assert suggested(client, "ออม") == ["ออมทรัพย์ สมาชิก"]
    option = client.get("/th/search/suggest/", {"q": "ออมทรัพย์ ส"}).json()["groups"][-1]
    assert client.get(option["options"][0]["url"]).status_code == 200


def test_what_two_people_searched_for_stays_theirs(client, tree):
    many_ask(client, "ออมทรัพย์ สมาชิก", people=2)
    assert suggested(client, "ออม") == []


def test_what_finds_nothing_is_not_suggested(client, tree):
    many_ask(client, "เรือดำน้ำ")
    assert suggested(client, "เรือ") == []


def test_a_page_that_is_closed_takes_its_searches_away(client, tree):
    many_ask(client, "ออมทรัพย์ สมาชิก")
    LessonPage.objects.get().unpublish()
    assert popular_starting_with("ออม", 3) == []
