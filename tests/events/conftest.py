"""A small calendar, told from a fixed day."""

from __future__ import annotations

import datetime
from typing import Any

import icalendar
import pytest

from kmportal.events.models import EventPage
from tests import factories

TODAY = datetime.date(2021, 3, 10)  # a Wednesday


@pytest.fixture(autouse=True)
def _today(monkeypatch):
    """Of all that asks which day it is here."""
    monkeypatch.setattr("django.utils.timezone.localdate", lambda *_args, **_kwargs: TODAY)


@pytest.fixture
def tree(db):
    return factories.site_tree()


@pytest.fixture
def make(tree):
    """Makes an event below the calendar, a forum on the twelfth unless said otherwise."""

    def made(title: str = "เวทีคุยเรื่องน้ำ", **fields: Any) -> EventPage:
        fields = {"first_day": datetime.date(2021, 3, 12)} | fields
        return factories.page(tree["events"], EventPage, title, **fields)

    return made


def day(text: str) -> datetime.date:
    return datetime.date.fromisoformat(text)


def in_calendar(response) -> list[icalendar.Event]:
    assert response["Content-Type"] == "text/calendar; charset=utf-8"
    return list(icalendar.Calendar.from_ical(response.content).walk("VEVENT"))
