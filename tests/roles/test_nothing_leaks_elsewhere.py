"""As `test_nothing_leaks`: libraries, menus, many pages at once, and reports of the editor.

In the library the files of closed places lie in closed collections; their pages must follow.
"""

import datetime
import json
import re
from urllib.parse import urlencode

import pytest
from django.contrib.auth.models import Group
from django.core.files.base import ContentFile
from django.urls import reverse
from django.utils import timezone
from wagtail.models import Collection, CollectionViewRestriction, Page, Site

from kmportal.bulk.models import Batch, BatchPage
from kmportal.bulk.work import edition
from kmportal.core.models import PortalDocument
from kmportal.library.models import DocumentLibraryPage, LibraryDocumentPage
from kmportal.link_care.models import ExternalLink, LinkHost, LinkUse
from kmportal.menus.models import MenuSettings
from kmportal.places.models import PagePlace, Place
from kmportal.reads.models import DayReads
from tests import factories

from .asking import EDITORS, EVERYONES, MINE, each, get, seen
from .world import PEOPLE, PLACES, SECRET, World, make_world

KEPT = {"members": "login", "group": "groups", "password": "password"}
WORDS = "ข้าวเม่าโบราณ"


def a_file(place):
    collection = Collection.get_first_root_node().add_child(name=place)
    if place in KEPT:
        closed = CollectionViewRestriction.objects.create(
            collection=collection, restriction_type=KEPT[place], password="ลับ"
        )
        groups = Group.objects.filter(name="คณะทำงานภาค") if place == "group" else []
        closed.groups.set(groups)
    file = PortalDocument(title=f"แฟ้ม {place}", collection=collection)
    file.file.save(f"paper-{place}.txt", ContentFile(b"x"))
    return file


def make_library(home):
    shelf = DocumentLibraryPage(title="ห้องสมุด", slug="library", locale=home.locale)
    papers = {"library": home.add_child(instance=shelf)}
    for place in PLACES:
        fields = {"live": place != "draft", "first_published_at": timezone.now()}
        if place == "expired":
            fields["expire_at"] = timezone.now() - datetime.timedelta(minutes=5)
        papers[f"paper-{place}"] = factories.page(
            shelf,
            LibraryDocumentPage,
            f"คู่มือ{WORDS} {SECRET[place]}",
            slug=f"paper-{place}",
            document=a_file(place),
            place_tags=[PagePlace(place=Place.objects.get(code="310406"))],
            **fields,
        )
    return {name: page.pk for name, page in papers.items()}


def papers(world):
    return {place: world.tree[f"paper-{place}"] for place in PLACES}


def the_library(world):
    return seen(world.client.get(world.tree["library"].url))


def the_library_searched(world):
    return seen(world.client.get(world.tree["library"].url, {"q": WORDS}))


def the_library_of_a_tambon(world):
    return seen(world.client.get(world.tree["library"].url, {"place": "310406"}))


def counts_of_the_library(world):
    """A number tells too: as many as are listed, however many there are."""
    answer = world.client.get(world.tree["library"].url)
    listed = seen(answer)
    return listed if answer.context["shelf"].total == len(listed) else set(PLACES)


def the_feed_of_the_library(world):
    return get(world.client, "library_atom", world.tree["library"].pk)


def each_document(world):
    return each(papers(world), world, lambda paper: paper.url)


def each_file(world):
    """Of a page that is no longer shown the file may still be had, by whoever knows its address."""
    answers = {
        place: world.client.get(paper.document.url) for place, paper in papers(world).items()
    }
    return {place for place, answer in answers.items() if answer.status_code == 200} & {
        "public",
        *KEPT,
    }


def documents_in_the_search(world):
    found = world.client.get(reverse("search_json"), {"q": f"คู่มือ{WORDS}"}).json()["results"]
    titles = str([each["title"] for each in found if "คู่มือ" in str(each)]).replace("\u200b", "")
    return {place for place, secret in SECRET.items() if secret in titles}


def documents_in_the_explorer(world):
    return get(world.client, "wagtailadmin_explore", world.tree["library"].pk)


def set_menus(**streams):
    menus, _made = MenuSettings.objects.get_or_create(site=Site.objects.get())
    for name, blocks in streams.items():
        field = MenuSettings._meta.get_field(name)
        setattr(menus, name, field.to_python(json.dumps(blocks)))
    menus.save()
    return menus


def links(world, kind, **more):
    words = {"address": "", "label_th": "", "label_en": ""}
    return [
        {"type": kind, "id": "", "value": {**words, "page": lesson.pk, **more}}
        for lesson in world.lessons.values()
    ]


def the_main_menu(world):
    set_menus(main_menu=links(world, "item", children=[]))
    return seen(world.client.get("/th/privacy/"))


def a_menu_below_a_heading(world):
    inner = links(world, "item")
    heading = {"page": None, "address": "", "label_th": "หัวข้อ", "label_en": "", "children": inner}
    set_menus(main_menu=[{"type": "item", "value": heading}])
    return seen(world.client.get("/th/privacy/"))


