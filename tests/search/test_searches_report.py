"""The stewards' report of what people search for."""

import datetime

import pytest
from django.contrib.auth.models import Group
from django.urls import reverse
from django.utils import timezone

from kmportal.members.models import User
from kmportal.roles import table as roles
from kmportal.roles.making import make_roles
from search.models import AskedQuery
from tests import factories

pytestmark = pytest.mark.django_db


@pytest.fixture
def searches():
    factories.site_tree()
    today = timezone.localdate()
    last_year = today - datetime.timedelta(days=300)
    for text, askers, found, day in (
        ("ออมทรัพย์", 9, 4, today),
        ("เรือดำน้ำ", 2, 0, today),
        ("ป่าชุมชน", 5, 3, last_year),
        ("ป่าชุมชน", 6, 7, today),
    ):
        AskedQuery.objects.create(
            text=text,
            month=day.replace(day=1),
            askers=askers,
            times=askers * 2,
            found=found,
            last_asked=day,
        )


def person(client, group):
    make_roles([])
    user = User.objects.create_user("somsri", "somsri@example.org", "x")
    user.groups.add(Group.objects.get(name=group))
    client.force_login(user)


def rows(client, **parameters):
    response = client.get(reverse("searches_report"), parameters)
    assert response.status_code == 200
    return [
        (row["text"], row["people"], row["now_found"]) for row in response.context["object_list"]
    ]


def test_what_most_people_ask_comes_first_over_all_months(client, searches):
    person(client, roles.STEWARDS)
    assert rows(client) == [("ป่าชุมชน", 11, 7), ("ออมทรัพย์", 9, 4), ("เรือดำน้ำ", 2, 0)]


def test_what_found_nothing_can_be_listed_alone(client, searches):
    person(client, roles.STEWARDS)
    assert rows(client, found="none") == [("เรือดำน้ำ", 2, 0)]


def test_the_list_can_be_searched_and_taken_home(client, searches):
    person(client, roles.STEWARDS)
    assert [row[0] for row in rows(client, q="ป่า")] == ["ป่าชุมชน"]
    table = client.get(reverse("searches_report"), {"export": "csv"})
    text = b"".join(table.streaming_content).decode()
    assert text.splitlines()[1].startswith("ป่าชุมชน,11,22,7,")


def test_the_menu_leads_there_and_not_to_wagtails_empty_one(client, searches):
    person(client, roles.STEWARDS)
    html = client.get(reverse("wagtailadmin_home")).content.decode()
    assert reverse("searches_report") in html
    assert reverse("wagtailsearchpromotions:search_terms") not in html


@pytest.mark.parametrize("group", [roles.CONTRIBUTORS, roles.REVIEWERS])
def test_others_may_not_read_it(client, searches, group):
    person(client, group)
    assert client.get(reverse("searches_report")).status_code == 302
    assert reverse("searches_report") not in client.get("/admin/").content.decode()
