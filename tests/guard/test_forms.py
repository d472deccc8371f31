"""Programs are told from people without a riddle."""

import pytest
from django import forms
from django.core import signing

from kmportal.guard.forms import CleanTextField, GuardedForm, stamp


class TellForm(GuardedForm, forms.Form):
    text = CleanTextField(max_length=20)


@pytest.fixture
def opened(settings):
    """A stamp as old as it must be."""
    settings.GUARD_MINIMUM_SECONDS = 0
    return stamp()


def test_a_person_gets_through(opened):
    form = TellForm({"text": "สวัสดี", "opened": opened, "homepage": ""})
    assert form.is_valid(), form.errors


def test_who_fills_in_the_hidden_field_does_not(opened):
    assert not TellForm({"text": "สวัสดี", "opened": opened, "homepage": "x"}).is_valid()


def test_who_is_too_quick_may_press_again(settings):
    settings.GUARD_MINIMUM_SECONDS = 60
    given = stamp()
    form = TellForm({"text": "สวัสดี", "opened": given})
    assert not form.is_valid()
    assert f'value="{given}"' in str(form["opened"])


@pytest.mark.parametrize(
    "forged",
    ["", "form:1:x", "x" * 100_000, signing.dumps("form"), "::"],
    ids=["nothing", "made up", "endless", "signed for something else", "empty parts"],
)
def test_a_forged_stamp_is_replaced_by_a_good_one(forged, settings):
    settings.GUARD_MINIMUM_SECONDS = 0
    form = TellForm({"text": "สวัสดี", "opened": forged})
    assert not form.is_valid()
    again = form["opened"].as_widget().split('value="')[1].split('"')[0]
    assert TellForm({"text": "สวัสดี", "opened": again}).is_valid()


def test_what_was_pasted_with_a_zero_byte_is_taken_without_it(opened):
    form = TellForm({"text": "สวัส\x00ดี", "opened": opened})
    form.is_valid()
    assert form.cleaned_data["text"] == "สวัสดี"


def test_what_is_too_long_is_refused_and_kept(opened):
    form = TellForm({"text": "ยาว" * 20, "opened": opened})
    assert "text" in form.errors
    assert "ยาว" * 20 in str(form["text"])
