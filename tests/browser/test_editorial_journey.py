"""A lesson's whole life: written, returned, corrected, confirmed by whom it is about, published,
translated, moved, deleted and brought back. Four people, each in a browser of their own."""

import re
from urllib.parse import unquote, urlsplit

from playwright.sync_api import expect

from kmportal.demo.accounts import PASSWORD

TITLE = "ธนาคารข้าวบ้านหนองแวง ยืมหน้าฝน คืนหน้าเกี่ยว"
SLUG = "ธนาคารข้าวบ้านหนองแวง-ยืมหน้าฝน-คืนหน้าเกี่ยว"
OLD, NEW = f"/th/lessons/{SLUG}/", f"/th/ลุ่มน้ำมูล/{SLUG}/"
EN = "/en/lessons/the-rice-bank-of-ban-nong-waeng/"
ENGLISH = "The rice bank of Ban Nong Waeng"
SUMMARY = "ยืมข้าวสิบถังตอนหน้าฝน คืนสิบเอ็ดถังหลังเกี่ยว"
CORRECTED = "ยืมข้าวสิบถังตอนหน้าฝน คืนสิบถังครึ่งหลังเกี่ยว"
REASON = "แม่สุนีย์เล่าว่าคืนสิบถังครึ่ง ช่วยถามอีกครั้ง"
ENGLISH_SUMMARY = "Borrow ten tang of rice in the rains, give back ten and a half"
TELLER = "แม่สุนีย์"
KEY = "async (query) => (await (await fetch(`/admin/api/main/pages/?locale=th&${query}`)).json()).items[0].id"


def key_of(visitor, query):
    return visitor.page.evaluate(KEY, query)


def choose_page(page, title):
    """In Wagtail's dialogue of pages."""
    dialogue = page.locator(".modal-body")
    page.wait_for_load_state("networkidle")  # what is typed before its script is there is not heard
    dialogue.locator("input[name=q]").press_sequentially(title)
    results = dialogue.locator("#search-results, .page-results")
    results.get_by_role("link", name=title, exact=True).first.click()
    expect(dialogue).to_have_count(0)


def press_in_footer(page, button):
    """One of the editor's actions: all but the first are in the menu beside it."""
    page.locator("footer .w-dropdown__toggle").last.click()
    page.locator(f"button[name={button}]").click()
    expect(page.locator(".messages")).to_be_visible()


def lay_the_ground(steward):
    """Lessons are confirmed by those they name; and there is a second list to move one to."""
    page = steward.page
    steward.go("/admin/workflows/list/")
    page.get_by_role("link", name=re.compile("Community check, then")).click()
    page.get_by_role("button", name="เลือกหน้า", exact=True).click()
    choose_page(page, "บทเรียน")
    page.get_by_role("button", name="บันทึก", exact=True).click()
    expect(page.locator(".messages")).to_contain_text("Community check")
    home = key_of(steward, "child_of=root")
    steward.go(f"/admin/pages/add/lessons/lessonindexpage/{home}/")
    page.wait_for_load_state("networkidle")
    page.locator("#id_title").fill("ลุ่มน้ำมูล")
    page.locator("#id_title").blur()
    expect(page.locator("#id_slug")).to_have_value("ลุ่มน้ำมูล")  # its address is made of it
    press_in_footer(page, "action-publish")
    expect(page.locator(".messages")).to_contain_text("สร้างและเผยแพร่หน้า")


def write(writer):
    page = writer.page
    writer.go(f"/admin/pages/add/lessons/lessonpage/{key_of(writer, 'slug=lessons')}/")
    page.locator("#id_title").fill(TITLE)
    page.locator("#id_summary").fill(SUMMARY)
    page.get_by_role("tab", name="ผู้คน").click()
    page.locator("#id_contributors-ADD").click()
    page.locator("#id_contributors-0-role").select_option("storyteller")
    page.locator("#id_contributors-0-name").fill(TELLER)
    press_in_footer(page, "action-submit")


def decide(reviewer, button, words=""):
    reviewer.go("/admin/review/")
    page = reviewer.page
    page.get_by_role("link", name=TITLE).click()
    assert reviewer.accessibility_faults() == []
    page.locator("#id_comment").fill(words)
    page.locator(f"button[value={button}]").click()


def correct(writer):
    """The reviewer's words stand in the status of the page, beside the way back into review."""
    writer.go("/admin/pages/{}/edit/".format(key_of(writer, f"slug={SLUG}")))
    page = writer.page
    page.locator("[data-side-panel-toggle=status]").click()
    page.locator("[data-a11y-dialog-show=workflow-status-dialog]").click()
    expect(page.get_by_text(REASON)).to_be_visible()
    page.keyboard.press("Escape")
    page.locator("#id_summary").fill(CORRECTED)
    press_in_footer(page, "action-submit")


