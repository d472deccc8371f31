"""A village, its pages, and people who want to hear of them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import pytest
from wagtail.models import Page

from kmportal.core.models import PageContributor
from kmportal.discussion.models import Comment
from kmportal.discussion.signals import comment_published
from kmportal.following.models import Follow, Frequency
from kmportal.members.models import User
from kmportal.places.models import PagePlace, Place
from kmportal.themes.models import PageTheme, Theme
from lessons.models import Application, FieldNotePage, LessonPage, Series
from tests import factories


@dataclass
class Village:
    tree: dict[str, Page]
    province: Place
    tambon: Place
    base: Theme
    branch: Theme
    series: Series
    malee: User
    somchai: User
    sunee: User
    note: FieldNotePage
    lesson: LessonPage


@pytest.fixture
def village(db: None) -> Village:
    tree = factories.site_tree()
    province = factories.place("31", "บุรีรัมย์", "Buri Ram")
    factories.place("3104", "นางรอง", "Nang Rong")
    tambon = factories.place("310406", "หนองโสน", "Nong Sano")
    base = factories.theme("livelihood", "อาชีพและเศรษฐกิจท้องถิ่น", "Livelihood")
    branch = factories.theme("food", "แปรรูปอาหาร", "Food", parent=base)
    sunee = factories.person("sunee", display_name="แม่สุนีย์")
    note = factories.page(tree["notes"], FieldNotePage, "วันแรกที่ครัวกลาง")
    note.contributors = [PageContributor(role="author", member=sunee)]
    note.save()
    return Village(
        tree=tree,
        province=province,
        tambon=tambon,
        base=base,
        branch=branch,
        series=Series.objects.create(title="ครัวกลางหนองโสน"),
        malee=factories.person("malee", display_name="มาลี"),
        somchai=factories.person("somchai", display_name="สมชาย"),
        sunee=sunee,
        note=note,
        lesson=factories.page(tree["lessons"], LessonPage, "ข้าวเม่าหนองโสน"),
    )


def follow(member: User, kind: str, target: Any, frequency: str = Frequency.AT_ONCE) -> Follow:
    return Follow.objects.create(member=member, kind=kind, key=str(target.pk), frequency=frequency)


@pytest.fixture
def happen(django_capture_on_commit_callbacks: Any) -> Callable[..., Any]:
    """Does something as a request would: what waits for the commit runs after it."""

    def run(action: Callable[..., Any], *args: Any, **kwargs: Any) -> Any:
        with django_capture_on_commit_callbacks(execute=True):
            return action(*args, **kwargs)

    return run


def write_note(village: Village, title: str = "ข้าวใหม่ปีนี้", **parts: Any) -> FieldNotePage:
    """A draft by Sunee of Nong Sano, about making food; not published yet."""
    series = parts.pop("series", None)
    note = factories.page(
        village.tree["notes"],
        FieldNotePage,
        title,
        live=False,
        summary=parts.pop("summary", "เริ่มตำข้าวเม่าตั้งแต่ตีสี่"),
        series=series,
        part=1 if series else None,
    )
    note.contributors = [PageContributor(role="author", member=village.sunee)]
    note.place_tags = [PagePlace(place=village.tambon)]
    note.theme_tags = [PageTheme(theme=village.branch)]
    note.save()
    return note


def publish(note: Page, user: User | None = None) -> None:
    note.save_revision(user=user).publish()
    note.refresh_from_db()


def say(
    page: Page, member: User | None, text: str = "ของเราทำแบบนี้เหมือนกัน", **parts: Any
) -> Comment:
    comment = Comment.objects.create(
        page=page, member=member, text=text, state="published", **parts
    )
    comment_published.send(Comment, comment=comment)
    return comment


def use(lesson: LessonPage, place: Place, member: User | None) -> Application:
    return Application.objects.create(
        lesson=lesson,
        place=place,
        member=member,
        applied_by="กลุ่มท่าเสา",
        applied_on="2021-05-03",
        what_happened="เสร็จเร็วกว่าเดิมครึ่งวัน",
        state="published",
    )
