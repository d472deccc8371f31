"""Notebooks: members keep several, each with a page and a feed; nobody renames another's."""

import pytest
from django.urls import reverse
from django.utils.html import strip_tags

from lessons.models import FieldNotePage, Notebook
from tests import factories

pytestmark = pytest.mark.django_db


@pytest.fixture
def book(client, pan):
    client.force_login(pan)
    client.post(
        reverse("telling:new_notebook"), {"title": "สมุดตลาด", "description": "เรื่องของตลาดเช้า"}
    )
    return Notebook.objects.get()


def test_a_member_makes_and_renames_a_notebook(client, pan, book):
    assert book.owner == pan
    client.post(reverse("telling:edit_notebook", args=[book.pk]), {"title": "สมุดของยายแป้น"})
    book.refresh_from_db()
    assert book.title == "สมุดของยายแป้น"
    assert "สมุดของยายแป้น" in client.get(reverse("telling:notebooks")).content.decode()


def test_two_members_may_use_one_name_but_one_member_only_once(client, book):
    again = client.post(reverse("telling:new_notebook"), {"title": " สมุดตลาด "})
    assert again.status_code == 422
    client.force_login(factories.person("noi"))
    client.post(reverse("telling:new_notebook"), {"title": "สมุดตลาด"})
    assert Notebook.objects.filter(title="สมุดตลาด").count() == 2


def test_its_page_and_feed_list_only_what_anyone_may_read(client, village, book):
    for title, live in (("ตีห้าที่ตลาด", True), ("ยังไม่เผยแพร่", False)):
        factories.page(village["notes"], FieldNotePage, title, live=live, notebook=book)
    client.logout()
    page = client.get(book.get_absolute_url()).content.decode()
    feed = client.get(reverse("telling:notebook_feed", args=[book.pk]))
    assert feed["Content-Type"].startswith("application/atom+xml")
    for text in (strip_tags(page), feed.content.decode()):
        assert "ตีห้าที่ตลาด" in text
        assert "ยังไม่เผยแพร่" not in text


def test_an_empty_notebook_is_there_only_for_its_owner(client, book):
    assert client.get(book.get_absolute_url()).status_code == 200
    client.logout()
    assert client.get(book.get_absolute_url()).status_code == 404
    assert client.get(reverse("telling:notebook_feed", args=[book.pk])).status_code == 404


def test_nobody_renames_the_notebook_of_another(client, book):
    client.force_login(factories.person("noi"))
    url = reverse("telling:edit_notebook", args=[book.pk])
    assert client.get(url).status_code == 404
    assert client.post(url, {"title": "ยึดแล้ว"}).status_code == 404


@pytest.mark.parametrize("title", ["", "   ", "\x00", "ก" * 161])
def test_a_notebook_needs_a_name(client, pan, title):
    client.force_login(pan)
    assert client.post(reverse("telling:new_notebook"), {"title": title}).status_code == 422
    assert not Notebook.objects.exists()


def test_there_is_an_end_to_notebooks(client, pan, monkeypatch):
    monkeypatch.setattr("kmportal.telling.views.notebooks.MAX_NOTEBOOKS", 1)
    client.force_login(pan)
    for title in ("หนึ่ง", "สอง"):
        client.post(reverse("telling:new_notebook"), {"title": title})
    assert Notebook.objects.count() == 1
