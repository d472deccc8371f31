"""A group asks for a visit on a telephone, the coordinator agrees, the group sees it; also without JavaScript."""

from __future__ import annotations

import datetime
import re

import pytest
from django.utils import timezone
from playwright.sync_api import expect

from kmportal.demo.accounts import PASSWORD

CENTER = "ท่าเสา"


def typed_day(days: int) -> str:
    """As a villager writes it: Thai digits, year of the Buddhist era in two of them."""
    day = timezone.localdate() + datetime.timedelta(days=days)
    text = f"{day.day}/{day.month}/{(day.year + 543) % 100:02}"
    return text.translate(str.maketrans("0123456789", "๐๑๒๓๔๕๖๗๘๙"))


def open_form(visitor):
    visitor.go("/th/centers/")
    page = visitor.page
    links = page.locator("main a[href*='/th/centers/']:not([href*='?'])")
    links.filter(has_text=CENTER).first.click()
    page.get_by_role("link", name="ขอไปเยี่ยม").first.click()
    expect(page.locator("#id_group")).to_be_visible()


def fill_in(page, group: str, days: int) -> None:
    page.fill("#id_group", group)
    page.fill("#id_people", "๑๕")
    page.fill("#id_days", typed_day(days))
    page.fill("#id_wishes", "อยากเห็นป่าชุมชนและฟังว่าเริ่มกันอย่างไร")
    page.fill("#id_contact_name", "แม่สุนีย์")
    page.fill("#id_telephone", "081-234-5678")
    page.check("#id_consent")
    page.wait_for_timeout(2200)  # people need longer than two seconds


def answer_as_coordinator(visitor, group: str, message: str) -> None:
    visitor.sign_in("coordinator", PASSWORD)
    page = visitor.page
    page.get_by_role("link", name=group).first.click()
    page.fill("[name=text]", message)
    page.locator("button[value=agree]").click()
    expect(page.locator(".visit-state")).to_contain_text("รับนัดแล้ว")


@pytest.mark.parametrize("javascript", [True, False], ids=["javascript", "plain"])
def test_a_visit_is_asked_for_and_agreed(visit, javascript):
    visitor = visit(360, javascript=javascript)
    group = "กลุ่มทอผ้าหนองโสน" if javascript else "ชมรมเครื่องเก่า"
    open_form(visitor)
    page = visitor.page
    if javascript:
        assert visitor.accessibility_faults() == []
        assert page.evaluate("document.documentElement.scrollWidth") <= 360
    fill_in(page, group, 33 if javascript else 34)
    page.locator(".visit-form button[type=submit]").click()
    expect(page.locator(".visit-state")).to_contain_text("ส่งแล้ว")
    own = re.sub("^https?://[^/]+", "", page.url)
    if javascript:
        assert visitor.accessibility_faults() == []
        assert page.evaluate("document.documentElement.scrollWidth") <= 360
    answer_as_coordinator(visit(1280), group, "มาได้เลย กินข้าวเที่ยงด้วยกัน")
    visitor.go(own)
    expect(page.locator(".visit-state")).to_contain_text("รับนัดแล้ว")
    expect(page.locator(".visit-messages")).to_contain_text("กินข้าวเที่ยงด้วยกัน")
    assert visitor.complaints == []


def test_what_is_wrong_is_marked_and_nothing_is_lost(visit):
    visitor = visit(360)
    open_form(visitor)
    page = visitor.page
    fill_in(page, "กลุ่มใหม่", 25)
    page.fill("#id_days", "วันไหนก็ได้")
    page.locator(".visit-form button[type=submit]").click()
    expect(page.locator("#form-errors")).to_be_visible()
    expect(page.locator("#id_wishes")).to_have_value(re.compile("ป่าชุมชน"))
    assert visitor.accessibility_faults() == []


def test_a_request_is_changed_and_withdrawn_by_its_link(visit):
    visitor = visit(360)
    open_form(visitor)
    page = visitor.page
    fill_in(page, "กลุ่มเปลี่ยนใจ", 40)
    page.locator(".visit-form button[type=submit]").click()
    page.get_by_role("link", name="แก้ไข").click()
    assert visitor.accessibility_faults() == []
    page.fill("#id_people", "9")
    page.locator(".visit-form button[type=submit]").click()
    expect(page.locator(".visit-facts")).to_contain_text("9")
    page.get_by_role("link", name="ยกเลิกคำขอ").click()
    assert visitor.accessibility_faults() == []
    page.locator(".visit-form button[type=submit]").click()
    expect(page.locator(".visit-state")).to_contain_text(re.compile("คุณยกเลิกคำขอแล้ว"))
