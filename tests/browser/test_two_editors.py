"""Two people write in one page at the same time: each is told, and no word of either is lost."""

from playwright.sync_api import expect

from kmportal.demo.accounts import PASSWORD

#: The first page of the first that the address bar calls `lessons`.
KEY = """async () => {
  const first = async (query) =>
    (await (await fetch(`/admin/api/main/pages/?locale=th&${query}`)).json()).items[0].id;
  return first(`child_of=${await first("slug=lessons")}`);
}"""
FIRST = "ประสิทธิ์เขียนว่า เริ่มจากสมุดเล่มเดียว"
UNSAVED = "steward มีข้อความที่ยังไม่ได้บันทึก"
SECOND = "ผู้ดูแลเขียนว่า เริ่มจากเสื่อสองผืน"


def test_both_are_told_and_neither_loses_text(visit):
    first, second = visit(1280), visit(1280)
    first.sign_in("publisher", PASSWORD)
    second.sign_in("steward", PASSWORD)
    edit = f"/admin/pages/{second.page.evaluate(KEY)}/edit/"
    first.go(edit)
    second.go(edit)
    told = second.page.locator("#w-editing-sessions")
    expect(told.get_by_role("button")).to_have_count(1)

    first.page.locator("#id_summary").fill(FIRST)
    expect(told.get_by_role("button", name="publisher บันทึกรุ่นใหม่แล้ว")).to_be_visible()
    second.page.locator("#id_summary").fill(SECOND)
    expect(second.page.locator(".w-autosave-indicator")).to_contain_text("หยุดบันทึกอัตโนมัติ")
    # Each tells the server every ten seconds what goes on, and hears of the other as often.
    theirs = first.page.locator("#w-editing-sessions").get_by_role("button", name=UNSAVED)
    expect(theirs).to_be_visible(timeout=60_000)

    second.page.locator("footer button.action-save").click()
    question = second.page.locator("#w-save-confirmation-dialog")
    expect(question).to_contain_text("publisher บันทึกรุ่นใหม่แล้ว")
    question.get_by_role("button", name="บันทึกฉบับร่าง").click()
    expect(second.page.locator(".messages")).to_be_visible()
    expect(second.page.locator("#id_summary")).to_have_value(SECOND)
    second.go(edit.replace("/edit/", "/history/"))
    theirs = second.page.locator("main tr").filter(has_text="publisher").first
    theirs.locator(".w-dropdown__toggle").click()
    second.page.get_by_role("link", name="เปรียบเทียบกับรุ่นปัจจุบัน").click()
    expect(second.page.locator("main")).to_contain_text(FIRST)
    expect(second.page.locator("main")).to_contain_text(SECOND)
