"""A villager signs up on her telephone; the pages around it are open to everyone's eyes and hands."""

import pytest
from playwright.sync_api import expect

from kmportal.demo.accounts import PASSWORD

OPEN = [
    "/th/accounts/login/",
    "/th/accounts/signup/",
    "/th/accounts/password/reset/",
    "/th/privacy/",
]


@pytest.mark.parametrize("path", [*OPEN, "/en/accounts/login/", "/en/accounts/signup/"])
def test_pages_for_strangers_are_accessible_on_a_phone(visit, path):
    visitor = visit(360)
    visitor.go(path)
    assert visitor.accessibility_faults() == []
    assert visitor.page.evaluate("document.documentElement.scrollWidth") <= 360
    assert visitor.complaints == []


@pytest.mark.parametrize("javascript", [True, False], ids=["with script", "without"])
def test_she_signs_up_and_is_asked_for_her_code(visit, javascript):
    visitor = visit(360, javascript=javascript)
    page = visitor.page
    visitor.go("/th/accounts/signup/")
    page.fill("input[name=display_name]", "สมศรี ใจดี")
    page.fill("input[name=email]", f"somsri-{javascript}@example.org".lower())
    page.fill("input[name=password1]", "ข้าวหอมมะลิ-๑๒๓๔")
    page.check("input[name=consent]")
    page.wait_for_timeout(2500)  # nobody fills it in faster
    page.press("input[name=password1]", "Enter")
    expect(page.locator("input[name=code]")).to_be_visible()


def test_a_member_s_own_pages_are_accessible_on_a_phone(visit):
    visitor = visit(360)
    visitor.go("/th/accounts/login/?next=/th/people/me/")
    visitor.page.fill("input[name=login]", "member@example.org")
    visitor.page.fill("input[name=password]", PASSWORD)
    visitor.page.press("input[name=password]", "Enter")
    visitor.page.wait_for_url("**/th/people/me/")
    for path in ("/th/people/me/", "/th/accounts/2fa/", "/th/accounts/email/"):
        visitor.go(path)
        assert visitor.accessibility_faults() == [], path
    assert visitor.complaints == []
