"""A small portal with a list of forms, and ways to fill them in."""

from __future__ import annotations

from typing import Any

import pytest
from django.contrib.auth.models import Group
from django.urls import reverse

from kmportal.forms.models import FormIndexPage, FormPage, FormQuestion
from kmportal.guard.forms import stamp
from kmportal.roles.making import make_roles
from kmportal.roles.table import BY_KEY
from tests import factories


@pytest.fixture
def tree(db):
    tree = factories.site_tree()
    index = FormIndexPage(title="แบบฟอร์ม", slug="answers", locale=tree["home"].locale)
    tree["forms"] = tree["home"].add_child(instance=index)
    return tree


@pytest.fixture(autouse=True)
def _quick_hands(settings):
    """Tests press faster than people."""
    settings.GUARD_MINIMUM_SECONDS = 0


@pytest.fixture
def steward(tree):
    make_roles()
    person = factories.person("somsri")
    person.groups.add(Group.objects.get(name=BY_KEY["steward"].group))
    return person


@pytest.fixture
def writer(tree, steward):
    """May write drafts below the lists of lessons and notes; the form is not hers."""
    person = factories.person("anong")
    person.groups.add(Group.objects.get(name=BY_KEY["contributor"].group))
    return person


@pytest.fixture
def make(tree):
    """Makes a published form: a registration with a name and an address unless said otherwise."""

    def made(title: str = "ลงทะเบียนอบรมบัญชีครัวเรือน", **fields: Any) -> FormPage:
        questions = fields.pop("questions", None) or [
            question("name", "ชื่อ", "singleline", personal=True),
            question("mail", "อีเมล", "email", required=False),
        ]
        fields = {"form_kind": "registration", "form_fields": questions} | fields
        tree["forms"].refresh_from_db()
        return factories.page(tree["forms"], FormPage, title, **fields)

    return made


def question(name: str, label: str, field_type: str, **fields: Any) -> FormQuestion:
    return FormQuestion(clean_name=name, label=label, field_type=field_type, **fields)


def typed(name: str = "สมหญิง ใจดี", **others: Any) -> dict[str, Any]:
    """What the browser of somebody who agrees sends."""
    return {"name": name, "consent": "on", "opened": stamp(), "homepage": ""} | others


def send(client, page: FormPage, data: dict[str, Any] | None = None):
    return client.post(page.url, typed() if data is None else data)


def results_url(page: FormPage, query: str = "") -> str:
    return reverse("wagtailforms:list_submissions", args=[page.pk]) + query
