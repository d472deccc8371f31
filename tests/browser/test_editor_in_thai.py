"""What the browser draws in the editor: blocks, panels, the calendar."""

from playwright.sync_api import expect

from kmportal.demo.accounts import PASSWORD
from tests.editor_in_thai.reading import english_in


def _new_lesson(visitor):
    visitor.sign_in("publisher", PASSWORD)
    visitor.go("/admin/")
    parent = visitor.page.evaluate(
        "async () => (await (await fetch('/admin/api/main/pages/?slug=lessons&locale=th')).json()).items[0].id"
    )
    visitor.go(f"/admin/pages/add/lessons/lessonpage/{parent}/")


def test_blocks_and_panels_are_drawn_in_thai(visit):
    visitor = visit(1280)
    _new_lesson(visitor)
    visitor.page.get_by_role("button", name="แทรกส่วนเนื้อหา").first.click()
    visitor.page.locator(".w-combobox__option").first.click()
    expect(
        visitor.page.locator("[data-contentpath=context] [data-contentpath]").first
    ).to_be_visible()
    assert english_in(visitor.page.content()) - {"publisher"} == set()


def test_what_is_typed_as_a_day_stays_until_it_is_read(visit):
    visitor = visit(1280)
    visitor.sign_in("steward", PASSWORD)
    visitor.go("/admin/reports/site-history/?timestamp_from=๑๒ มี.ค. ๒๕๖๔")
    page = visitor.page
    field = page.locator("input[name=timestamp_from]")
    expect(field).to_have_value("12/03/2564")
    page.evaluate("jQuery('input[name=timestamp_from]').datetimepicker('show')")
    expect(page.locator(".xdsoft_datetimepicker:visible .xdsoft_year span")).to_have_text("2564")


def test_the_menu_of_a_table_is_thai(visit):
    visitor = visit(1280)
    _new_lesson(visitor)
    page = visitor.page
    page.get_by_role("button", name="แทรกส่วนเนื้อหา").first.click()
    page.locator(".w-combobox__option", has_text="ตาราง").first.click()
    page.locator(".handsontable td").first.click(button="right")
    expect(page.locator(".htContextMenu").first).to_contain_text("แทรกแถวด้านบน")
