"""Old addresses lead to the page."""

import pytest
from wagtail.contrib.redirects.models import Redirect
from wagtail.models import Page

from lessons.models import LessonPage
from tests import factories

pytestmark = pytest.mark.django_db


def again(page):
    return Page.objects.get(pk=page.pk)


def move(page, target):
    again(page).move(again(target), pos="last-child")


def rename(page, slug):
    page = again(page).specific
    page.slug = slug
    page.save()


def follow(client, address):
    answer = client.get(address, follow=True)
    return answer.status_code, answer.redirect_chain


def test_after_two_moves_both_lead_there(client, tree, lesson):
    first = lesson.get_url()
    move(lesson, tree["notes"])
    second = again(lesson).get_url()
    move(lesson, tree["home"])
    now = again(lesson).get_url()
    assert follow(client, first) == (200, [(now, 301)])
    assert follow(client, second) == (200, [(now, 301)])


def test_after_a_new_name_and_a_move(client, tree, lesson, django_capture_on_commit_callbacks):
    first = lesson.get_url()
    with django_capture_on_commit_callbacks(execute=True):
        rename(lesson, "baht")
    move(lesson, tree["home"])
    assert follow(client, first) == (200, [("/th/baht/", 301)])


def test_for_pages_below_it_too(client, tree, lesson):
    first = lesson.get_url()
    move(tree["lessons"], tree["notes"])
    assert follow(client, first) == (200, [("/th/notes/lessons/one-baht/", 301)])


def test_for_its_translation(client, tree, lesson, english):
    other = english(lesson)
    first = other.get_url()
    move(other, tree["home"].get_translations().get())
    status, chain = follow(client, first)
    assert (status, [address for address, _code in chain]) == (200, ["/en/one-baht/"])


def test_there_and_back_makes_no_circle(client, tree, lesson):
    address = lesson.get_url()
    move(lesson, tree["notes"])
    move(lesson, tree["lessons"])
    again(lesson).specific.unpublish()
    assert client.get(address).status_code == 404


def test_a_name_and_back_makes_no_circle(client, lesson, django_capture_on_commit_callbacks):
    address = lesson.get_url()
    for slug in ("baht", "one-baht"):
        with django_capture_on_commit_callbacks(execute=True):
            rename(lesson, slug)
    again(lesson).specific.unpublish()
    assert client.get(address).status_code == 404


def test_two_that_change_places_do_not_lead_to_each_other(client, tree, lesson):
    other = factories.page(tree["notes"], type(tree["notes"]), "อื่น", slug="other")
    first = lesson.get_url()
    move(lesson, other)
    factories.page(tree["lessons"], LessonPage, "ใหม่", slug="one-baht")
    assert follow(client, first) == (200, [])


def test_a_redirect_made_by_hand_stays(tree, lesson):
    Redirect.objects.create(old_path="/th/lessons/one-baht", redirect_link="/th/")
    move(lesson, tree["notes"])
    move(lesson, tree["lessons"])
    assert Redirect.objects.filter(automatically_created=False).exists()


def test_a_page_in_the_bin_has_no_new_address(client, tree, lesson, binned):
    address = lesson.get_url()
    binned(lesson)
    assert not Redirect.objects.exists()
    assert client.get(address).status_code == 404
