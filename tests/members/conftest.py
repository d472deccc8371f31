import re

import pytest
from django.core import mail
from django.test import Client

from kmportal.guard.forms import stamp
from tests import factories

PASSWORD = "ข้าวหอมมะลิ-๑๒๓๔"


@pytest.fixture(autouse=True)
def _site(db, settings):
    settings.GUARD_MINIMUM_SECONDS = 0
    factories.site_tree()


@pytest.fixture
def join():
    """Sends the sign-up form as a browser would."""

    def send(client: Client, address: str, language: str = "th", **changed: str):
        answers = {
            "display_name": "สมศรี ใจดี",
            "email": address,
            "password1": PASSWORD,
            "consent": "on",
            "opened": stamp(),
        }
        return client.post(f"/{language}/accounts/signup/", answers | changed)

    return send


def code_in_the_last_mail() -> str:
    found = re.search(r"^    ([A-Z0-9-]{6,})$", mail.outbox[-1].body, re.MULTILINE)
    assert found, mail.outbox[-1].body
    return found[1]
