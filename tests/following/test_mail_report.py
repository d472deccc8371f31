"""Stewards see which mail did not arrive."""

import pytest
from django.contrib.auth.models import Permission
from django.urls import reverse

from kmportal.following.models import Mail
from tests import factories

pytestmark = pytest.mark.django_db
URL = reverse("undelivered_mail")


@pytest.fixture
def malee():
    return factories.person("malee", display_name="มาลี")


@pytest.fixture
def steward(client):
    client.force_login(factories.person("steward", is_superuser=True))


def mail(member, state, **fields):
    return Mail.objects.create(member=member, key=state, scope="one", state=state, **fields)


@pytest.mark.parametrize("state", ["given_up", "uncertain"])
def test_what_did_not_arrive_is_listed_with_its_error(client, steward, malee, state):
    mail(malee, state, attempts=5, last_error="550 no such mailbox")
    html = client.get(URL).content.decode()
    assert "มาลี" in html
    assert "550 no such mailbox" in html


@pytest.mark.parametrize("state", ["waiting", "sending", "sent", "empty"])
def test_other_mail_is_nobodys_business(client, steward, malee, state):
    mail(malee, state)
    assert "มาลี" not in client.get(URL).content.decode()


def test_it_can_be_taken_along(client, steward, malee):
    mail(malee, "given_up", last_error="550 no such mailbox")
    answer = client.get(URL, {"export": "csv"})
    assert "550 no such mailbox" in b"".join(answer.streaming_content).decode()


def test_many_rows_take_as_many_queries_as_few(
    client, steward, malee, django_assert_max_num_queries
):
    client.get(URL)
    for number in range(20):
        member = factories.person(f"member-{number}")
        mail(member, "given_up")
    with django_assert_max_num_queries(20):
        client.get(URL)


@pytest.mark.parametrize("name", ["undelivered_mail", "undelivered_mail_results"])
def test_whoever_is_no_steward_does_not_see_it(client, malee, name):
    mail(malee, "given_up", last_error="550 no such mailbox")
    malee.user_permissions.add(Permission.objects.get(codename="access_admin"))
    client.force_login(malee)
    answer = client.get(reverse(name), {"export": "csv"})
    assert (answer.status_code, answer.url) == (302, reverse("wagtailadmin_home"))
