"""How often somebody may do something."""

import pytest
from django.contrib.auth.models import AnonymousUser
from django.test import RequestFactory

from kmportal.guard.limits import allowed
from tests import factories

pytestmark = pytest.mark.django_db


def asking(user=None, address="61.131.220.50"):
    request = RequestFactory().post("/", REMOTE_ADDR=address)
    request.user = user or AnonymousUser()
    return request


def tries(count, request, action="write", per_address=3, per_member=2):
    limits = {"per_address": per_address, "per_member": per_member, "seconds": 60}
    return [allowed(action, request, **limits) for _try in range(count)]


def test_an_address_is_stopped_after_its_limit():
    assert tries(4, asking()) == [True, True, True, False]


def test_another_address_goes_on():
    tries(4, asking())
    assert tries(1, asking(address="61.131.220.51")) == [True]


def test_a_member_is_stopped_wherever_she_is():
    somjai = factories.person("somjai")
    tries(2, asking(somjai))
    assert tries(1, asking(somjai, "61.131.220.51")) == [False]


def test_members_of_one_office_share_its_limit():
    tries(2, asking(factories.person("somjai")))
    assert tries(2, asking(factories.person("somsak"))) == [True, False]


def test_one_action_does_not_use_up_anothers_limit():
    tries(4, asking())
    assert tries(1, asking(), action="report") == [True]


def test_without_an_address_nobody_is_stopped_for_others():
    assert all(tries(9, asking(address="")))
