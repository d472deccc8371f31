"""A member tells a story on a telephone: with photos and saving by itself, and without JavaScript."""

import re

import pytest
from playwright.sync_api import expect

from kmportal.demo.accounts import PASSWORD
from tests.telling.photo_files import jpeg

STORY = "ตีห้าครึ่ง ยายมาถึงก่อนใคร\n\n- ผักบุ้ง\n- **ปลาย่าง**"
SENT = re.compile("เผยแพร่บันทึกแล้ว|ส่งบันทึกแล้ว")


def sign_in(visitor, to="/th/notes/write/"):
    page = visitor.page
    visitor.go(to)
    page.fill("input[name=login]", "member@example.org")
    page.fill("input[name=password]", PASSWORD)
    page.press("input[name=password]", "Enter")
    page.wait_for_url("**/notes/write/**")


def photos(*names):
    return [{"name": name, "mimeType": "image/jpeg", "buffer": jpeg(640, 480)} for name in names]


def test_a_story_with_photos_is_told_on_a_telephone(visit):
    visitor = visit(360)
    sign_in(visitor)
    page = visitor.page
    assert visitor.accessibility_faults() == []
    page.fill("#id_title", "วันที่ตลาดเช้าเปิดครั้งแรก")
    page.fill("#id_text", STORY)
    page.set_input_files(".photo-input", photos("ตลาด.jpg", "ยาย.jpg"))
    expect(page.locator("[data-photo]")).to_have_count(2)
    page.fill("#id_caption_1", "แผงของยาย")
    box = page.locator("#id_place_1")
    box.press_sequentially("หนองโส", delay=20)
    page.get_by_role("option", name=re.compile("นางรอง")).first.click()
    expect(box).to_have_value(re.compile("310427"))
    expect(page.locator("[data-autosave-status]")).to_have_text(
        re.compile(r"\d\d:\d\d"), timeout=20_000
    )
    address = page.url
    visitor.go("/th/notes/write/mine/")
    visitor.go(re.sub("^https?://[^/]+", "", address))
    expect(page.locator("#id_text")).to_have_value(STORY)
    expect(page.locator("#id_caption_1")).to_have_value("แผงของยาย")
    assert visitor.accessibility_faults() == []
    page.locator("button[value=preview]").click()
    expect(page.locator("article.article-note h1")).to_contain_text("ตลาดเช้า")
    assert visitor.accessibility_faults() == []
    page.locator(".preview-bar button").click()
    # On its page or in the list of those that wait: the same member's comments may have been
    # published by another journey, which makes her one who publishes at once.
    expect(page.locator("main [role=status]")).to_contain_text(SENT)
    expect(page.locator("main")).to_contain_text("วันที่ตลาดเช้าเปิดครั้งแรก")
    assert visitor.accessibility_faults() == []
    assert page.evaluate("document.documentElement.scrollWidth") <= 360
    assert visitor.complaints == []


def test_a_story_is_told_without_javascript(visit):
    visitor = visit(360, javascript=False)
    sign_in(visitor)
    page = visitor.page
    page.fill("#id_title", "เล่าจากเครื่องเก่า")
    page.fill("#id_text", STORY)
    page.fill("#id_place_1", "ต.หนองโสน อ.นางรอง จ.บุรีรัมย์")
    page.locator("button[value=photos]").click()
    page.set_input_files("#id_photo", photos("ตลาด.jpg"))
    page.locator("main form button").click()
    expect(page.locator("#id_text")).to_have_value(STORY)
    expect(page.locator("[data-photo]")).to_have_count(1)
    page.locator("button[value=send]").click()
    expect(page.locator("main [role=status]")).to_contain_text(SENT)
    expect(page.locator("main")).to_contain_text("เล่าจากเครื่องเก่า")


@pytest.mark.parametrize("path", ["notes/write/short/", "notebooks/new/", "circles/"])
def test_the_smaller_forms_fit_a_telephone(visit, path):
    visitor = visit(360)
    sign_in(visitor)
    visitor.go(f"/th/{path}")
    assert visitor.accessibility_faults() == []
    assert visitor.page.evaluate("document.documentElement.scrollWidth") <= 360
