"""A member follows her tambon, hears of a new story, and ends the mail by one press in it."""

import email
import re
from email.policy import default
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import expect

from kmportal.demo.accounts import PASSWORD

TAMBON = "/th/places/310427/"
NOTICES = "/th/notifications/"


def mail_about(log, title):
    """As the portal printed it last."""
    for part in reversed(re.split(r"^-{70,}$", log.read_text(), flags=re.MULTILINE)):
        at = part.find("Content-Type:")
        message = email.message_from_string(part[max(at, 0) :], policy=default)
        if title in str(message["Subject"]) or title in part:
            return message
    raise AssertionError(log.read_text()[-2000:])


def follow(visitor):
    visitor.go(TAMBON)
    visitor.page.locator("form.follow button").first.click()
    expect(visitor.page.locator("form.follow button").first).to_contain_text("กำลังติดตาม")


def hear_at_once(visitor):
    """Mail for each new thing, where the digest is the usual choice."""
    visitor.go("/th/following/")
    row = visitor.page.locator(".follow-row").filter(has_text="หนองโสน")
    row.locator("select").select_option("at_once")
    visitor.page.locator(".notice-actions button").first.click()


def publish_a_note(steward, title):
    page = steward.page
    steward.go("/th/notes/write/")
    page.fill("#id_title", title)
    page.fill("#id_text", "ตีห้าครึ่ง ยายมาถึงก่อนใคร")
    page.fill("#id_place_1", "ต.หนองโสน อ.นางรอง จ.บุรีรัมย์")
    page.locator("button[value=send]").click()
    expect(page.locator("h1")).to_contain_text(title)  # at once: a steward is trusted


@pytest.mark.parametrize("javascript", [True, False], ids=["script", "no-script"])
def test_from_following_to_ending_the_mail(visit, portal_folder, javascript):
    title = f"ตลาดเช้าหนองโสน {'มี' if javascript else 'ไม่มี'}สคริปต์"
    member, steward = visit(360, javascript=javascript), visit(javascript=False)
    member.sign_in_for(NOTICES, "member" if javascript else "writer", PASSWORD)
    follow(member)
    hear_at_once(member)
    steward.sign_in("steward", PASSWORD)
    publish_a_note(steward, title)
    member.go(NOTICES)
    expect(member.page.locator(".notices")).to_contain_text(title)
    link = mail_about(portal_folder / "log", title)["List-Unsubscribe"].strip("<> ")
    stranger = visit(360, javascript=javascript)
    stranger.go(urlsplit(link).path)
    assert not javascript or stranger.accessibility_faults() == []
    stranger.page.locator("main form button").first.click()
    expect(stranger.page.locator("h1")).to_contain_text("เรียบร้อย")
    member.go("/th/following/")
    row = member.page.locator(".follow-row").filter(has_text="หนองโสน")
    expect(row.locator("select")).to_have_value("site")
    assert member.complaints == stranger.complaints == []


@pytest.mark.parametrize("language", ["th", "en"])
@pytest.mark.parametrize("path", ["notifications", "following"])
def test_the_pages_are_accessible_and_fit(visit, width, language, path):
    visitor = visit(width, language=language)
    visitor.sign_in_for(f"/{language}/{path}/", "publisher", PASSWORD)
    assert visitor.accessibility_faults() == []
    assert visitor.fits()
