"""A steward brings in a small table with one wrong row; readers find the products on a telephone."""

import re

import pytest
from playwright.sync_api import expect

from kmportal.demo.accounts import PASSWORD

TABLE = "\n".join(
    [
        "รหัส,ชื่อสินค้า,ผู้ผลิต,ตำบล,คลัสเตอร์,ราคา,หน่วยนับ,อย.,เบอร์โทร",
        "{0}-1,ปลาส้มท่าเสา {0},กลุ่มประมงท่าเสา,710205,การผลิต,120,กิโลกรัม,71-2-00158,081-234-5678",
        "{0}-2,น้ำพริกเผา {0},กลุ่มแม่บ้าน,ต.ไม่มีที่ไหน,การผลิต,45,กระปุก,,",
        "{0}-3,กล้วยตาก {0},กลุ่มแม่บ้าน,,แปรรูป,60,ถุง,,",
    ]
)


def bring_in(steward, word):
    page = steward.page
    steward.sign_in("steward", PASSWORD)
    steward.go("/admin/product-table/")
    content = TABLE.format(word).encode("cp874")
    page.set_input_files(
        "#id_file", {"name": "สินค้า.csv", "mimeType": "text/csv", "buffer": content}
    )
    page.locator("form[enctype] button[type=submit]").click()


def finish(page, *, javascript):
    """With htmx the page goes on by itself; without it a person presses the button."""
    while not javascript and page.locator("progress").count():
        page.locator("form[action$='/step/'] button").click()
    expect(page.locator("table.tabular-rows")).to_be_visible(timeout=30_000)


@pytest.mark.parametrize("javascript", [True, False], ids=["script", "no-script"])
def test_a_steward_brings_in_the_good_rows_of_a_table(visit, javascript):
    word = "ก" if javascript else "ข"
    steward, reader = visit(javascript=javascript), visit(360)
    page = steward.page
    bring_in(steward, word)
    finish(page, javascript=javascript)
    expect(page.locator("tr.outcome-wrong")).to_contain_text("ไม่มีที่ไหน")
    expect(page.locator("tr.outcome-new")).to_have_count(2)
    page.locator("form[action$='/import/'] button").click()
    finish(page, javascript=javascript)
    expect(page.get_by_role("link", name=re.compile("CSV"))).to_be_visible()
    reader.go(f"/th/products/?q=ปลาส้มท่าเสา {word}")
    reader.page.get_by_role("link", name=f"ปลาส้มท่าเสา {word}", exact=True).click()
    call = reader.page.locator("a[href='tel:0812345678']")
    call.wait_for()
    reader.page.wait_for_load_state("load")  # its styles, too
    assert call.bounding_box()["height"] >= 48
    reader.go("/th/products/")
    expect(reader.page.locator("main")).not_to_contain_text(f"น้ำพริกเผา {word}")
    assert not steward.complaints + reader.complaints


@pytest.mark.parametrize("language", ["th", "en"])
def test_the_pages_are_for_everyone(visit, width, language):
    visitor = visit(width, language=language)
    visitor.go(f"/{language}/products/")
    first = visitor.page.locator(".product-row a").first.get_attribute("href")
    for path in (f"/{language}/products/", f"/{language}/products/?q=จรวด", first):
        visitor.go(path)
        assert visitor.fits(), path
        assert visitor.accessibility_faults() == [], path
    assert visitor.complaints == []
