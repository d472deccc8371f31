"""A group used a lesson: told on a telephone, looked at by a steward, read where it helps others."""

import re

import pytest
from playwright.sync_api import expect

from kmportal.demo.accounts import PASSWORD
from tests.telling.photo_files import jpeg

LISTED = "/admin/snippets/lessons/application/"
THA_SAO = "/th/places/710202/"
#: With a script, and without.
TOLD = {
    True: ("กลุ่มแม่บ้านท่าเสา", "ขายได้วันละแปดร้อย คนแก่ไม่ปวดหลัง"),
    False: ("กลุ่มเยาวชนท่าเสา", "ปีแรกขาดทุน ปีที่สองจึงแบ่งกลุ่มย่อย"),
}


def first_lesson(visitor):
    visitor.go("/th/lessons/")
    return visitor.page.locator(".listing .row h2 a").first.get_attribute("href")


def telling_form(visitor):
    """The way there is the page of a lesson."""
    lesson = first_lesson(visitor)
    visitor.go(lesson)
    invitation = visitor.page.locator("#used-here a.button").first
    return lesson, invitation.get_attribute("href")


def tell(visitor, script, group, words):
    page = visitor.page
    page.fill("#id_applied_by", group)
    if script:
        page.locator("#id_place").press_sequentially("ท่าเสา", delay=20)
        page.get_by_role("option", name=re.compile("ไทรโยค")).first.click()
    else:
        page.fill("#id_place", "ต.ท่าเสา อ.ไทรโยค จ.กาญจนบุรี")
    page.fill("[name=when_year]", "๒๕๖๔")
    page.fill("#id_what_happened", words)
    photo = {"name": "แผง.jpg", "mimeType": "image/jpeg", "buffer": jpeg(640, 480)}
    page.set_input_files("#id_photo", photo)
    page.wait_for_timeout(2500)  # nobody fills in a form in a moment
    page.locator(".tell-form button[type=submit]").click()


def publish(steward, group):
    """By the bulk action of the reviewers' list."""
    page = steward.page
    steward.go(LISTED)
    page.get_by_role("row").filter(has_text=group).locator("input[type=checkbox]").check()
    page.locator('.bulk-actions-buttons a[href*="/publish/"]').click()
    page.locator("main form button[type=submit], main form input[type=submit]").first.click()
    expect(page.locator(".messages")).to_contain_text("1")


@pytest.mark.parametrize("javascript", [True, False], ids=["script", "no-script"])
def test_a_member_tells_a_steward_publishes_and_others_read_it(visit, javascript):
    group, words = TOLD[javascript]
    member, steward, reader = visit(360, javascript=javascript), visit(), visit(360)
    lesson, form = telling_form(member)
    member.sign_in_for(form, "member", PASSWORD)
    tell(member, javascript, group, words)
    expect(member.page.locator("#used-here")).to_contain_text(group)
    reader.go(lesson)
    expect(reader.page.locator("main")).not_to_contain_text(words)
    steward.sign_in("steward", PASSWORD)
    publish(steward, group)
    profile = member.page.locator('a[href*="/people/"]').first.get_attribute("href")
    for path in (lesson, THA_SAO, profile):
        reader.go(path)
        expect(reader.page.locator("main")).to_contain_text(words)
        assert reader.fits()
    reader.go(lesson)
    expect(reader.page.locator("#section-uses img").first).to_be_visible()
    assert reader.complaints == []


@pytest.mark.parametrize("language", ["th", "en"])
def test_the_form_is_accessible_and_fits_when_something_is_missing(visit, width, language):
    visitor = visit(width, language=language)
    _lesson, form = telling_form(visitor)
    visitor.sign_in_for(form.replace("/th/", f"/{language}/"), "member", PASSWORD)
    assert visitor.accessibility_faults() == []
    visitor.page.locator(".tell-form .button").first.click()
    expect(visitor.page.get_by_role("alert")).to_be_visible()
    assert visitor.accessibility_faults() == []
    assert visitor.fits()
