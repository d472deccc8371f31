"""The main menu, the foot of pages and announcements, as readers see them."""

import datetime
import re

import pytest
from django.contrib.auth.models import Group
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from wagtail.images.tests.utils import get_test_image_file
from wagtail.models import PageViewRestriction, Site

from kmportal.core.models import PortalImage, SiteSettings
from kmportal.menus.models import MenuSettings
from tests import factories

pytestmark = pytest.mark.django_db
PLAIN = "/th/places/"


def text_of(response):
    return response.content.decode()


def navs(response):
    """Links of the main menu: text and address."""
    main = re.search(r'<nav class="nav".*?</nav>', text_of(response), re.S)[0]
    return re.findall(r'<a href="([^"]*)"[^>]*>([^<]*)</a>', main)


def titles(response):
    return [title for _url, title in navs(response)]


class TestMainMenu:
    def test_nothing_set_leaves_todays_menu_and_foot(self, portal, client, menus):
        before = text_of(client.get(PLAIN))
        menus()
        assert text_of(client.get(PLAIN)) == before
        assert "menus.css" not in before

    def test_items_stand_in_their_order_with_words_of_each_language(
        self, portal, client, menus, item
    ):
        about = portal.page("เกี่ยวกับเรา")
        portal.english(about, "About us")
        menus(main_menu=[item(address="/th/figures/", th="ตัวเลข", en="Numbers"), item(page=about)])
        assert titles(client.get(PLAIN)) == ["ตัวเลข", "เกี่ยวกับเรา"]
        english = client.get("/en/places/")
        assert titles(english) == ["Numbers", "About us"]
        assert navs(english)[0][0] == "/en/figures/"

    def test_what_is_not_translated_is_named_as_it_is(self, portal, client, menus, item):
        menus(main_menu=[item(page=portal.page("เกี่ยวกับเรา")), item(address="/x/", th="ทางลัด")])
        assert titles(client.get("/en/places/")) == ["เกี่ยวกับเรา", "ทางลัด"]

    def test_one_level_below_opens_without_a_script(self, portal, client, menus, item, link):
        menus(
            main_menu=[
                item(link(address="/a/", th="หนึ่ง"), link(address="/b/", th="สอง"), th="เรื่องเล่า")
            ]
        )
        page = text_of(client.get(PLAIN))
        assert re.search(r'<details class="nav-group"[^>]*>\s*<summary[^>]*>เรื่องเล่า', page)
        assert titles(client.get(PLAIN)) == ["หนึ่ง", "สอง"]

    def test_the_item_one_is_at_is_marked(self, portal, client, menus, item):
        menus(main_menu=[item(address=PLAIN, th="ตำบล"), item(page=portal.home, th="หน้าแรก")])
        page = text_of(client.get(PLAIN))
        assert re.search(r'<a href="/th/places/" aria-current="true">ตำบล', page)
        assert not re.search(r'<a href="/th/" aria-current="true">หน้าแรก', page)


class TestWhoSees:
    def test_a_draft_is_absent(self, portal, client, menus, item):
        page = portal.page("เกี่ยวกับเรา")
        menus(main_menu=[item(page=page), item(address="/x/", th="ทางลัด")])
        assert titles(client.get(PLAIN)) == ["เกี่ยวกับเรา", "ทางลัด"]
        page.unpublish()
        assert titles(client.get(PLAIN)) == ["ทางลัด"]

    def test_an_expired_page_is_absent_at_once(self, portal, client, menus, item):
        page = portal.page("งานปีใหม่", expire_at=timezone.now() - datetime.timedelta(minutes=1))
        menus(main_menu=[item(page=page)])
        assert titles(client.get(PLAIN)) == []

    def test_a_draft_translation_leads_to_the_page_as_it_is(self, portal, client, menus, item):
        page = portal.page("เกี่ยวกับเรา")
        portal.english(page, "About us", live=False)
        menus(main_menu=[item(page=page)])
        assert titles(client.get("/en/places/")) == ["เกี่ยวกับเรา"]

    def test_a_members_page_is_for_members(self, portal, client, menus, item):
        page = portal.page("ของสมาชิก")
        menus(main_menu=[item(page=page)])
        PageViewRestriction.objects.create(page=page, restriction_type=PageViewRestriction.LOGIN)
        assert titles(client.get(PLAIN)) == []
        client.force_login(factories.person("boonmee"))
        assert titles(client.get(PLAIN)) == ["ของสมาชิก"]

    def test_a_groups_page_is_for_the_group_and_what_is_below_too(
        self, portal, client, menus, item
    ):
        page = portal.page("กรรมการ")
        inner = factories.page(page, type(page), "บันทึกประชุม")
        rule = PageViewRestriction.objects.create(
            page=page, restriction_type=PageViewRestriction.GROUPS
        )
        rule.groups.add(group := Group.objects.create(name="กรรมการ"))
        menus(main_menu=[item(page=inner)])
        client.force_login(member := factories.person("boonmee"))
        assert titles(client.get(PLAIN)) == []
        member.groups.add(group)
        assert titles(client.get(PLAIN)) == ["บันทึกประชุม"]

    def test_a_deleted_page_is_absent(self, portal, client, menus, item):
        page = portal.page("เกี่ยวกับเรา")
        menus(main_menu=[item(page=page)])
        client.get(PLAIN)
        page.delete()
        assert titles(client.get(PLAIN)) == []

    def test_a_heading_without_anything_below_it_goes_too(self, portal, client, menus, item, link):
        page = portal.page("ของสมาชิก")
        PageViewRestriction.objects.create(page=page, restriction_type=PageViewRestriction.LOGIN)
        menus(main_menu=[item(link(page=page), th="ภายใน")])
        assert "ภายใน" not in text_of(client.get(PLAIN))


