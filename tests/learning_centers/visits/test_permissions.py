"""Who may do what: each kind of person with each thing there is to do."""

from __future__ import annotations

import pytest
from django.urls import reverse
from wagtail.models import PageViewRestriction

from learning_centers.models import Visit
from learning_centers.visits.keepers import keepers_of
from learning_centers.visits.tokens import calendar_token_of, renew_calendar, token_of
from tests import factories

from .conftest import editor, keeper, own, visit_of

PEOPLE = ("stranger", "member", "coordinator", "other_coordinator", "steward")


@pytest.fixture
def visit(tha_sao):
    return visit_of(tha_sao)


@pytest.fixture
def people(jamnian, prasit, steward):
    return {
        "stranger": None,
        "member": factories.person("malee"),
        "coordinator": jamnian,
        "other_coordinator": prasit,
        "steward": steward,
    }


@pytest.fixture
def come_as(client, people):
    def sign_in(who: str):
        if people[who]:
            client.force_login(people[who])
        return client

    return sign_in


@pytest.mark.parametrize(
    ("who", "status"), list(zip(PEOPLE, (302, 302, 200, 404, 200), strict=True)), ids=PEOPLE
)
def test_reading_a_request_in_the_editor(come_as, visit, who, status):
    assert come_as(who).get(editor(visit)).status_code == status


@pytest.mark.parametrize(
    ("who", "state"),
    list(zip(PEOPLE, ("new", "new", "agreed", "new", "agreed"), strict=True)),
    ids=PEOPLE,
)
def test_answering(come_as, visit, who, state):
    come_as(who).post(editor(visit), {"choice": "agree", "text": "", "version": 1})
    visit.refresh_from_db()
    assert visit.state == state


@pytest.mark.parametrize(
    ("who", "sees"), list(zip(PEOPLE, (False, False, True, False, True), strict=True)), ids=PEOPLE
)
@pytest.mark.parametrize("name", ["visits_editor", "visits_editor_results", "wagtailadmin_home"])
def test_lists_show_only_ones_own(come_as, visit, who, sees, name):
    page = come_as(who).get(reverse(name))
    assert ("กลุ่มแม่บ้านหนองโสน" in page.content.decode()) is sees


@pytest.mark.parametrize("who", PEOPLE)
@pytest.mark.parametrize("what", ["visit", "change", "withdraw"])
def test_the_signed_link_is_enough_for_whoever_has_it(come_as, visit, who, what):
    assert come_as(who).get(own(visit, what)).status_code == 200


@pytest.mark.parametrize("who", PEOPLE)
def test_the_number_of_a_request_is_no_link(come_as, visit, who):
    assert come_as(who).get(f"/th/visits/{visit.pk}/").status_code == 404


@pytest.mark.parametrize(
    ("who", "sees"), list(zip(PEOPLE[1:], (False, True, False, True), strict=True)), ids=PEOPLE[1:]
)
def test_the_calendar_holds_only_ones_own(client, people, visit, who, sees):
    Visit.objects.update(state="agreed")
    url = reverse("visits:calendar", args=[calendar_token_of(people[who])])
    assert ("กลุ่มแม่บ้านหนองโสน" in client.get(url).content.decode()) is sees


def test_a_renewed_calendar_ends_the_old_address(client, jamnian):
    old = calendar_token_of(jamnian)
    renew_calendar(jamnian)
    assert client.get(reverse("visits:calendar", args=[old])).status_code == 404
    url = reverse("visits:calendar", args=[calendar_token_of(jamnian)])
    assert client.get(url).status_code == 200


def test_who_keeps_the_centre_no_longer_has_an_empty_calendar(client, jamnian, visit):
    Visit.objects.update(state="agreed")
    url = reverse("visits:calendar", args=[calendar_token_of(jamnian)])
    jamnian.groups.clear()
    assert b"BEGIN:VEVENT" not in client.get(url).content


def test_an_account_that_was_closed_has_no_calendar(client, jamnian):
    url = reverse("visits:calendar", args=[calendar_token_of(jamnian)])
    jamnian.is_active = False
    jamnian.save()
    assert client.get(url).status_code == 404


def test_the_token_of_a_visit_opens_no_calendar(client, visit):
    assert client.get(reverse("visits:calendar", args=[token_of(visit)])).status_code == 404


def test_a_coordinator_does_not_filter_by_a_centre_of_others(client, jamnian, na_kha, visit):
    visit_of(na_kha, group="ของนาขา")
    client.force_login(jamnian)
    page = client.get(reverse("visits_editor"), {"center": na_kha.pk})
    assert "ของนาขา" not in page.content.decode()
    assert na_kha.title not in page.content.decode()


def test_who_keeps_nothing_has_no_list(client, tree, tha_sao):
    client.force_login(keeper("nobody"))
    assert client.get(reverse("visits_editor"), follow=False).status_code in (302, 403)


# Who is told


def test_the_coordinator_of_the_page_is_told_and_not_the_whole_branch(tha_sao, jamnian, steward):
    assert keepers_of(tha_sao) == [jamnian]


def test_without_a_coordinator_the_branch_is_told(tha_sao, steward):
    assert keepers_of(tha_sao) == [steward]


def test_without_anyone_those_above_all_are_told(tha_sao):
    admin = factories.person("admin", is_superuser=True)
    assert keepers_of(tha_sao) == [admin]


def test_a_private_centre_keeps_its_requests_for_its_coordinator(client, visit, jamnian, tha_sao):
    PageViewRestriction.objects.create(page=tha_sao, restriction_type="login")
    client.force_login(jamnian)
    assert client.get(editor(visit)).status_code == 200
