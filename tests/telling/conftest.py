"""A village that writes: places, themes, a list of notes, and people known by name."""

import uuid

import pytest
from django.urls import reverse

from kmportal.discussion import trust
from tests import factories


@pytest.fixture
def tree(db):
    return factories.site_tree()


@pytest.fixture
def village(tree):
    """หนองโสน twice: once in Buri Ram, once in Phetchaburi, as tambon names repeat."""
    region = factories.place("r2", "อีสาน", "Isan")
    for code, name in (("31", "บุรีรัมย์"), ("3104", "นางรอง"), ("310427", "หนองโสน")):
        factories.place(code, name, region=region)
    base = factories.theme("finance", "การเงินและทุนชุมชน", "Finance")
    factories.theme("savings", "ออมทรัพย์", "Savings", parent=base)
    return tree


@pytest.fixture
def pan(village):
    """ยายแป้น is new here: what she writes waits for a reader."""
    return factories.person("pan", display_name="ยายแป้น")


@pytest.fixture
def somchai(village, monkeypatch):
    """ครูสมชาย is trusted: what he writes appears at once."""
    member = factories.person("somchai", display_name="ครูสมชาย")
    monkeypatch.setattr(
        "kmportal.telling.publishing.is_trusted",
        lambda user: user == member or trust.is_trusted(user),
    )
    return member


@pytest.fixture
def moderator(village):
    return factories.person("moderator", is_superuser=True, is_staff=True)


class Desk:
    """A member at the form of one note."""

    def __init__(self, client, member=None):
        if member:
            client.force_login(member)
        self.client, self.token, self.version = client, uuid.uuid4(), 0

    def url(self, name="write"):
        return reverse(f"telling:{name}", args=[self.token])

    def press(self, action="save", version=None, **typed):
        version = self.version if version is None else version
        data = {"title": "", "text": "", "version": version, "action": action} | typed
        answer = self.client.post(self.url(), data)
        if answer.status_code == 302:
            self.version = version + 1
        return answer

    def autosave(self, version=None, **typed):
        data = {"version": self.version if version is None else version} | typed
        answer = self.client.post(self.url(), data, headers={"Accept": "application/json"})
        if answer.status_code == 200:
            self.version = answer.json()["version"]
        return answer

    def add_photos(self, *files):
        return self.client.post(self.url("photos"), {"photo": list(files)})


@pytest.fixture
def desk(client, pan):
    return Desk(client, pan)


@pytest.fixture
def trusted_desk(client, somchai):
    return Desk(client, somchai)