def the_foot_of_pages(world):
    parts = [{"type": "links", "value": links(world, "item")}]
    column = {"heading_th": "อ่าน", "heading_en": "", "parts": parts}
    set_menus(footer=[{"type": "column", "value": column}])
    return seen(world.client.get("/th/privacy/"))


def announcements(world):
    """Readers see the words of an announcement, and where it leads."""
    words = {"text_th": "ประกาศ", "text_en": "", "urgent": False}
    words |= {"shown_from": None, "shown_until": None}
    set_menus(announcements=links(world, "announcement", **words))
    html = world.client.get("/th/privacy/").content.decode()
    return {place for place, lesson in world.lessons.items() if f"/{lesson.slug}/" in html}


def the_menus_in_the_editor(world):
    """Blocks carry their titles as JSON."""
    menus = set_menus(main_menu=links(world, "item", children=[]))
    url = reverse("wagtailsettings:edit", args=["menus", "menusettings", menus.site_id])
    html = world.client.get(url).content.decode()
    text = re.sub(r"\\u([0-9a-f]{4})", lambda found: chr(int(found[1], 16)), html)
    return {place for place, secret in SECRET.items() if secret in text}


def bulk(world, action):
    ids = urlencode([("id", lesson.pk) for lesson in world.lessons.values()])
    url = reverse("wagtail_bulk_action", args=["wagtailcore", "page", action])
    return f"{url}?{ids}&next=/admin/"


def chosen_for(action):
    """Before anything is done: the names of what was ticked, or of what was forged to be."""

    def ask(world):
        return seen(world.client.get(bulk(world, action)))

    ask.__name__ = f"chosen_for_{action}"
    return ask


def changed_at_once(world):
    """With a forged preview: the button pressed without having looked."""
    theme = factories.theme("rice", "ข้าวพื้นบ้าน")
    told = " ".join(f"{lesson.pk}:{edition(lesson)}" for lesson in world.lessons.values())
    posted = {"mode": "add", "themes": [theme.pk], "seen": told, "apply": "1"}
    world.client.post(bulk(world, "themes"), posted)
    lessons = {place: Page.objects.get(pk=page.pk) for place, page in world.lessons.items()}
    return {
        place
        for place, page in lessons.items()
        if theme.pk
        in [tag.theme_id for tag in page.get_latest_revision_as_object().theme_tags.all()]
    }


def unpublished_at_once(world):
    was = {place for place, lesson in world.lessons.items() if lesson.live}
    world.client.post(bulk(world, "unpublish"))
    return {place for place in was if not Page.objects.get(pk=world.lessons[place].pk).live}


def a_bulk_change(world):
    batch = Batch.objects.create(kind="tags", mode="add", names=[["ข้าว", "rice"]])
    for lesson in world.lessons.values():
        BatchPage.objects.create(batch=batch, page=lesson)
    return get(world.client, "bulk_batch", batch.pk)


def statistics_of_pages(world):
    for lesson in world.lessons.values():
        DayReads.objects.create(page=lesson, day=timezone.localdate(), count=9)
    return get(world.client, "statistics", show="most_read")


def links_on_pages(world):
    host = LinkHost.objects.create(name="gone.example.org")
    link = ExternalLink.objects.create(
        key="1", address="https://gone.example.org/", host=host, state="failing", failures=3
    )
    for lesson in world.lessons.values():
        LinkUse.objects.create(link=link, page=lesson)
    return get(world.client, "external_links")


#: Who works on the pages; the auditor reads them in the editor and changes nothing.
WORKERS = {**EDITORS, "auditor": set()}
TABLE = {
    the_library: MINE,
    the_library_searched: MINE,
    the_library_of_a_tambon: MINE,
    counts_of_the_library: MINE,
    the_feed_of_the_library: EVERYONES,
    each_document: MINE,
    # Who chooses files in the editor opens them there, but those kept for a group she is not in.
    each_file: {
        **MINE,
        **{key: {"public", "members", "password"} for key in ("contributor", "steward")},
        "superuser": {"public", *KEPT},
    },
    documents_in_the_search: MINE,
    documents_in_the_explorer: EDITORS,
    the_main_menu: MINE,
    a_menu_below_a_heading: MINE,
    the_foot_of_pages: MINE,
    announcements: MINE,
    the_menus_in_the_editor: WORKERS,
    chosen_for("themes"): EDITORS,
    chosen_for("hand-in"): EDITORS,
    chosen_for("language"): EDITORS,
    chosen_for("publish"): EDITORS,
    chosen_for("delete"): EDITORS,
    changed_at_once: WORKERS,
    unpublished_at_once: {who: mine - {"draft"} for who, mine in WORKERS.items()},
    a_bulk_change: WORKERS,
    statistics_of_pages: EDITORS,
    links_on_pages: {who: mine - {"draft"} for who, mine in WORKERS.items()},
}


@pytest.fixture(scope="module")
def keys(module_db):
    made = make_world()
    return made | make_library(Page.objects.get(pk=made["home"]).specific)


@pytest.mark.parametrize("who", PEOPLE)
@pytest.mark.parametrize("ask", TABLE, ids=lambda ask: ask.__name__)
def test_nobody_is_told_more_than_the_table_says(keys, db, who, ask):
    assert ask(World(who, keys)) == TABLE[ask][who]
