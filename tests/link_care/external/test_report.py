"""The report of links to other sites, and what may be done about them there."""

import json
import re

import pytest
from django.test import Client
from django.urls import reverse
from wagtail.models import Page

from kmportal.core.models import StandardPage
from kmportal.link_care.external.collecting import collect, collect_all
from kmportal.link_care.external.report import BROKEN, BY_HAND, FAILING, MOVED, links_to_care_for
from kmportal.link_care.models import ExternalLink, LinkUse
from lessons.models import LessonPage
from tests import factories

from .conftest import block, link_to

pytestmark = pytest.mark.django_db

OLD, NEW = "https://codi.example.org/a?b=1&c=2", "https://www.codi.example.org/a?b=1&c=2"
GONE = "https://gone.example.org/"


def standings(person):
    return {(use.page.title, use.link.address, use.standing) for use in links_to_care_for(person)}


def set_to(address, **fields):
    ExternalLink.objects.filter(address=address).update(**fields)
    return link_to(address)


def broken(address, failures=3):
    return set_to(address, state="failing", reason="gone", failures=failures)


def moved(address=OLD, to=NEW):
    return set_to(address, state="fine", moved_to=to)


def press(client, person, action, link, **data):
    client.force_login(person)
    return client.post(reverse(f"external_link_{action}", args=[link.pk]), data)


def stored(stream):
    return json.dumps(stream.get_prep_value(), ensure_ascii=False)


# Collecting


def test_links_in_texts_blocks_and_fields(about, research, tree):
    about(OLD.replace("&", "&amp;"), "mailto:a@example.org", "/th/x/", "http://localhost/th/")
    research(GONE)
    assert set(ExternalLink.objects.values_list("address", flat=True)) == {OLD, GONE}


def test_a_link_taken_out_is_no_longer_the_pages(about):
    page = about(OLD, GONE)
    page.body = block(GONE)
    collect(page)
    assert list(LinkUse.objects.values_list("link__address", flat=True)) == [GONE]


def test_links_are_collected_when_a_page_is_published(tree, django_capture_on_commit_callbacks):
    page = tree["home"].add_child(instance=StandardPage(title="ร่าง", slug="draft", live=False))
    page.body = block(GONE)
    revision = page.save_revision()
    with django_capture_on_commit_callbacks(execute=True):
        assert not ExternalLink.objects.exists()
        revision.publish()
    assert link_to(GONE).uses.get().page_id == page.pk


@pytest.mark.parametrize(
    "address",
    ["http://[::1", "http://" + "ก" * 300, "https://a.example.org/" + "x" * 90_000],
    ids=["half", "long name", "long"],
)
def test_addresses_nobody_can_use_stop_nothing(about, address):
    about(address, GONE)
    assert link_to(GONE)


def test_what_no_page_links_to_any_more_is_forgotten(about):
    about(GONE).delete()
    collect_all()
    assert not ExternalLink.objects.exists()


# The report


def test_broken_only_after_three_days(about, steward):
    about(GONE)
    broken(GONE, failures=2)
    assert standings(steward) == {("เกี่ยวกับเรา", GONE, FAILING)}
    broken(GONE)
    assert standings(steward) == {("เกี่ยวกับเรา", GONE, BROKEN)}


def test_what_works_is_not_in_it(about, steward):
    about(GONE)
    set_to(GONE, state="fine")
    assert standings(steward) == set()


def test_each_sees_links_of_pages_to_edit(about, lesson, keeper, steward):
    about(GONE)
    lesson(GONE)
    broken(GONE)
    assert {title for title, *_ in standings(keeper)} == {"กองทุนวันละบาท"}
    assert {title for title, *_ in standings(steward)} == {"กองทุนวันละบาท", "เกี่ยวกับเรา"}


@pytest.mark.parametrize(
    ("chosen", "titles"),
    [
        ({"standing": BROKEN}, {"เกี่ยวกับเรา", "กองทุนวันละบาท"}),
        ({"standing": MOVED}, {"กองทุนวันละบาท"}),
        ({"branch": "lessons"}, {"กองทุนวันละบาท"}),
        ({"branch": "999"}, {"เกี่ยวกับเรา", "กองทุนวันละบาท"}),
    ],
    ids=["broken", "moved", "branch", "no such branch"],
)
def test_narrowed(client, tree, about, lesson, steward, chosen, titles):
    about(GONE)
    lesson(GONE, OLD)
    broken(GONE)
    moved()
    chosen = {name: tree[key].pk if key in tree else key for name, key in chosen.items()}
    client.force_login(steward)
    uses = client.get(reverse("external_links"), chosen).context["object_list"]
    assert {use.page.title for use in uses} == titles


