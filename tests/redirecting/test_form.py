"""One redirect by hand, with the checks of the table."""

from urllib.parse import quote

import pytest
from wagtail.contrib.redirects.models import Redirect

pytestmark = pytest.mark.django_db
ADD = "/admin/redirects/add/"


def post(client, address=ADD, **fields):
    return client.post(address, {"old_path": "/old/", "is_permanent": "on", **fields})


def test_added(keeper, client, lesson):
    assert post(client, redirect_page=lesson.pk).status_code == 302
    assert client.get("/old/")["Location"] == lesson.url


def test_by_percent_signs_and_asked_for_plainly(keeper, client, lesson):
    post(client, old_path=quote("/th/เก่า/"), redirect_page=lesson.pk)
    assert client.get("/th/เก่า/").status_code == 301


def test_changed(keeper, client, lesson, tree):
    redirect = Redirect.add_redirect("/old/", lesson)
    post(client, f"/admin/redirects/{redirect.pk}/", redirect_page=tree["notes"].pk)
    redirect.refresh_from_db()
    assert redirect.redirect_page_id == tree["notes"].pk


def test_one_of_a_page_that_came_back_can_still_be_changed(keeper, client, lesson, tree):
    redirect = Redirect.add_redirect(lesson.url, tree["notes"])
    answer = post(
        client,
        f"/admin/redirects/{redirect.pk}/",
        old_path=lesson.url,
        redirect_page=tree["home"].pk,
    )
    assert answer.status_code == 302


@pytest.mark.parametrize(
    "fields",
    [
        {},
        {"redirect_link": "http://localhost/old/"},
        {"old_path": "/th/search/", "redirect_link": "https://example.org/"},
        {"old_path": "javascript:x", "redirect_link": "https://example.org/"},
        {"old_path": "/" + "ก" * 100_000, "redirect_link": "https://example.org/"},
        {"old_path": "/a\x00", "redirect_link": "https://example.org/"},
    ],
    ids=["nowhere", "itself", "screen", "script", "long", "nul"],
)
def test_refused_with_what_was_typed(keeper, client, tree, fields):
    answer = post(client, **fields)
    assert answer.status_code == 200
    assert not Redirect.objects.exists()
    assert answer.context["form"].errors


def test_a_live_page_is_refused(keeper, client, lesson, tree):
    answer = post(client, old_path=lesson.url, redirect_page=tree["notes"].pk)
    assert "ออมวันละบาท" in str(answer.context["form"].errors)
