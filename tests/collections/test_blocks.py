"""A few rows of a collection, or of a query, inside another page."""

import pytest
from django.core.exceptions import ValidationError
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from kmportal.collections.blocks import CollectionBlock, QueryBlock
from kmportal.core.models import StandardPage
from tests import factories

pytestmark = pytest.mark.django_db


@pytest.fixture
def about(portal):
    def page(*body):
        return portal.tree["home"].add_child(
            instance=StandardPage(
                title="งานของเรา", body=list(body), locale=portal.tree["home"].locale
            )
        )

    return page


def _html(client, page):
    response = client.get(page.url)
    assert response.status_code == 200
    return response.content.decode()


def _collection(page, **fields):
    return ("collection", {"title": "", "collection": page, "show": "list", "rows": 2} | fields)


def _query(*criteria, **fields):
    usual = {"title": "", "sort": "newest", "show": "list", "rows": 2}
    return ("query", usual | {"criteria": list(criteria)} | fields)


class TestCollection:
    def test_the_first_rows_with_a_link_to_all(self, portal, about, client):
        for number in range(3):
            portal.lesson(f"ออมวันละบาท {number}")
        collection = portal.collection(title="เรื่องออม")
        html = _html(client, about(_collection(collection)))
        assert html.count('class="row"') == 2
        assert f'href="{collection.url}"' in html

    @pytest.mark.parametrize("show", ["list", "cards", "table", "map", "timeline"])
    def test_in_each_show(self, portal, about, client, show):
        portal.lesson("ออมวันละบาท", place="80")
        html = _html(client, about(_collection(portal.collection(), show=show)))
        assert "ออมวันละบาท" in html.replace('<span class="word">', "").replace("</span>", "")

    def test_its_map_leads_to_the_collection(self, portal, about, client):
        portal.lesson("ออมวันละบาท", place="80")
        collection = portal.collection()
        html = _html(client, about(_collection(collection, show="map")))
        assert f'href="{collection.url}?show=map&amp;place=80"' in html

    def test_a_draft_shows_nothing(self, portal, about, client):
        portal.lesson("ออมวันละบาท")
        assert "ออมวันละบาท" not in _html(client, about(_collection(portal.collection(live=False))))

    def test_a_closed_one_shows_nothing(self, portal, about, client):
        portal.lesson("ออมวันละบาท")
        collection = portal.collection()
        portal.close(collection)
        assert "collection-block" not in _html(client, about(_collection(collection)))

    def test_one_that_is_gone_shows_nothing(self, portal, about, client):
        collection = portal.collection()
        page = about(_collection(collection))
        collection.delete()
        assert "collection-block" not in _html(client, page)


class TestQuery:
    def test_what_its_criteria_let_in(self, portal, about, client):
        portal.lesson("ออม", theme="welfare")
        portal.lesson("ฝาย", theme="forest")
        html = _html(client, about(_query(("theme", portal.themes["welfare"]))))
        assert "ออม" in html
        assert "ฝาย" not in html

    def test_a_broken_one_shows_nothing_rather_than_everything(self, portal, about, client):
        portal.lesson("ออม", theme="welfare")
        page = about(_query(("theme", portal.themes["forest"])))
        portal.themes["forest"].delete()
        assert "ออม" not in _html(client, page)

    def test_closed_pages_are_absent(self, portal, about, client):
        portal.close(portal.lesson("ปิด"))
        assert 'class="row"' not in _html(client, about(_query()))

    def test_nearest_first_needs_words(self, portal):
        block = QueryBlock()
        with pytest.raises(ValidationError):
            block.clean(block.to_python(_query(sort="match")[1]))


class TestPreview:
    def test_of_the_first_collection(self, portal):
        portal.lesson("ออม")
        portal.collection(title="เรื่องออม")
        block = CollectionBlock()
        assert "เรื่องออม" in block.render(block.get_preview_value()).replace(
            '<span class="word">', ""
        ).replace("</span>", "")

    def test_of_a_query(self, portal):
        portal.lesson("ออม")
        block = QueryBlock()
        assert "collection-card" in block.render(block.get_preview_value())


def test_editors_are_offered_both(portal, client):
    client.force_login(factories.person("steward", is_superuser=True, is_staff=True))
    home = portal.tree["home"].pk
    address = reverse("wagtailadmin_pages:add", args=["core", "standardpage", home])
    assert StandardPage._meta.get_field("body").stream_block.child_blocks.keys() >= {
        "collection",
        "query",
    }
    assert client.get(address).status_code == 200


def test_a_block_of_thirty_pages_costs_as_much_as_of_three(portal, about, client):
    page = about(_query(("theme", portal.themes["welfare"]), rows=12, show="cards"))

    def count():
        client.get(page.url)
        with CaptureQueriesContext(connection) as captured:
            client.get(page.url)
        return len(captured)

    for number in range(3):
        portal.lesson(f"ออม {number}", theme="elders", place="800101", by="ป้าแดง")
    few = count()
    for number in range(27):
        portal.lesson(f"ออม {number}", theme="elders", place="800101", by="ป้าแดง")
    assert count() == few