def confirm_without_an_account(teller, reviewer):
    """The link goes by mail or LINE; here the reviewer reads it out."""
    reviewer.go("/admin/review/")
    page = reviewer.page
    page.get_by_role("link", name=TITLE).click()
    page.get_by_role("link", name="ชุมชนตรวจ", exact=True).click()
    page.get_by_text("ตัวลิงก์ สำหรับคัดลอก").click()
    assert reviewer.accessibility_faults() == []
    teller.go(urlsplit(page.locator("code[id^=link-]").inner_text()).path)
    page = teller.page
    expect(page.locator("main")).to_contain_text(CORRECTED)
    assert teller.accessibility_faults() == []
    assert teller.fits()
    page.locator("[name=verdict][value=yes]").check()
    page.wait_for_timeout(2200)  # people need longer than two seconds
    page.get_by_role("button", name="ส่งคำตอบ").click()
    expect(page.locator("main")).to_contain_text("คุณตอบว่า")


def put_into_english(steward, lesson):
    steward.go(f"/admin/localize/submit/page/{lesson}/")
    page = steward.page
    page.get_by_text("อังกฤษ", exact=True).click()
    page.get_by_role("button", name="ส่ง", exact=True).click()
    for thai, english in ((TITLE, ENGLISH), (CORRECTED, ENGLISH_SUMMARY)):
        text = page.locator("li li").filter(has=page.get_by_text(thai, exact=True))
        text.get_by_role("button", name="แปล", exact=True).click()
        text.locator("textarea").fill(english)
        text.get_by_role("button", name="บันทึก", exact=True).click()
        expect(text.get_by_role("button", name="แก้ไข", exact=True)).to_be_visible()
    page.locator("footer button[value=publish]").click()
    expect(page.locator(".messages")).to_be_visible()


def move(steward, lesson):
    steward.go(f"/admin/pages/{lesson}/move/")
    page = steward.page
    page.locator("#id_new_parent_page-chooser .w-dropdown__toggle").click()
    page.get_by_role("button", name="เลือกหน้าอื่น").click()
    choose_page(page, "ลุ่มน้ำมูล")
    for _question in ("where to", "really"):
        page.locator("main form [type=submit]").click()
    expect(page.locator(".messages")).to_contain_text("ย้ายหน้า")


def delete(steward, key):
    steward.go(f"/admin/pages/{key}/delete/")
    steward.page.get_by_role("button", name="ย้ายไปถังขยะ").click()
    expect(steward.page.locator(".messages")).to_contain_text("ถังขยะ")


def answers(reader, *addresses):
    """What a reader gets, after redirects: the status of each, and where it was found."""
    got = [reader.page.request.get(reader.portal + address) for address in addresses]
    return [(each.status, unquote(urlsplit(each.url).path)) for each in got]


def named_in(reader, *addresses):
    """Which of these lists and feeds lead to the lesson."""
    texts = {each: reader.page.request.get(reader.portal + each).text() for each in addresses}
    return [each for each, text in texts.items() if SLUG in unquote(text) or EN in text]


LISTS = ("/th/search/?q=ธนาคารข้าว", "/th/ลุ่มน้ำมูล/", "/en/lessons/", "/sitemap.xml")


def test_a_lesson_from_its_first_word_to_its_return_from_the_bin(visit):
    steward, writer, reviewer, teller = (visit(1280), visit(1280), visit(1280), visit(360))
    for visitor, name in ((steward, "steward"), (writer, "writer"), (reviewer, "publisher")):
        visitor.sign_in(name, PASSWORD)
    lay_the_ground(steward)
    write(writer)
    decide(reviewer, "reject")
    expect(reviewer.page.locator(".review-answer")).to_contain_text("กรุณาเขียนเหตุผล")
    decide(reviewer, "reject", REASON)
    correct(writer)
    assert answers(teller, OLD) == [(404, OLD)]
    confirm_without_an_account(teller, reviewer)
    decide(reviewer, "approve")
    expect(reviewer.page.locator(".messages")).to_contain_text("อนุมัติ")
    teller.go(OLD)
    expect(teller.page.locator("main")).to_contain_text("ยืนยัน 1 จาก 1 คน")

    lesson = key_of(steward, f"slug={SLUG}")
    put_into_english(steward, lesson)
    teller.go(EN)
    expect(teller.page.locator("h1")).to_have_text(ENGLISH)
    move(steward, lesson)
    assert answers(teller, OLD, EN) == [(200, NEW), (200, EN)]

    delete(steward, lesson)
    assert [status for status, _where in answers(teller, OLD, NEW, EN)] == [404, 404, 404]
    assert named_in(teller, *LISTS) == []
    steward.go("/admin/recycle-bin/")
    steward.page.get_by_role("link", name=TITLE).click()
    assert steward.accessibility_faults() == []
    steward.page.get_by_role("button", name="นำกลับคืน").click()
    expect(steward.page.locator(".messages")).to_contain_text("กลับมาแล้ว")
    assert answers(teller, OLD, EN) == [(200, NEW), (200, EN)]
    assert named_in(teller, *LISTS) == list(LISTS)
    assert steward.complaints + writer.complaints == []
    delete(steward, key_of(steward, "slug=ลุ่มน้ำมูล"))  # the journeys after this one know no such list
