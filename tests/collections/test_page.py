"""What readers see of a collection: five shows, orders, pages, addresses; and what they do not."""

import datetime
import json
import re

import pytest
from django.contrib.auth.models import AnonymousUser
from django.core.exceptions import ValidationError
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from kmportal.collections.choices import Show
from kmportal.reads.models import TotalReads
from tests import factories
from tests.reading import text_of

pytestmark = pytest.mark.django_db


def _show(client, page, **parameters):
    return client.get(page.url, parameters).content.decode()


class TestShows:
    def test_a_list_by_default(self, portal, client):
        portal.lesson("ออมวันละบาท", place="80")
        html = _show(client, portal.collection())
        assert "ออมวันละบาท" in _text(html)
        assert 'class="row"' in html

    def test_as_its_editor_chose(self, portal, client):
        portal.lesson("ออมวันละบาท")
        assert "collection-card" in _show(client, portal.collection(show="cards"))

    def test_a_reader_may_change_to_another(self, portal, client):
        portal.lesson("ออมวันละบาท")
        assert "collection-table" in _show(client, portal.collection(), show="table")

    def test_a_table_has_the_columns_chosen(self, portal, client):
        portal.lesson("ออมวันละบาท", place="80", applied=3)
        html = _show(client, portal.collection(show="table", columns="applied,people"))
        heads = re.findall(r'<th scope="col"[^>]*>([^<]+)', html)
        assert len(heads) == 3
        assert '<td class="number">3' in re.sub(r">\s+", ">", html)

    def test_a_timeline_has_the_years_of_the_era(self, portal, client):
        portal.lesson("ออมวันละบาท", day=datetime.date(2007, 3, 4))
        html = _show(client, portal.collection(show="timeline"))
        assert ">2550</h2>" in html

    def test_a_timeline_is_in_the_order_of_days_whatever_the_query_asks(self, portal, client):
        portal.lesson("ข้าว", day=datetime.date(2007, 3, 4))
        portal.lesson("กล้วย", day=datetime.date(2009, 3, 4))
        portal.lesson("งา", day=datetime.date(2008, 3, 4))
        html = _show(client, portal.collection(sort="title", show="timeline"))
        assert _order(html, "กล้วย", "งา", "ข้าว")

    def test_a_map_links_each_province_to_its_pages(self, portal, client):
        portal.lesson("ออมวันละบาท", place="800101")
        portal.lesson("ฝายมีชีวิต", place="55")
        page = portal.collection(show="map")
        assert 'href="?place=80"' in _show(client, page)
        html = _text(_show(client, page, place="80"))
        assert "ออมวันละบาท" in html
        assert "ฝายมีชีวิต" not in html

    def test_nothing_found_says_so(self, portal, client):
        for show in Show.values:
            assert "empty" in _show(client, portal.collection(show=show, title=show))

    @pytest.mark.parametrize("name", ["show", "page", "place"])
    def test_a_senseless_address_shows_the_collection(self, portal, client, name):
        portal.lesson("ออมวันละบาท")
        page = portal.collection(show="map")
        for hostile in ("x" * 5000, "\x00", "-1", "٣", "'\"><script>", "९९९९", "9" * 6):
            assert "ออมวันละบาท" in text_of(client.get(page.url, {name: hostile}))


class TestOrder:
    def test_newest_and_oldest(self, portal, found):
        portal.lesson("ก่อน", day=datetime.date(2019, 1, 1))
        portal.lesson("หลัง", day=datetime.date(2020, 1, 1))
        assert found(sort="newest") == ["หลัง", "ก่อน"]
        assert found(sort="oldest") == ["ก่อน", "หลัง"]

    def test_titles_as_a_thai_dictionary_has_them(self, portal, found):
        for title in ("แม่น้ำ", "นา", "ไทย", "โครงการ", "ขอนแก่น", "เกษตร", "กลุ่ม"):
            portal.lesson(title)
        titles = ["กลุ่ม", "เกษตร", "ขอนแก่น", "โครงการ", "ไทย", "นา", "แม่น้ำ"]
        assert found(sort="title") == titles

    def test_most_used_first(self, portal, found):
        portal.lesson("น้อย", applied=1)
        portal.lesson("มาก", applied=5)
        portal.note("บันทึก")
        assert found(sort="applied") == ["มาก", "น้อย", "บันทึก"]

    def test_most_read_first(self, portal, found):
        portal.lesson("น้อย")
        TotalReads.objects.update_or_create(page=portal.lesson("มาก"), defaults={"count": 9})
        assert found(sort="read") == ["มาก", "น้อย"]

    def test_nearest_to_the_words_first(self, portal, found):
        portal.lesson("สวัสดิการ", summary="ครั้งหนึ่งมีคนพูดถึงออมทรัพย์")
        portal.lesson("ออมทรัพย์", summary="ออมทรัพย์วันละบาท")
        assert found(("text", "ออมทรัพย์"), sort="match") == ["ออมทรัพย์", "สวัสดิการ"]

    def test_nearest_needs_words(self, portal):
        page = portal.collection()
        page.sort = "match"
        with pytest.raises(ValidationError) as refused:
            page.full_clean()
        assert "sort" in refused.value.message_dict


