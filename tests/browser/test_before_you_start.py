"""A group prepares: one page about a theme and a tambon, printed, passed on, and kept."""

import re
from urllib.parse import unquote

import pytest
from playwright.sync_api import expect

from kmportal.demo.accounts import PASSWORD

START = "/th/before-you-start/"
PAGE = f"{START}?theme=finance&place=310427"


@pytest.mark.parametrize("javascript", [True, False], ids=["script", "no-script"])
def test_theme_and_tambon_are_chosen_and_the_page_is_kept(visit, javascript):
    visitor = visit(360, javascript=javascript)
    visitor.sign_in_for(f"{START}saved/", "member", PASSWORD)
    visitor.go(START)
    page = visitor.page
    page.select_option("#id_theme", "finance" if javascript else "livelihood")
    if javascript:
        page.locator("#id_place").press_sequentially("หนองโส", delay=20)
        page.get_by_role("option", name=re.compile("นางรอง")).first.click()
    else:
        page.fill("#id_place", "ต.หนองโสน อ.นางรอง จ.บุรีรัมย์")
    page.locator(".brief-form button").click()
    expect(page.locator("h1")).to_contain_text("หนองโสน")
    page.locator(".save-form summary").click()
    name = f"ก่อนเปิดกองทุน {'มี' if javascript else 'ไม่มี'}สคริปต์"
    page.fill("#save-name", name)
    page.locator(".save-row button").click()
    expect(page.locator(".saved-list")).to_contain_text(name)
    assert not javascript or visitor.accessibility_faults() == []  # axe needs scripts
    page.get_by_role("link", name=name, exact=True).click()
    expect(page.locator("h1")).to_contain_text("หนองโสน")
    assert visitor.complaints == []


def test_the_page_is_printed_shared_and_sent(visit):
    visitor = visit(360)
    visitor.page.add_init_script(
        "window.asked = []; window.print = () => window.asked.push('print');"
        "navigator.share = async (data) => { window.asked.push(data.url); };"
    )
    visitor.go(PAGE)
    page = visitor.page
    page.locator("[data-print]").click()
    page.locator("[data-share]").click()
    assert page.evaluate("window.asked") == ["print", f"{visitor.portal}{PAGE}"]
    link = page.locator('a[href^="mailto:"]').first.get_attribute("href")
    assert unquote(link).endswith(PAGE)


def test_on_paper_there_are_no_buttons(visit):
    visitor = visit(1280)
    visitor.go(PAGE)
    visitor.page.emulate_media(media="print")
    for part in (".brief-form", ".brief-tools .button", ".save-search"):
        expect(visitor.page.locator(part).first).to_be_hidden()
    expect(visitor.page.locator(".brief-lesson").first).to_be_visible()


@pytest.mark.parametrize("language", ["th", "en"])
def test_the_page_is_accessible_and_fits(visit, width, language):
    visitor = visit(width, language=language)
    for path in (START, PAGE, f"{START}?theme=no-such&place=%00"):
        visitor.go(path.replace("/th/", f"/{language}/"))
        assert visitor.accessibility_faults() == []
        assert visitor.fits()
