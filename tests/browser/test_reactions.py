"""A member presses the buttons at the end of a lesson on her telephone, with a script and without."""

import pytest

PHONE = 360


def open_first_lesson(visitor):
    visitor.go("/th/lessons/")
    visitor.go(visitor.page.get_attribute("article.row h2 a", "href"))


def button(visitor, kind):
    return visitor.page.locator(f'#reactions button[value="{kind}"]')


def sign_in_on_the_way(visitor):
    """A stranger presses, signs in, and stands before the buttons again."""
    visitor.page.click("#reactions a.reaction >> nth=0")
    visitor.page.fill("input[name=login]", "member@example.org")
    visitor.page.fill("input[name=password]", "demo-demo-demo")
    visitor.page.press("input[name=password]", "Enter")
    visitor.page.wait_for_url("**/lessons/*/#reactions")


@pytest.mark.parametrize("javascript", [True, False], ids=["script", "no-script"])
def test_a_stranger_signs_in_presses_and_takes_back(visit, javascript):
    visitor = visit(width=PHONE, javascript=javascript)
    open_first_lesson(visitor)
    sign_in_on_the_way(visitor)
    thanks = button(visitor, 1)
    for wanted in ("true", "false"):
        thanks.click()
        visitor.page.wait_for_selector(f'#reactions button[value="1"][aria-pressed="{wanted}"]')
    assert visitor.complaints == []


def test_with_a_script_the_page_stays_and_tells_what_happened(visit):
    visitor = visit(width=PHONE)
    open_first_lesson(visitor)
    sign_in_on_the_way(visitor)
    visitor.page.evaluate("window.stayed = true")
    useful = button(visitor, 2)
    useful.click()
    visitor.page.wait_for_selector('#reactions button[value="2"][aria-pressed="true"]')
    assert visitor.page.evaluate("window.stayed")
    assert "1" in visitor.page.inner_text("[data-reactions-said]")
    assert visitor.page.evaluate("document.activeElement.value") == "2"
    assert visitor.page.evaluate("document.documentElement.scrollWidth") <= PHONE
    assert useful.bounding_box()["height"] >= 44
    found = visitor.accessibility_faults()
    assert [fault for fault in found if "reaction" in fault] == []
    useful.click()
    visitor.page.wait_for_selector('#reactions button[value="2"][aria-pressed="false"]')
