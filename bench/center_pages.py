"""Learning centers in bulk: rows as publishing writes them, over real tambons and themes."""

from __future__ import annotations

from django.contrib.contenttypes.models import ContentType
from django.db import transaction
from wagtail.models import Page

from kmportal.places.loading import load_places
from kmportal.places.models import PagePlace, Place
from kmportal.themes.loading import load_themes
from kmportal.themes.models import PageTheme, Theme
from learning_centers.models import DirectoryVersion, LearningCenterIndexPage, LearningCenterPage
from tests import factories

from .pages import ROWS, _batches, _scattered, _tables

COURSES = (
    "ทำบัญชีกลุ่มออมทรัพย์",
    "ทำปุ๋ยหมักไม่กลับกอง",
    "แปรรูปข้าวเม่า",
    "คัดแยกขยะ",
    "เลี้ยงปูม้า",
    "ทอผ้าย้อมคราม",
    "ทำแผนธุรกิจชุมชน",
)
KINDS = ("ศูนย์เรียนรู้เกษตรอินทรีย์", "กลุ่มออมทรัพย์", "วิสาหกิจชุมชน", "โครงการป่าชุมชน", "แหล่งท่องเที่ยวชุมชน")


def prepare() -> None:
    """A portal with all places and themes, and nothing to find."""
    load_places()
    load_themes()
    factories.site_tree()


@transaction.atomic
def publish(count: int) -> None:
    """Writes no index of the search engine: what is measured here does not ask it."""
    index = LearningCenterIndexPage.objects.get()
    tambons = Place.objects.filter(level=Place.Level.TAMBON, abolished=False).with_ancestors()
    places = sorted(tambons, key=_scattered)
    themes = list(Theme.objects.order_by("slug"))
    last = Page.objects.order_by("pk").values_list("pk", flat=True).last() or 0
    pages = [_row(index, places[n % len(places)], n, last + n + 1) for n in range(count)]
    for model in (*_tables(LearningCenterPage), LearningCenterPage):
        for rows in _batches(pages, ROWS):
            model._base_manager._insert(rows, model._meta.local_concrete_fields)  # type: ignore[attr-defined]
    _tag(pages, places, themes)
    Page.objects.filter(pk=index.pk).update(numchild=count)
    DirectoryVersion.renew()


def _row(index: Page, place: Place, number: int, key: int) -> LearningCenterPage:
    name = f"{KINDS[number % len(KINDS)]} {place.name_th} {number}"
    taught = [COURSES[(number + step) % len(COURSES)] for step in range(number % 3)]
    page = LearningCenterPage(
        title=name,
        draft_title=name,
        slug=f"center-{number}",
        summary=f"{name} {place.full_name} เปิดให้มาเรียนรู้จากของจริง",
        locale_id=index.locale_id,
        courses=[("course", {"title": title}) for title in taught],
        open_to_visits=number % 4 > 0,
    )
    page.id = page.page_ptr_id = page.contentpage_ptr_id = key
    page.path = Page._get_path(index.path, index.depth + 1, number + 1)
    page.depth, page.url_path = index.depth + 1, f"{index.url_path}{page.slug}/"
    page.content_type = ContentType.objects.get_for_model(LearningCenterPage)
    page.content_date = page.get_content_date()
    page.show_at(place.position)
    return page


def _tag(pages: list[LearningCenterPage], places: list[Place], themes: list[Theme]) -> None:
    numbered = list(enumerate(pages))
    at = [PagePlace(page_id=page.pk, place=places[n % len(places)]) for n, page in numbered]
    about = [
        PageTheme(page_id=page.pk, theme=themes[(n * step) % len(themes)])
        for n, page in numbered
        for step in (1, 7)
    ]
    PagePlace.objects.bulk_create(at, batch_size=ROWS)
    PageTheme.objects.bulk_create(about, batch_size=ROWS)
