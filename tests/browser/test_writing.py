"""A publisher writes a lesson in the editor, tags its tambon by three letters, and publishes it."""

import re

from playwright.sync_api import expect

from kmportal.demo.accounts import PASSWORD


def test_a_lesson_is_written_tagged_and_published(visit):
    visitor = visit(1280)
    page = visitor.page
    visitor.sign_in("publisher", PASSWORD)
    visitor.go("/admin/")
    index = page.request.get(f"{visitor.portal}/th/lessons/")
    assert index.ok
    visitor.go("/th/lessons/")
    parent = page.evaluate(
        "async () => (await (await fetch('/admin/api/main/pages/?slug=lessons&fields=id&locale=th')).json()).items[0].id"
    )
    visitor.go(f"/admin/pages/add/lessons/lessonpage/{parent}/")
    page.locator("#id_title").fill("ตลาดเช้าของตำบล ที่ทุกบ้านนำผักมาขาย")
    page.locator("#id_summary").fill("เริ่มจากสามแผง สองปีต่อมามีสี่สิบแผง")
    page.get_by_role("tab", name=re.compile("สถานที่และประเด็น|Places and themes|พื้นที่")).click()
    page.locator("#id_place_tags-ADD").click()
    box = page.locator("#id_place_tags-0-place")
    box.press_sequentially("หนองโส", delay=20)
    option = page.get_by_role("option", name=re.compile("อ.นางรอง"))
    expect(option.first).to_be_visible()
    option.first.click()
    expect(box).to_have_value(re.compile("310427"))
    page.locator(
        ".footer button[data-w-dropdown-target=toggle], .footer .w-dropdown__toggle"
    ).first.click()
    page.locator("button[name=action-publish]").click()
    expect(page.locator(".messages")).to_be_visible()
    visitor.go("/th/places/310427/")
    expect(page.locator("main")).to_contain_text("ตลาดเช้าของตำบล")
    page.get_by_role("link", name=re.compile("ตลาดเช้าของตำบล")).first.click()
    assert "ตลาดเช้าของตำบล-ที่ทุกบ้านนำผักมาขาย" in page.evaluate(
        "decodeURIComponent(location.pathname)"
    )
    visitor.go("/th/search/?q=ตลาดเช้า")
    expect(page.locator("ol.results")).to_contain_text("ตลาดเช้าของตำบล")


def test_the_editors_own_search_finds_thai_words(visit):
    visitor = visit(1280)
    visitor.sign_in("steward", PASSWORD)
    visitor.go("/admin/pages/search/?q=ออมทรัพย์")
    expect(visitor.page.locator("main")).to_contain_text("ออมทรัพย์")


def test_a_member_without_rights_is_kept_out_of_the_editor(visit):
    visitor = visit(1280)
    visitor.go("/admin/login/")
    visitor.page.fill("input[name=login]", "member@example.org")
    visitor.page.fill("input[name=password]", PASSWORD)
    visitor.page.press("input[name=password]", "Enter")
    expect(visitor.page).to_have_url(re.compile("/admin/login/"))
    expect(visitor.page.locator("h1")).to_contain_text("ไม่เปิดให้")
