"""The stewards' list of words."""

import pytest
from django.core.exceptions import ValidationError
from django.urls import reverse

from kmportal.guard.models import ListedWord
from kmportal.guard.words import verdict
from tests import factories

pytestmark = pytest.mark.django_db


def test_a_thai_word_is_found_inside_a_sentence():
    ListedWord.objects.create(text="พนันออนไลน์")
    assert verdict("สมัครพนันออนไลน์วันนี้") == ListedWord.Effect.WAIT


def test_a_latin_word_is_found_only_as_a_whole():
    ListedWord.objects.create(text="casino")
    assert verdict("A CASINO here") == ListedWord.Effect.WAIT
    assert verdict("casinoid") is None


def test_it_is_found_when_it_hides_behind_invisible_or_wide_letters():
    ListedWord.objects.create(text="casino", effect=ListedWord.Effect.SPAM)
    assert verdict("ca\u200bsi\u00adno") == verdict("ＣＡＳＩＮＯ") == ListedWord.Effect.SPAM


def test_the_stricter_of_two_counts():
    ListedWord.objects.create(text="เงินด่วน", effect=ListedWord.Effect.WAIT)
    ListedWord.objects.create(text="หวย", effect=ListedWord.Effect.SPAM)
    assert verdict("เงินด่วน หวยเด็ด") == ListedWord.Effect.SPAM


def test_signs_of_a_pattern_are_only_signs():
    ListedWord.objects.create(text="$$$(")
    assert verdict("ได้ $$$( ทุกวัน") == ListedWord.Effect.WAIT


def test_one_letter_is_not_listed():
    with pytest.raises(ValidationError):
        ListedWord(text=" ก ").full_clean()


def test_a_steward_edits_the_list(client):
    client.force_login(factories.person("steward", is_superuser=True))
    client.post(
        reverse("wagtailsnippets_guard_listedword:add"),
        {"text": "หวย", "effect": "spam", "notes": ""},
    )
    assert ListedWord.objects.get().text == "หวย"


@pytest.mark.parametrize("name", ["list", "add"])
def test_a_member_does_not(client, name):
    client.force_login(factories.person("somjai"))
    response = client.get(reverse(f"wagtailsnippets_guard_listedword:{name}"))
    assert response.status_code in {302, 403}
