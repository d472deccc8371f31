"""Private and members-only branches: each kind of place, as each kind of person asks for it.

One lesson stands in each kind of place; all are about the same theme and tambon, by the same
person. A row of the table asks a part of the portal and says whose lessons may be told of there.
"""

import re

import pytest
from django.urls import reverse
from wagtail.models import Page

from kmportal.following.models import Event, Follow, Notification
from kmportal.forms.models import FormIndexPage, FormPage
from kmportal.rules.models import Rule, RuleRun

from .asking import EDITORS, EVERYONES, MINE, OPEN, each, get, seen
from .world import PEOPLE, PLACES, SECRET, World, make_world


def the_page_itself(world):
    return each(world.lessons, world, lambda lesson: lesson.url)


def the_page_under_the_other_language(world):
    return each(world.lessons, world, lambda lesson: lesson.url.replace("/th/", "/en/"))


def the_list(world):
    return seen(world.client.get(world.tree["lessons"].url))


def the_home_page(world):
    return seen(world.client.get("/th/"))


def an_index_of_the_branch(world):
    return each(world.lessons, world, lambda lesson: lesson.get_parent().url)


def the_place(world):
    return get(world.client, "place", "310406")


def the_place_above(world):
    return get(world.client, "place", "31")


def the_theme(world):
    return get(world.client, "theme", "food")


def the_profile_of_the_writer(world):
    return get(world.client, "profile", world.writer.pk)


def the_feed_of_the_place(world):
    return get(world.client, "place_feed", "310406")


def the_feed_of_the_theme(world):
    return get(world.client, "theme_feed", "food")


def the_feed_of_the_writer(world):
    return get(world.client, "author_feed", world.writer.pk)


def feeds_of_comments(world):
    return each(world.lessons, world, lambda lesson: reverse("comment_feed", args=[lesson.pk]))


def search(world):
    return get(world.client, "search", q="ข้าวเม่าโบราณ")


def search_as_json(world):
    return seen(world.client.get(reverse("search_json"), {"q": "ข้าวเม่าโบราณ"}))


def search_by_the_secret_word(world):
    """In the results as JSON: the page of results repeats the question itself."""
    found = set()
    for place, secret in SECRET.items():
        data = world.client.get(reverse("search_json"), {"q": secret}).json()
        if secret in str(data["results"]).replace("\u200b", ""):
            found.add(place)
    return found


def suggestions(world):
    return seen(world.client.get(reverse("search_suggest"), {"q": "ข้าวเม่าโบราณ"}))


def the_feed_of_a_search(world):
    return get(world.client, "search_feed", q="ข้าวเม่าโบราณ")


def similar_lessons(world):
    """On the page of a lesson that is open to all."""
    return seen(world.client.get(world.like.url))


def similar_to_a_text(world):
    return seen(world.client.post(reverse("similar_to_text"), {"title": "ข้าวเม่าโบราณ", "text": ""}))


def before_you_start(world):
    return get(world.client, "before_you_start", place="310406", themes="food", theme="food")


def the_sitemap(world):
    text = world.client.get("/sitemap.xml").content.decode()
    return {place for place, lesson in world.lessons.items() if f"/{lesson.slug}/" in text}


def documents(world):
    found = set()
    for place in PLACES:
        document = world.documents[place]
        response = world.client.get(document.url)
        if response.status_code == 200:
            found.add(place)
    return found


def asked_about_a_use(world):
    """The form that tells of a use names the lesson."""
    return each(world.lessons, world, lambda lesson: reverse("apply_lesson", args=[lesson.pk]))


def notifications(world):
    if world.user is None:
        return set()
    for lesson in world.lessons.values():
        event = Event.objects.create(kind="page", key=f"page:{lesson.pk}", page=lesson)
        Notification.objects.create(
            member=world.user, event=event, reason="follow", frequency="site"
        )
    return get(world.client, "notifications")


def what_one_follows(world):
    if world.user is None:
        return set()
    for lesson in world.lessons.values():
        Follow.objects.create(member=world.user, kind="page", key=str(lesson.pk))
    return get(world.client, "following")


def counts_of_the_place(world):
    """A number tells too: as many as are open, however many there are."""
    html = world.client.get(reverse("place", args=["310406"])).content.decode()
    listed = len(seen(world.client.get(reverse("place", args=["310406"]))))
    more = re.search(rf"\b{len(PLACES) + 1}\b", re.sub(r"<[^>]*>", " ", html.split("<main")[1]))
    return OPEN if listed == 1 and not more else set(PLACES)


