"""The last place of a registration, asked for by several people at the same moment."""

import pytest
from django.contrib.auth.models import AnonymousUser

from kmportal.forms.models import FormAnswer, FormIndexPage, FormPage
from kmportal.forms.taking import TooLate, take, withdraw
from tests import factories
from tests.forms.conftest import question, typed

from .test_at_once import _no_waiting, at_once, tree  # noqa: F401  # fixtures

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def page(tree):  # noqa: F811
    home = tree["home"]
    index = home.add_child(instance=FormIndexPage(title="แบบฟอร์ม", locale=home.locale))
    asked = [question("name", "ชื่อ", "singleline", personal=True)]
    return factories.page(index, FormPage, "ลงทะเบียน", form_fields=asked, capacity=1)


def press(page, name):
    form = page.get_form(typed(name), page=page, user=AnonymousUser())
    assert form.is_valid()
    return lambda: take(page, form, AnonymousUser()).state


def test_the_last_place_goes_to_one(page):
    page.waiting_list = False
    page.save()

    outcomes = at_once(*(press(page, name) for name in ("หนึ่ง", "สอง", "สาม")))

    assert sum(outcome == "taken" for outcome in outcomes) == 1
    assert sum(isinstance(outcome, TooLate) for outcome in outcomes) == 2
    assert FormAnswer.objects.count() == 1


def test_a_free_place_goes_to_one_whoever_comes_meanwhile(page):
    press(page, "หนึ่ง")()
    press(page, "ผู้รอ")()
    first = FormAnswer.objects.get(state="taken")

    at_once(lambda: withdraw(first), press(page, "คนใหม่"))

    taken = FormAnswer.objects.get(state="taken")
    assert taken.form_data["name"] == "ผู้รอ"
    assert FormAnswer.objects.filter(state="waiting").count() == 1
