"""The network's figures before a real browser: nothing overlaps, and the map is reached by keyboard."""

import pytest
from playwright.sync_api import expect

#: Texts of one chart that lie upon each other, or stick out of it on either side.
COLLISIONS = """
() => [...document.querySelectorAll("svg.chart")].flatMap((chart) => {
  const frame = chart.getBoundingClientRect();
  const texts = [...chart.querySelectorAll("text")]
    .map((text) => [text.textContent, text.getBoundingClientRect()])
    .filter(([, box]) => box.width);
  const apart = (a, b) => a.right <= b.left + 1 || b.right <= a.left + 1
    || a.bottom <= b.top + 8 || b.bottom <= a.top + 8;
  return texts.flatMap(([name, box], i) => [
    ...(box.left < frame.left - 1 || box.right > frame.right + 1 ? [`${name} sticks out`] : []),
    ...texts.slice(i + 1).filter(([, other]) => !apart(box, other)).map(([other]) => `${name} / ${other}`),
  ]);
})
"""


@pytest.mark.parametrize("language", ["th", "en"])
def test_the_figures_are_for_everyone(visit, width, language):
    visitor = visit(width, language=language)
    for path in ("figures/", "figures/?map=lesson", "figures/leaders-trained/"):
        visitor.go(f"/{language}/{path}")
        assert visitor.fits(), path
        assert visitor.page.evaluate(COLLISIONS) == [], path
        assert visitor.accessibility_faults() == [], path
    assert visitor.complaints == []


def test_a_province_is_opened_by_keyboard_and_without_scripts(visit):
    visitor = visit(360, javascript=False)
    visitor.go("/th/figures/?map=lesson")
    province = visitor.page.get_by_role("link", name="บุรีรัมย์: ").first
    province.focus()
    visitor.page.keyboard.press("Enter")
    expect(visitor.page.get_by_role("heading", level=1)).to_contain_text("บุรีรัมย์")