class TestPages:
    def test_the_next_page_keeps_the_show(self, portal, client):
        for number in range(13):
            portal.lesson(f"เรื่องที่ {number}")
        html = _show(client, portal.collection(), show="cards")
        assert 'href="?show=cards&amp;page=2"' in html

    def test_a_page_beyond_the_end_is_the_last(self, portal, client):
        portal.lesson("ออมวันละบาท")
        response = client.get(portal.collection().url, {"page": "99"})
        assert "ออมวันละบาท" in _text(response.content.decode())

    def test_a_limit_holds_in_all(self, portal):
        for number in range(5):
            portal.lesson(f"เรื่องที่ {number}", day=datetime.date(2020, 1, number + 1))
        found = portal.collection(limit=2).query.found_by(None)
        assert found.total == 2
        assert [page.title for page in found.rows(0, 9)] == ["เรื่องที่ 4", "เรื่องที่ 3"]

    def test_a_limit_holds_on_the_map_too(self, portal):
        portal.lesson("เก่า", place="80", day=datetime.date(2019, 1, 1))
        portal.lesson("ใหม่", place="55", day=datetime.date(2020, 1, 1))
        found = portal.collection(limit=1).query.found_by(None)
        assert found.by_province() == {"55": 1}
        assert found.within(portal.places["80"]).total == 0


class TestWhoSees:
    """What a person may not read is nowhere: not in rows, totals, maps, data."""

    def test_a_closed_page_is_absent(self, portal, client):
        portal.lesson("เปิด", place="80")
        portal.close(portal.lesson("ปิด", place="55"))
        page = portal.collection()
        for show in Show.values:
            html = _show(client, page, show=show)
            assert "ปิด" not in re.findall(r">([^<]+)</a>", html)
            assert "1 " in re.search(r'class="total">([^<]+)', html)[1]

    def test_it_is_there_for_who_may_read_it(self, portal, found):
        portal.close(portal.lesson("ปิด"))
        assert found(user=AnonymousUser()) == []
        assert found(user=factories.person("dao")) == ["ปิด"]

    def test_no_words_lead_to_a_closed_page(self, portal, found):
        portal.close(portal.lesson("ออมทรัพย์ลับ"))
        assert found(("text", "ออมทรัพย์")) == []

    def test_drafts_and_what_has_expired_are_absent(self, portal, found):
        portal.lesson("ร่าง", live=False)
        past = datetime.datetime(2020, 1, 1, tzinfo=datetime.UTC)
        portal.lesson("หมดอายุ", expire_at=past)
        assert found() == []


class TestBrokenForReaders:
    @pytest.fixture
    def broken(self, portal):
        portal.lesson("ออมวันละบาท", theme="welfare")
        page = portal.collection(("theme", portal.themes["forest"]))
        portal.themes["forest"].delete()
        return page

    def test_readers_see_an_empty_collection(self, broken, client):
        html = _show(client, broken)
        assert "ออมวันละบาท" not in _text(html)
        assert reverse("wagtailadmin_pages:edit", args=[broken.pk]) not in html

    def test_who_may_mend_it_is_led_there(self, broken, client):
        client.force_login(factories.person("steward", is_superuser=True))
        address = reverse("wagtailadmin_pages:edit", args=[broken.pk])
        assert f'href="{address}"' in _show(client, broken)


class TestData:
    def test_search_engines_are_told_what_is_shown(self, portal, client):
        portal.lesson("ออมวันละบาท")
        html = _show(client, portal.collection(title="รวม </script>"))
        data = json.loads(re.search(r'ld\+json">(.*?)</script>', html)[1])
        assert data["@type"] == "CollectionPage"
        assert data["mainEntity"]["itemListElement"][0]["name"] == "ออมวันละบาท"


@pytest.mark.parametrize("show", Show.values)
def test_thirty_pages_cost_as_many_queries_as_three(portal, client, show):
    """Cards come twelve at a time: there it is three against twelve."""
    page = portal.collection(("theme", portal.themes["welfare"]), ("text", "ออม"), show=show)

    def count():
        _show(client, page)
        with CaptureQueriesContext(connection) as captured:
            _show(client, page)
        return len(captured)

    _some(portal, 3)
    few = count()
    _some(portal, 27)
    assert count() == few
    assert few <= MOST_QUERIES[show]


#: Of a whole page: its head, menu and footer as well as its rows.
MOST_QUERIES = {"list": 34, "cards": 34, "table": 34, "map": 36, "timeline": 34}


def _some(portal, many):
    for number in range(many):
        portal.lesson(
            f"ออมวันละบาท {number}", place="800101", theme="elders", by=f"ป้าแดง {number}", applied=1
        )


def _text(html):
    return re.sub(r"<[^>]+>", "", html)


def _order(html, *titles):
    places = [_text(html).index(title) for title in titles]
    return places == sorted(places)
