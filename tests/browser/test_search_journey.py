"""Somebody looks for something: types, takes a suggestion or not, narrows the results down."""

import re

import pytest
from playwright.sync_api import expect

SEARCHES = [
    "?q=ชุมชน",
    "?q=องคืกร",
    "?q=หนองโสน",
    "?q=xylophone&type=lesson",
    "?q=ชุมชน&theme=finance&place=r4",
]
TO_BOX = "main form.find input[name=q]"


@pytest.mark.parametrize("language", ["th", "en"])
def test_every_kind_of_answer_is_accessible_and_fits(visit, width, language):
    visitor = visit(width, language=language)
    for search in SEARCHES:
        visitor.go(f"/{language}/search/{search}")
        if width < 1040 and visitor.page.locator("details.facets").count():
            visitor.page.locator("details.facets > summary").click()
        assert visitor.accessibility_faults() == [], search
        overflow = visitor.page.evaluate("document.documentElement.scrollWidth - window.innerWidth")
        assert overflow <= 0, search
    assert visitor.complaints == []


def type_in(visitor, text):
    """Into the box of the page; waits for what it suggests."""
    box = visitor.page.locator(TO_BOX)
    box.press_sequentially(text)
    expect(visitor.page.get_by_role("listbox")).to_be_visible()
    return box


def test_a_suggestion_is_chosen_with_the_arrow_keys(visit, width):
    visitor = visit(width)
    page = visitor.page
    visitor.go("/th/")
    box = type_in(visitor, "ทรัพย์")
    expect(box).to_have_attribute("role", "combobox")
    expect(box).to_have_attribute("aria-expanded", "true")
    expect(page.locator("form.find [role=status]")).to_contain_text(re.compile(r"\d"))
    assert box.get_attribute("aria-activedescendant") is None
    page.keyboard.press("ArrowDown")
    option = page.locator("#" + (box.get_attribute("aria-activedescendant") or ""))
    expect(option).to_have_attribute("aria-selected", "true")
    expect(option).to_contain_text("ออมทรัพย์")
    assert visitor.accessibility_faults() == []
    address = option.get_attribute("href")
    page.keyboard.press("Enter")
    page.wait_for_url(f"{visitor.portal}{address}")
    expect(page.locator("h1")).to_contain_text("ออม")
    assert visitor.complaints == []


def test_enter_with_nothing_chosen_searches_for_what_was_typed(visit):
    visitor = visit()
    visitor.go("/th/")
    type_in(visitor, "ทรัพย์")
    visitor.page.keyboard.press("Enter")
    expect(visitor.page).to_have_url(re.compile(r"/th/search/\?q="))


def test_the_keys_of_a_list_box(visit):
    visitor = visit()
    page = visitor.page
    visitor.go("/en/search/")
    box = type_in(visitor, "sa")
    options = page.get_by_role("option")
    page.keyboard.press("ArrowUp")
    expect(options.last).to_have_attribute("aria-selected", "true")
    page.keyboard.press("Home")
    expect(options.first).to_have_attribute("aria-selected", "true")
    page.keyboard.press("End")
    expect(options.last).to_have_attribute("aria-selected", "true")
    page.keyboard.press("ArrowDown")
    assert box.get_attribute("aria-activedescendant") is None
    page.keyboard.press("Escape")
    expect(page.get_by_role("listbox")).to_be_hidden()
    expect(box).to_have_value("sa")
    page.keyboard.press("ArrowDown")
    expect(page.get_by_role("listbox")).to_be_visible()
    page.keyboard.press("Tab")
    expect(page.get_by_role("listbox")).to_be_hidden()


def test_a_suggestion_is_clicked(visit, width):
    visitor = visit(width)
    page = visitor.page
    visitor.go("/th/search/")
    type_in(visitor, "หนองโสน")
    page.get_by_role("option", name=re.compile("นางรอง")).click()
    page.wait_for_url(f"{visitor.portal}/th/places/310427/")


def test_results_are_narrowed_down_and_widened_by_links(visit, width):
    visitor = visit(width)
    page = visitor.page
    visitor.go("/th/search/?q=ชุมชน")
    total = page.locator(".found-head [role=status]")
    before = total.inner_text()
    if width < 1040:
        expect(page.locator(".facet-option").first).to_be_hidden()
        page.locator("details.facets > summary").click()
    else:
        expect(page.locator("details.facets > summary")).to_be_hidden()
    page.locator(".facet-option[href*='type=lesson']").click()
    expect(page).to_have_url(re.compile("type=lesson"))
    assert total.inner_text() != before
    rows = page.locator("ol.results article.row .kind")
    assert set(rows.all_inner_texts()) == {"บทเรียน"}
    page.locator(".chips a", has_text="บทเรียน").click()
    expect(total).to_have_text(before)
    assert visitor.complaints == []


def test_a_misspelt_word_is_mended_and_the_typed_one_is_a_click_away(visit):
    visitor = visit(360)
    page = visitor.page
    visitor.go("/th/search/?q=องคืกร")
    expect(page.locator(".mended strong")).to_have_text("องค์กร")
    expect(page.locator(TO_BOX)).to_have_value("องคืกร")
    page.locator(".mended a").click()
    expect(page).to_have_url(re.compile("exact=1"))
    expect(page.locator(".mended")).to_contain_text("องค์กร")


def test_without_javascript_the_box_and_the_facets_work(visit):
    visitor = visit(360, javascript=False)
    page = visitor.page
    visitor.go("/th/search/")
    page.locator(TO_BOX).fill("ชุมชน")
    page.keyboard.press("Enter")
    page.locator("details.facets > summary").click()
    page.locator(".facet-option[href*='type=lesson']").click()
    expect(page.locator("ol.results article.row").first).to_be_visible()
    expect(page.locator(TO_BOX)).not_to_have_attribute("role", "combobox")
