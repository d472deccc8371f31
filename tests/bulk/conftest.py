"""A branch of lessons, its keeper, a writer and a neighbour; a few themes and places."""

import pytest
from django.urls import reverse

from kmportal.themes.models import PageTheme
from lessons.models import LessonPage
from tests import factories
from tests.recycle_bin.conftest import (  # noqa: F401  # fixtures
    EVERYTHING,
    binned,
    english,
    fresh,
    keeper,
    member_of_group,
    steward,
    tree,
    writer,
)


@pytest.fixture
def savings(db):
    return factories.theme("savings", "ออมทรัพย์", "Savings")


@pytest.fixture
def debts(db):
    return factories.theme("debts", "หนี้สิน", "Debts")


@pytest.fixture
def lesson(tree, debts):  # noqa: F811
    return lesson_about(tree["lessons"], "กองทุนวันละบาท", debts)


def lesson_about(parent, title, *themes, **fields):
    page = factories.page(parent, LessonPage, title, **fields)
    page.theme_tags = [PageTheme(theme=theme) for theme in themes]
    page.save()
    page.save_revision()
    if page.live:
        page.latest_revision.publish()
    return fresh(page)


@pytest.fixture
def neighbour(tree):  # noqa: F811
    """Looks after the research, and nothing else."""
    return member_of_group(tree["research"], "neighbour", *EVERYTHING)


def address(action, *pages, **more):
    ids = "&".join(f"id={getattr(page, 'pk', page)}" for page in pages)
    extra = "".join(f"&{key}={value}" for key, value in more.items())
    url = reverse("wagtail_bulk_action", args=["wagtailcore", "page", action])
    return f"{url}?{ids}{extra}&next=/admin/"


def look(client, action, pages, **data):
    return client.post(address(action, *pages), data)


def do(client, action, pages, **data):
    """Looks, and presses the button below what was shown."""
    shown = look(client, action, pages, **data).context
    data |= {"seen": shown["seen"], "apply": "1"}
    return client.post(address(action, *pages), data)


def themes_of(page):
    rows = fresh(page).theme_tags.order_by("sort_order")
    return [row.theme.slug for row in rows]


def draft_of(page):
    return fresh(page).get_latest_revision_as_object()
