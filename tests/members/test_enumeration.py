"""No page tells whether an e-mail address has an account: answers are equal to the letter."""

import re

import pytest
from django.core import mail
from django.test import Client

from tests import factories

from .conftest import PASSWORD

KNOWN, UNKNOWN = "boonmee@example.org", "bunterb@example.org"


@pytest.fixture(autouse=True)
def boonmee(_site):
    return factories.person("boonmee", display_name="บุญมี")


def seen(client: Client, response) -> tuple[int, str, str]:
    """Status, where it leads, and the words of the page at the end."""
    target = response.headers.get("Location", "")
    text = (client.get(target) if target else response).content.decode()
    for varying in (KNOWN, UNKNOWN):
        text = text.replace(varying, "ADDRESS")
    text = re.sub(r'(csrfmiddlewaretoken|opened)" value="[^"]*"', "", text)
    return response.status_code, target, text


def test_signing_up(join):
    answers = []
    for email in (KNOWN, UNKNOWN):
        client = Client()
        answers.append(seen(client, join(client, email)))
    assert answers[0] == answers[1]
    assert [message.to for message in mail.outbox] == [[KNOWN], [UNKNOWN]]


@pytest.mark.parametrize(
    ("path", "fields"),
    [
        ("login/", {"login": "{}", "password": PASSWORD}),
        ("password/reset/", {"email": "{}"}),
        ("login/code/", {"email": "{}"}),
    ],
    ids=["signing in", "new password", "code to sign in"],
)
def test_other_forms(path, fields):
    answers = []
    for email in (KNOWN, UNKNOWN):
        client = Client()
        posted = {name: value.format(email) for name, value in fields.items()}
        answers.append(seen(client, client.post(f"/th/accounts/{path}", posted)))
    assert answers[0] == answers[1]


def test_whoever_owns_the_address_learns_it_by_mail(client, join):
    join(client, KNOWN)
    assert "มีบัญชีอยู่แล้ว" in mail.outbox[0].subject
