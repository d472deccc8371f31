"""A steward fills in figures: a block from a spreadsheet with a script, cell by cell without."""

import pytest
from playwright.sync_api import expect

from kmportal.demo.accounts import PASSWORD

GRID = "/admin/figure-grid/community-products/?rows=regions&years={}"
#: As a spreadsheet copies two rows of two columns.
BLOCK = "๑,๒๐๐\t5\n7\t8\n"
PASTE = """(input, text) => {
  const clipboardData = new DataTransfer();
  clipboardData.setData("text/plain", text);
  input.dispatchEvent(new ClipboardEvent("paste", {clipboardData, bubbles: true, cancelable: true}));
}"""


@pytest.fixture
def steward(visit):
    def open_grid(years, **options):
        visitor = visit(**options)
        visitor.sign_in("steward", PASSWORD)
        visitor.go(GRID.format(years))
        return visitor

    return open_grid


def cells(visitor):
    return visitor.page.locator("[data-figure-grid] tbody input")


def test_a_block_from_a_spreadsheet_spreads_and_is_saved(steward):
    visitor = steward("2540-2541")
    cells(visitor).nth(2).evaluate(PASTE, BLOCK)
    for number, text in [(2, "๑,๒๐๐"), (3, "5"), (4, "7"), (5, "8")]:
        expect(cells(visitor).nth(number)).to_have_value(text)
    visitor.page.locator("button.action-save").click()
    expect(cells(visitor).nth(2)).to_have_value("1200")
    expect(cells(visitor).nth(5)).to_have_value("8")
    assert visitor.complaints == []


def test_one_number_is_pasted_as_ever(steward):
    visitor = steward("2542")
    cells(visitor).first.evaluate(PASTE, "12")
    expect(visitor.page.locator("[data-figure-grid-told]")).to_be_empty()


def test_enter_goes_down_a_column_and_sends_nothing(steward):
    visitor = steward("2543")
    cells(visitor).first.press("Enter")
    expect(cells(visitor).nth(1)).to_be_focused()


def test_without_a_script_figures_are_typed_and_kept_when_one_is_wrong(steward):
    visitor = steward("2544", javascript=False)
    cells(visitor).nth(0).fill("๙๐๐")
    cells(visitor).nth(1).fill("เก้า")
    visitor.page.locator("button.action-save").press("Enter")
    expect(cells(visitor).nth(0)).to_have_value("๙๐๐")
    expect(cells(visitor).nth(1)).to_have_attribute("aria-invalid", "true")
    cells(visitor).nth(1).fill("9")
    visitor.page.locator("button.action-save").press("Enter")
    expect(cells(visitor).nth(0)).to_have_value("900")


def test_the_grid_fits_a_phone_and_has_no_faults(steward):
    visitor = steward("2545", width=360)
    assert visitor.fits()
    faults = [fault for fault in visitor.accessibility_faults() if "figure-" in fault]
    assert faults == []
