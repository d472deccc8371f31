"""A villager signs up by e-mail, types the code she got, and is in."""

import pytest
from allauth.account.models import EmailAddress
from django.contrib.auth import get_user
from django.core import mail
from django.core.cache import cache

from kmportal.members.models import Consent, User
from kmportal.members.privacy import VERSION

from .conftest import PASSWORD, code_in_the_last_mail

VERIFY = "/th/accounts/confirm-email/"


def test_she_types_the_code_of_the_mail_and_is_signed_in(client, join):
    response = join(client, "somsri@example.org")
    assert response.url == VERIFY
    assert not get_user(client).is_authenticated
    client.post(VERIFY, {"code": code_in_the_last_mail()})
    assert str(get_user(client)) == "สมศรี ใจดี"
    assert EmailAddress.objects.get(email="somsri@example.org").verified


def test_her_consent_is_kept_with_version_language_and_time(client, join):
    join(client, "somsri@example.org", language="en")
    consent = Consent.objects.get()
    assert (consent.version, consent.language) == (VERSION, "en")
    assert consent.given_at is not None


@pytest.mark.parametrize(("language", "word"), [("th", "รหัส"), ("en", "code")])
def test_the_mail_is_in_the_language_of_the_page(client, join, language, word):
    join(client, "somsri@example.org", language=language)
    assert word in mail.outbox[0].subject
    assert word in mail.outbox[0].body


def test_the_made_up_username_tells_nothing_of_the_address(client, join):
    join(client, "somsri@example.org")
    assert "somsri" not in User.objects.get().username


def test_a_second_visit_needs_e_mail_and_password_only(client, join):
    join(client, "somsri@example.org")
    client.post(VERIFY, {"code": code_in_the_last_mail()})
    client.post("/th/accounts/logout/")
    assert not get_user(client).is_authenticated
    answers = {"login": "Somsri@example.org", "password": PASSWORD}
    response = client.post(
        "/th/accounts/login/?next=/th/search/", answers | {"next": "/th/search/"}
    )
    assert response.url == "/th/search/"
    assert get_user(client).is_authenticated


def test_a_mail_to_a_member_is_in_her_own_language(client, django_user_model):
    django_user_model.objects.create_user("anna", "anna@example.org", PASSWORD, language="en")
    client.post("/th/accounts/password/reset/", {"email": "anna@example.org"})
    assert "new password" in mail.outbox[0].subject


# Refusals


@pytest.mark.parametrize("missing", ["consent", "display_name", "email", "password1"])
def test_without_one_answer_no_account_is_made(client, join, missing):
    response = join(client, "somsri@example.org", **{missing: ""})
    assert response.status_code == 200
    assert missing in response.context["form"].errors
    assert not User.objects.exists()


def test_a_program_that_fills_the_trap_is_refused(client, join):
    join(client, "somsri@example.org", homepage="https://example.com")
    assert not User.objects.exists()


def test_a_wrong_code_lets_nobody_in(client, join):
    join(client, "somsri@example.org")
    response = client.post(VERIFY, {"code": "AAAAAA"})
    assert response.status_code == 200
    assert not get_user(client).is_authenticated


def test_who_has_not_confirmed_is_asked_for_the_code_again(client, join):
    join(client, "somsri@example.org")
    client.logout()
    cache.clear()  # some minutes later: codes are not sent one after another
    answers = {"login": "somsri@example.org", "password": PASSWORD}
    assert client.post("/th/accounts/login/", answers).url == VERIFY
    assert not get_user(client).is_authenticated


@pytest.mark.parametrize(
    "target", ["https://evil.example/", "//evil.example/", "javascript:alert(1)"]
)
def test_signing_in_leads_to_no_other_site(client, join, target):
    join(client, "somsri@example.org")
    client.post(VERIFY, {"code": code_in_the_last_mail()})
    client.post("/th/accounts/logout/")
    answers = {"login": "somsri@example.org", "password": PASSWORD, "next": target}
    assert client.post("/th/accounts/login/", answers).url == "/th/"


HOSTILE = ["ก" * 100_000, "สม\x00ศรี", "ส" + "\u0e31" * 500, "\u202eศรี", "<script>alert(1)</script>"]


@pytest.mark.parametrize("typed", HOSTILE, ids=["100 kB", "NUL", "zalgo", "bidi", "markup"])
@pytest.mark.parametrize("field", ["display_name", "email", "password1"])
def test_hostile_input_is_no_fault_of_ours(client, join, field, typed):
    response = join(client, "somsri@example.org", **{field: typed})
    assert response.status_code in {200, 302}
    assert b"<script>alert" not in response.content