def test_as_csv(client, about, steward):
    about(GONE)
    broken(GONE)
    client.force_login(steward)
    answer = client.get(reverse("external_links"), {"export": "csv"})
    rows = answer.getvalue().decode().splitlines()
    assert len(rows) == 2
    assert GONE in rows[1]


@pytest.mark.parametrize("number", [3, 30])
def test_asks_the_same_however_long_it_is(
    client, tree, steward, django_assert_max_num_queries, number
):
    for each in range(number):
        page = factories.page(
            tree["lessons"], LessonPage, f"บทเรียน {each}", context=block(f"{GONE}{each}")
        )
        collect(page)
    ExternalLink.objects.update(state="failing", reason="gone", failures=3)
    client.force_login(steward)
    client.get(reverse("external_links"))
    with django_assert_max_num_queries(24):
        client.get(reverse("external_links"))


# What is done about them


def test_the_new_address_is_put_in_as_a_new_version(client, about, steward):
    page = about(OLD.replace("&", "&amp;"))
    press(client, steward, "moved", moved(), moved_to=NEW)
    page.refresh_from_db()
    assert NEW.replace("&", "&amp;") in stored(page.body)
    assert page.revisions.count() == 1
    assert page.latest_revision.user == steward
    assert not page.has_unpublished_changes


def test_only_on_pages_one_may_edit(client, about, lesson, keeper):
    theirs, mine = about(OLD), lesson(OLD)
    press(client, keeper, "moved", moved(), moved_to=NEW)
    assert "www.codi" not in stored(StandardPage.objects.get(pk=theirs.pk).body)
    assert "www.codi" in stored(LessonPage.objects.get(pk=mine.pk).context)


def test_not_an_address_that_nobody_was_shown(client, about, steward):
    page = about(OLD)
    press(client, steward, "moved", moved(), moved_to="https://evil.example.org/")
    assert "evil" not in stored(StandardPage.objects.get(pk=page.pk).body)


def test_marked_as_fine_and_looked_at_again(client, about, steward):
    about(GONE)
    press(client, steward, "fine", broken(GONE))
    assert {row[2] for row in standings(steward)} == {BY_HAND}
    press(client, steward, "again", link_to(GONE))
    link = link_to(GONE)
    assert (link.fine_by_hand, link.failures) == (False, 0)


@pytest.mark.parametrize("action", ["moved", "fine", "again"])
def test_refused_to_who_may_edit_none_of_its_pages(client, about, lesson, keeper, action):
    about(OLD)
    lesson(GONE)
    link = moved()
    assert press(client, keeper, action, link, moved_to=NEW).status_code == 302
    after = link_to(OLD)
    assert (after.fine_by_hand, after.moved_to) == (False, NEW)
    assert not Page.objects.filter(latest_revision__isnull=False).exists()


def test_its_buttons_are_let_through(about, steward):
    """As a browser presses them, with the token that the form brings."""
    about(GONE)
    broken(GONE)
    browser = Client(enforce_csrf_checks=True)
    browser.force_login(steward)
    text = browser.get(reverse("external_links")).content.decode()
    form = text[text.index(reverse("external_link_fine", args=[link_to(GONE).pk])) :]
    token = re.search(r'name="csrfmiddlewaretoken" value="(\w+)"', form)[1]
    address = reverse("external_link_fine", args=[link_to(GONE).pk])
    assert browser.post(address, {"csrfmiddlewaretoken": token}).status_code == 302
    assert link_to(GONE).fine_by_hand


@pytest.mark.parametrize("action", ["moved", "fine", "again"])
def test_only_by_pressing_a_button(client, about, steward, action):
    about(GONE)
    client.force_login(steward)
    address = reverse(f"external_link_{action}", args=[link_to(GONE).pk])
    assert client.get(address).status_code == 405


def test_closed_to_those_who_edit_nothing(client, tree, writer):
    client.force_login(factories.person("sai"))
    assert client.get(reverse("external_links")).status_code == 302


@pytest.mark.parametrize("key", [999_999, 10**20])
def test_a_link_that_is_not_there(client, tree, steward, key):
    client.force_login(steward)
    assert client.post(f"/admin/external-links/{key}/fine/").status_code in {302, 404}