def the_draft_in_the_editor(world):
    return each(
        world.lessons, world, lambda lesson: reverse("read_draft", args=[lesson.pk])
    ) | each(
        world.lessons,
        world,
        lambda lesson: reverse("wagtailadmin_pages:view_draft", args=[lesson.pk]),
    )


def the_explorer(world):
    return each(
        world.lessons,
        world,
        lambda lesson: reverse("wagtailadmin_explore", args=[lesson.get_parent().pk]),
    )


def search_in_the_editor(world):
    return get(world.client, "wagtailadmin_pages:search", q="ข้าวเม่าโบราณ")


def what_rules_did(world):
    rule = Rule.objects.create(name="กติกา", event="published", actions=[("tag", "ข้าว")])
    for lesson in world.lessons.values():
        RuleRun.objects.create(rule=rule, page=lesson, event="published", cause=str(lesson.pk))
    response = world.client.get(reverse("rule_log"))
    return seen(response) if response.status_code == 200 else set()


def the_map_of_centres(world):
    return get(world.client, "centers_geojson")


def the_list_of_centres(world):
    return seen(world.client.get(world.tree["centers"].url))


def cards_of_centres(world):
    return each(world.centers, world, lambda center: reverse("center_card", args=[center.pk]))


def products(world):
    return get(world.client, "products")


def each_product(world):
    found = {place: center.products.get() for place, center in world.centers.items()}
    return each(found, world, lambda product: product.get_absolute_url())


def the_calendar(world):
    return seen(world.client.get(world.tree["events"].url))


def the_calendar_to_subscribe_to(world):
    return get(world.client, "events_feed")


def each_event_to_save(world):
    return each(world.events, world, lambda event: reverse("event_ics", args=[event.pk]))


def forms_about_events(world):
    home = Page.objects.get(pk=world.tree["home"].pk)
    index = home.add_child(instance=FormIndexPage(title="แบบฟอร์ม", locale=home.locale))
    forms = {
        place: index.add_child(instance=FormPage(title="ลงทะเบียน", event=event, locale=home.locale))
        for place, event in world.events.items()
    }
    return each(forms, world, lambda form: form.url)


SIGNED_IN = {**MINE, "stranger": set()}
TABLE = {
    the_page_itself: MINE,
    the_page_under_the_other_language: MINE,
    the_list: EVERYONES,
    the_home_page: EVERYONES,
    an_index_of_the_branch: EVERYONES,
    the_place: EVERYONES,
    the_place_above: EVERYONES,
    the_theme: EVERYONES,
    the_profile_of_the_writer: EVERYONES,
    the_feed_of_the_place: EVERYONES,
    the_feed_of_the_theme: EVERYONES,
    the_feed_of_the_writer: EVERYONES,
    feeds_of_comments: EVERYONES,
    search: MINE,
    search_as_json: MINE,
    search_by_the_secret_word: MINE,
    suggestions: MINE,
    the_feed_of_a_search: EVERYONES,
    similar_lessons: EVERYONES,
    similar_to_a_text: SIGNED_IN,
    before_you_start: EVERYONES,
    the_sitemap: EVERYONES,
    documents: {
        **MINE,
        **{key: set(PLACES) for key in ("contributor", "steward", "superuser")},
    },
    asked_about_a_use: SIGNED_IN,
    notifications: SIGNED_IN,
    what_one_follows: SIGNED_IN,
    counts_of_the_place: EVERYONES,
    the_draft_in_the_editor: EDITORS,
    the_explorer: EDITORS,
    search_in_the_editor: EDITORS,
    what_rules_did: EDITORS,
    the_map_of_centres: EVERYONES,
    the_list_of_centres: EVERYONES,
    cards_of_centres: EVERYONES,
    products: EVERYONES,
    each_product: MINE,
    forms_about_events: EVERYONES,
    the_calendar: EVERYONES,
    the_calendar_to_subscribe_to: EVERYONES,
    each_event_to_save: MINE,
}


@pytest.fixture(scope="module")
def keys(module_db):
    return make_world()


@pytest.mark.parametrize("who", PEOPLE)
@pytest.mark.parametrize("ask", TABLE, ids=lambda ask: ask.__name__)
def test_nobody_is_told_more_than_the_table_says(keys, db, who, ask):
    assert ask(World(who, keys)) == TABLE[ask][who]
