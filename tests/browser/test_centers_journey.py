"""Somebody near ต.เนินฆ้อ looks for organic farming: in the list, on the map, with and without scripts."""

import re

import pytest
from playwright.sync_api import expect

ORGANIC = "theme=organic-farming"
NEAR = "near=210304"  # ต.เนินฆ้อ อ.แกลง จ.ระยอง
STATES = [
    "",
    "?view=map",
    f"?{NEAR}&place=r1&open=1",
    f"?view=map&{ORGANIC}&{NEAR}",
    f"?place=31&{ORGANIC}",
    "?unknown=หนองโสน",
    "?q=xylophone",
]


def names(visitor):
    return visitor.page.locator(".centers h2").all_inner_texts()


def drawn(visitor):
    """Waits for the map with its pins."""
    expect(
        visitor.page.locator("[data-map][data-ready] .leaflet-marker-icon").first
    ).to_be_visible()


@pytest.mark.parametrize("language", ["th", "en"])
def test_every_state_of_the_directory_is_accessible_and_fits(visit, width, language):
    visitor = visit(width, language=language)
    for state in STATES:
        visitor.go(f"/{language}/centers/{state}")
        visitor.page.evaluate(
            "document.querySelectorAll('main details').forEach(d => d.open = true)"
        )
        if width > 1040 or "view=map" in state:
            visitor.page.wait_for_selector("[data-map][data-ready]", state="attached")
        assert visitor.accessibility_faults() == [], state
        overflow = visitor.page.evaluate("document.documentElement.scrollWidth - window.innerWidth")
        assert overflow <= 0, state
    assert visitor.complaints == []


def test_the_nearest_center_for_organic_farming_is_found_on_a_phone(visit):
    visitor = visit(360)
    page = visitor.page
    visitor.go("/th/centers/")
    page.fill("#ask-words", "เกษตรอินทรีย์")
    page.press("#ask-words", "Enter")
    page.wait_for_url("**q=*")
    assert len(names(visitor)) >= 2
    page.locator(".ask-nearest-fold > summary").click()
    page.locator("#ask-near").press_sequentially("เนินฆ้อ", delay=20)
    page.get_by_role("option", name=re.compile("แกลง")).first.click()
    page.locator(".ask-nearest button[type=submit]").click()
    page.wait_for_url(re.compile(NEAR))
    assert "เขาไม้แก้ว" in names(visitor)[0].replace("\n", "")
    expect(page.locator(".centers .distance").first).to_contain_text(re.compile(r"\d{2,3}"))
    page.locator(".list-or-map a").last.click()
    drawn(visitor)
    assert page.locator(".leaflet-control-attribution a").get_attribute("href")
    assert page.evaluate("document.documentElement.scrollWidth") <= 360
    assert visitor.accessibility_faults() == []
    assert visitor.complaints == []


def test_list_and_map_are_in_step(visit):
    visitor = visit(1280)
    page = visitor.page
    visitor.go(f"/th/centers/?{ORGANIC}&{NEAR}")
    drawn(visitor)
    row = page.locator(".center-row").first
    row.locator("h2 a").focus()
    expect(page.locator(".center-pin.in-step")).to_have_count(1)
    page.locator(".center-row").last.hover()
    expect(page.locator(".center-row.in-step")).to_have_count(1)
    page.locator("h1").hover()
    title = row.locator("h2").inner_text().replace("\n", "")
    pin = page.locator(".center-pin[title]").filter(has=page.locator(".pin"))
    chosen = next(each for each in pin.all() if each.get_attribute("title") in title)
    chosen.click()
    expect(row).to_have_class(re.compile("in-step"))
    expect(page.locator(".leaflet-popup-content a").first).to_be_visible()
    before = names(visitor)
    page.locator(".leaflet-control-zoom-out").click()
    page.locator(".center-map-canvas").press("ArrowRight")
    assert names(visitor) == before
    assert visitor.complaints == []


def test_where_tiles_do_not_come_the_drawn_map_does(visit, width):
    visitor = visit(width)
    page = visitor.page
    page.route("https://tiles.example.org/**", lambda route: route.abort())
    visitor.go(f"/th/centers/{'' if width > 1040 else '?view=map'}")
    expect(page.locator(".province-map a[href*='place=23']")).to_be_visible()
    expect(page.locator(".center-map-canvas")).to_be_hidden()


def test_a_pin_is_opened_with_the_keyboard(visit):
    visitor = visit(1280)
    page = visitor.page
    visitor.go(f"/th/centers/?{ORGANIC}")
    drawn(visitor)
    page.locator(".center-pin").first.focus()
    page.keyboard.press("Enter")
    link = page.locator(".leaflet-popup-content a").first
    expect(link).to_be_visible()
    page.goto(link.get_attribute("href"))
    expect(page.locator("h1")).to_be_visible()


def test_without_javascript_each_province_of_the_drawn_map_is_a_link(visit, width):
    visitor = visit(width, javascript=False)
    page = visitor.page
    visitor.go("/th/centers/")
    page.locator("a[href*='view=map']:visible").first.click()
    page.wait_for_url("**view=map**")
    province = page.locator(".province-map a[href*='place=23']")
    province.focus()
    page.keyboard.press("Enter")
    page.wait_for_url("**place=23**")
    assert ["ตราด" in name for name in names(visitor)] == [True]


def test_without_javascript_a_place_written_in_full_is_understood(visit):
    visitor = visit(360, javascript=False)
    page = visitor.page
    visitor.go(f"/th/centers/?{ORGANIC}")
    page.locator(".ask-nearest-fold > summary").click()
    page.fill("#ask-near", "ต.เนินฆ้อ อ.แกลง จ.ระยอง")
    page.locator(".ask-nearest button[type=submit]").click()
    page.wait_for_url(re.compile(NEAR))
    assert ORGANIC in page.url
    expect(page.locator("[data-my-position]")).to_be_hidden()


def test_the_browser_s_position_is_asked_only_when_pressed_and_rounded(visit):
    visitor = visit(1280)
    page = visitor.page
    page.context.grant_permissions(["geolocation"])
    page.context.set_geolocation({"latitude": 12.243456, "longitude": 102.515678})
    visitor.go("/th/centers/")
    assert "at=" not in page.url
    page.locator("[data-my-position] button").click()
    page.wait_for_url(re.compile("at=12.24,102.52"))
    assert "ตราด" in names(visitor)[0]


def test_who_refuses_the_position_is_told_another_way(visit):
    visitor = visit(1280)
    visitor.page.context.clear_permissions()
    visitor.go("/th/centers/")
    visitor.page.locator("[data-my-position] button").click()
    expect(visitor.page.locator("[data-my-position] [role=status]")).not_to_be_empty()
