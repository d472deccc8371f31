"""A reader on a phone and at a desk: reads a lesson, changes language, follows a tambon, searches."""

import re

import pytest
from playwright.sync_api import expect

PAGES = [
    "/{language}/",
    "/{language}/lessons/",
    "/{language}/notes/",
    "/{language}/research/",
    "/{language}/centers/",
    "/{language}/places/",
    "/{language}/places/310427/",
    "/{language}/places/r4/",
    "/{language}/themes/",
    "/{language}/themes/finance/",
    "/{language}/search/?q=ชุมชน",
    "/{language}/search/?q=xylophone",
    "/{language}/events/",
    "/{language}/library/",
    "/{language}/forms/",
    "/{language}/guides/",
    "/{language}/guides/member/",
]


@pytest.mark.parametrize("language", ["th", "en"])
def test_every_kind_of_list_is_accessible_and_fits(visit, width, language):
    visitor = visit(width, language=language)
    for path in PAGES:
        visitor.go(path.format(language=language))
        assert visitor.accessibility_faults() == [], path
        overflow = visitor.page.evaluate("document.documentElement.scrollWidth - window.innerWidth")
        assert overflow <= 0, path
    assert visitor.complaints == []


@pytest.mark.parametrize("index", ["lessons", "notes", "research", "centers"])
@pytest.mark.parametrize("language", ["th", "en"])
def test_every_page_below_an_index_is_accessible_and_fits(visit, width, language, index):
    visitor = visit(width, language=language)
    visitor.go(f"/{language}/{index}/")
    links = visitor.page.locator(".listing article.row h2 a, .listing article.row h3 a")
    addresses = [link.get_attribute("href") for link in links.all()]
    assert addresses
    for address in addresses[:6]:
        visitor.go(address.removeprefix(visitor.portal))
        assert visitor.accessibility_faults() == [], address
        overflow = visitor.page.evaluate("document.documentElement.scrollWidth - window.innerWidth")
        assert overflow <= 0, address
    assert visitor.complaints == []


@pytest.mark.parametrize("language", ["th", "en"])
def test_pages_fit_also_before_their_fonts_are_there(visit, width, language):
    visitor = visit(width, language=language)
    visitor.page.route("**/*.woff2", lambda route: route.abort())
    for path in (f"/{language}/", f"/{language}/products/?q=จรวด"):
        visitor.go(path)
        assert visitor.fits(), path


def test_a_lesson_is_read_and_its_language_switched(visit, width):
    visitor = visit(width)
    page = visitor.page
    visitor.go("/th/lessons/")
    page.get_by_role("link", name=re.compile("กางสมุดหนี้")).first.click()
    expect(page.locator("h1")).to_contain_text("กาง")
    expect(page.locator("li.step")).to_have_count(7)
    if width < 1040:
        page.locator("details.menu > summary").click()
    page.get_by_role("link", name=re.compile("English")).locator("visible=true").first.click()
    expect(page).to_have_url(re.compile("/en/lessons/"))
    expect(page.locator("html")).to_have_attribute("lang", "en")
    expect(page.locator("h1")).to_contain_text("debt book")


def test_a_page_without_translation_says_so(visit):
    visitor = visit()
    page = visitor.page
    visitor.go("/th/lessons/")
    page.get_by_role("link", name=re.compile("ธนาคารปู")).first.click()
    page.get_by_role("link", name=re.compile("English")).locator("visible=true").first.click()
    expect(page).to_have_url(re.compile("/en/"))
    expect(page.locator("main")).to_contain_text("there is no translation into English yet")


def test_a_tambon_lists_what_is_known_of_it_and_filters_by_type(visit, width):
    visitor = visit(width)
    page = visitor.page
    visitor.go("/th/places/r4/")
    rows = page.locator(".listing article.row")
    before = rows.count()
    page.locator("nav.filters a[href='?type=center']").click()
    expect(page).to_have_url(re.compile("type=center"))
    expect(rows.first).to_be_visible()
    assert 0 < rows.count() < before


def test_a_thai_word_without_spaces_is_searched_from_the_home_page(visit, width):
    visitor = visit(width)
    page = visitor.page
    visitor.go("/th/")
    page.locator("main input[name=q]").fill("แก้หนี้นอกระบบ")
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile("/th/search/"))
    first = page.locator("ol.results article.row").first
    expect(first).to_contain_text("หนี้")
    expect(page.locator("mark").first).to_be_visible()


def test_everything_a_reader_does_works_without_javascript(visit):
    visitor = visit(360, javascript=False)
    page = visitor.page
    visitor.go("/th/")
    page.locator("details.menu > summary").click()
    page.locator("details.menu").get_by_role(
        "link", name=re.compile("บทเรียน|Lessons")
    ).first.click()
    expect(page.locator(".listing article.row").first).to_be_visible()
    page.goto(f"{visitor.portal}/th/search/?q=ป่าชุมชน")
    expect(page.locator("ol.results article.row").first).to_contain_text("ป่า")


def test_the_first_view_weighs_little(visit):
    """At most 150 KB over the wire without images, on the heaviest kinds of page."""
    for path in ("/th/", "/th/places/r4/", "/th/search/?q=ชุมชน"):
        visitor = visit(360)
        sizes = []
        visitor.page.on(
            "requestfinished",
            lambda request, sizes=sizes: sizes.append(
                0 if request.resource_type == "image" else request.sizes()["responseBodySize"]
            ),
        )
        visitor.go(path)
        visitor.page.wait_for_load_state("networkidle")
        assert sum(sizes) <= 150 * 1024, path
