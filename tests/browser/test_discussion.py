"""Villagers talk below a note on a phone: with scripts, and without."""

import re

import pytest
from playwright.sync_api import expect

from kmportal.demo.accounts import PASSWORD


@pytest.fixture
def note(visit):
    """The address of a field note of the demo content."""
    visitor = visit(360)
    visitor.go("/th/notes/")
    return visitor.page.locator("main .row h2 a, main .row h3 a").first.get_attribute("href")


def write(page, form, text, name="สายใจ"):
    form.locator("input[name=name]").fill(name)
    form.locator("textarea").fill(text)
    page.wait_for_timeout(2500)  # nobody writes faster
    form.locator("button").click()


@pytest.mark.parametrize("javascript", [True, False])
def test_a_guest_writes_and_sees_that_it_waits(visit, note, javascript):
    visitor = visit(360, javascript=javascript)
    visitor.go(note)
    form = visitor.page.locator("#comments > form")
    words = f"ที่บ้านเราก็ทำแบบนี้ {'มี' if javascript else 'ไม่มี'}สคริปต์"
    write(visitor.page, form, words)
    expect(visitor.page).to_have_url(re.compile(r"comment=\d+#comment-\d+"))
    expect(visitor.page.locator("#comments")).to_contain_text(words)
    stranger = visit(360)
    stranger.go(note)
    expect(stranger.page.locator("main")).not_to_contain_text(words)


def test_a_moderator_publishes_it_and_another_answers_without_leaving_the_page(visit, note):
    guest, steward = visit(360), visit(1280)
    guest.go(note)
    write(guest.page, guest.page.locator("#comments > form"), "ขอถามว่าเริ่มจากอะไร")
    key = re.search(r"comment=(\d+)", guest.page.url)[1]
    steward.sign_in("steward", PASSWORD)
    steward.go(f"/admin/snippets/discussion/comment/edit/{key}/")
    steward.page.locator("[name=state]").select_option("published")
    steward.page.locator("main button[type=submit]").first.click()
    reader = visit(360)
    reader.go(f"{note}?comment={key}")
    here = reader.page.locator(f"#comment-{key}")
    here.get_by_role("link", name=re.compile("^(Answer|ตอบ)$")).click()
    form = here.locator("form")
    expect(form).to_be_visible()
    assert reader.accessibility_faults() == []
    write(reader.page, form, "เริ่มจากคุยกันทีละบ้าน", "แต้ว")
    expect(here).to_contain_text("เริ่มจากคุยกันทีละบ้าน")
    expect(here.get_by_role("status")).to_be_visible()
    assert reader.page.url.endswith(f"?comment={key}")


@pytest.mark.parametrize("javascript", [True, False], ids=["script", "no-script"])
def test_a_member_comments_and_a_steward_publishes_it_by_bulk_action(visit, note, javascript):
    words = f"ปีหน้าจะลองที่บ้านเรา {'มี' if javascript else 'ไม่มี'}สคริปต์"
    member, steward, reader = visit(360, javascript=javascript), visit(1280), visit(360)
    member.sign_in_for("/th/following/", "member", PASSWORD)
    member.go(note)
    member.page.locator("#comments > form textarea").fill(words)
    member.page.wait_for_timeout(2500)
    member.page.locator("#comments > form button").click()
    expect(member.page.locator("#comments")).to_contain_text(words)
    steward.sign_in("steward", PASSWORD)
    steward.go("/admin/snippets/discussion/comment/")
    row = steward.page.get_by_role("row").filter(has_text=words)
    row.locator("input[type=checkbox]").check()
    steward.page.locator('.bulk-actions-buttons a[href*="/publish/"]').click()
    steward.page.locator("main form button[type=submit]").first.click()
    expect(steward.page.locator(".messages")).to_contain_text("1")
    reader.go(note)
    expect(reader.page.locator("#comments")).to_contain_text(words)


@pytest.mark.parametrize("language", ["th", "en"])
def test_the_discussion_fits_and_is_accessible(visit, note, width, language):
    visitor = visit(width)
    visitor.go(note.replace("/th/", f"/{language}/") if language == "th" else note)
    assert visitor.page.evaluate("document.documentElement.scrollWidth") <= width
    assert visitor.accessibility_faults() == []