class TestFoot:
    def test_columns_stand_in_the_place_of_todays(self, portal, client, menus, column, link):
        SiteSettings.objects.update_or_create(
            site=Site.objects.get(), defaults={"contact_phone": "02-123-4567"}
        )
        logo = PortalImage.objects.create(title="พอช.", file=get_test_image_file())
        parts = [
            {
                "type": "links",
                "value": [{"type": "item", "id": "", "value": link(address="/x/", th="ทางลัด")}],
            },
            {"type": "text", "value": {"text_th": "<p>ถนนนวมินทร์</p>", "text_en": ""}},
            {"type": "contact", "value": None},
            {
                "type": "logos",
                "value": [
                    {
                        "type": "item",
                        "id": "",
                        "value": {
                            "image": logo.pk,
                            "name": "พอช.",
                            "address": "https://www.codi.or.th/",
                        },
                    }
                ],
            },
        ]
        menus(footer=[column(*parts, th="ติดต่อเรา", en="Contact us")])
        page = text_of(client.get(PLAIN))
        for expected in ("ติดต่อเรา", "ทางลัด", "ถนนนวมินทร์", "02-123-4567", 'alt="พอช."'):
            assert expected in page
        assert "foot-read" not in page
        assert "Contact us" in text_of(client.get("/en/places/"))

    def test_a_column_of_what_one_may_not_see_is_absent(self, portal, client, menus, column, link):
        page = portal.page("ร่าง", live=False)
        part = {"type": "links", "value": [{"type": "item", "id": "", "value": link(page=page)}]}
        menus(footer=[column(part, th="ลับเฉพาะ")])
        assert "ลับเฉพาะ" not in text_of(client.get(PLAIN))


def announcement(**fields):
    given = {"text_th": "", "text_en": "", "page": None, "address": "", "urgent": False}
    return ("announcement", {**given, "shown_from": None, "shown_until": None, **fields})


class TestAnnouncements:
    def test_shown_in_the_readers_language(self, portal, client, menus):
        menus(announcements=[announcement(text_th="น้ำท่วมเส้นทาง", text_en="Road flooded")])
        assert "น้ำท่วมเส้นทาง" in text_of(client.get(PLAIN))
        assert "Road flooded" in text_of(client.get("/en/places/"))

    @pytest.mark.parametrize(
        ("since", "until", "is_shown"),
        [(-1, 1, True), (1, 2, False), (-2, -1, False), (None, 1, True), (-1, None, True)],
        ids=["now", "coming", "over", "open-start", "open-end"],
    )
    def test_between_its_days(self, portal, client, menus, since, until, is_shown):
        def at(hours):
            moment = timezone.now() + datetime.timedelta(hours=hours or 0)
            return moment.isoformat() if hours is not None else None

        menus(
            announcements=[
                announcement(text_th="ประชุมใหญ่", shown_from=at(since), shown_until=at(until))
            ]
        )
        assert ("ประชุมใหญ่" in text_of(client.get(PLAIN))) is is_shown


class TestQueries:
    def count(self, client, address=PLAIN):
        client.get(address)
        with CaptureQueriesContext(connection) as queries:
            client.get(address)
        return len(queries)

    def test_menus_cost_no_query_once_they_are_known(
        self, portal, client, menus, item, column, link
    ):
        before = self.count(client)
        pages = [portal.page(f"หน้า {number}") for number in range(5)]
        text = {"text_th": f'<p><a linktype="page" id="{pages[0].pk}">ที่นี่</a></p>', "text_en": ""}
        menus(
            main_menu=[item(*(link(page=p) for p in pages), page=page) for page in pages],
            footer=[column({"type": "text", "value": text}, th="ติดต่อ")],
            announcements=[announcement(text_th="ประกาศ", page=pages[0].pk)],
        )
        assert self.count(client) == before

    def test_nothing_set_costs_no_query_and_makes_no_row(self, portal, client):
        client.get(PLAIN)
        assert not MenuSettings.objects.exists()
