"""The most used of our editor screens, without touching a mouse."""

import re

import pytest
from playwright.sync_api import expect

from kmportal.demo.accounts import PASSWORD

TITLE = "วันลงแขกเกี่ยวข้าวที่ไม่มีใครกลับก่อนค่ำ"
KEY = "async (query) => (await (await fetch(`/admin/api/main/pages/?locale=th&${query}`)).json()).items[0].id"
FOCUSED = "(element) => element === document.activeElement"


def tab_to(page, target):
    for _stop in range(120):
        page.keyboard.press("Tab")
        if target.evaluate(FOCUSED):
            return
    pytest.fail(f"not reached by Tab: {target}", pytrace=False)


def press(page, target):
    expect(target).to_be_visible()
    tab_to(page, target)
    page.keyboard.press("Enter")


def hand_in(writer):
    """By mouse: this story is about who decides."""
    page = writer.page
    writer.go(f"/admin/pages/add/lessons/fieldnotepage/{page.evaluate(KEY, 'slug=notes')}/")
    page.locator("#id_title").fill(TITLE)
    page.locator("#id_summary").fill("ลงแขกกันยี่สิบสามคน เกี่ยวเสร็จในวันเดียว")
    page.locator("footer .w-dropdown__toggle").last.click()
    page.locator("button[name=action-submit]").click()
    expect(page.locator(".messages")).to_be_visible()


def test_a_note_is_approved_deleted_and_put_back(visit):
    writer, reviewer, steward = visit(1280), visit(1280), visit(1280)
    for visitor, name in ((writer, "writer"), (reviewer, "publisher"), (steward, "steward")):
        visitor.sign_in(name, PASSWORD)
    hand_in(writer)

    reviewer.go("/admin/review/")
    page = reviewer.page
    press(page, page.get_by_role("link", name=TITLE))
    tab_to(page, page.locator("#id_comment"))
    page.keyboard.type("ขอบคุณที่จดไว้")
    press(page, page.locator("button[value=approve]"))
    expect(page.locator(".messages")).to_contain_text("อนุมัติ")

    page = steward.page
    note = page.evaluate(KEY, f"slug={TITLE}")
    steward.go(f"/admin/pages/{note}/delete/")
    press(page, page.get_by_role("button", name="ย้ายไปถังขยะ"))
    expect(page.locator(".messages")).to_contain_text("ถังขยะ")
    steward.go("/admin/recycle-bin/")
    press(page, page.get_by_role("link", name=TITLE))
    press(page, page.get_by_role("button", name="นำกลับคืน"))
    expect(page.locator(".messages")).to_contain_text("กลับมาแล้ว")


def test_a_right_is_given_and_taken_again(visit):
    steward = visit(1280)
    steward.sign_in("steward", PASSWORD)
    page = steward.page
    steward.go(f"/admin/pages/{page.evaluate(KEY, 'slug=research')}/sharing/")
    tab_to(page, page.locator("#id_who"))
    page.keyboard.type("บุญมี", delay=10)
    expect(page.get_by_role("option", name=re.compile("บุญมี")).first).to_be_visible()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    tab_to(page, page.locator("[name=rights][value=add]"))
    page.keyboard.press("Space")
    give = page.locator("form", has=page.locator("#id_who"))
    press(page, give.locator("button[type=submit]"))
    press(page, page.get_by_role("button", name="ใช่ เปลี่ยนเลย"))
    expect(page.locator(".messages")).to_contain_text("เรียบร้อย")
    press(page, page.get_by_role("button", name=re.compile("ถอน.*บุญมี")).first)
    press(page, page.get_by_role("button", name="ใช่ เปลี่ยนเลย"))
    expect(page.locator(".messages")).to_contain_text("เรียบร้อย")
    expect(page.get_by_role("button", name=re.compile("ถอน.*บุญมี"))).to_have_count(0)
