#!/usr/bin/env python3
"""Takes the pictures of the editors' guide from a portal that `make run` serves.

usage: .venv/bin/python docs/take_pictures.py [ADDRESS]     (needs Chromium and the test packages)
"""

import re
import shutil
import sys
from pathlib import Path

from playwright.sync_api import Browser, Page, sync_playwright

FOLDER = Path(__file__).parent / "pictures"
PASSWORD = "demo-demo-demo"  # noqa: S105  # the demo accounts' own

DOCUMENT = {
    "th": "บทคัดย่อ\n\nการศึกษานี้มีวัตถุประสงค์ 1) เพื่อรู้ว่าร้านค้าชุมชนอยู่รอดได้อย่างไร และ 2) เพื่อหาวิธีทำบัญชีที่คนเฝ้าร้านทำเองได้ "
    "โดยสัมภาษณ์คนเฝ้าร้าน 12 คนในพื้นที่จังหวัดบุรีรัมย์\n\nผลการศึกษาพบว่า ร้านที่ปิดบัญชีทุกเย็นมีของค้างสต็อกน้อยกว่า\n",
    "en": "Abstract\n\nThe objectives of this study were: 1) To learn how village shops stay open, and 2) To find a way of keeping "
    "accounts that shopkeepers can follow. Twelve shopkeepers in Buri Ram Province were interviewed.\n\n"
    "The results of the study found that shops which close their books every evening hold less unsold stock.\n",
}


def sign_in(browser: Browser, address: str, language: str) -> Page:
    page = browser.new_page(viewport={"width": 1280, "height": 800}, locale=language)
    page.goto(f"{address}/admin/login/")
    page.fill("input[name=username]", "steward")
    page.fill("input[name=password]", PASSWORD)
    page.click("button[type=submit]")
    page.goto(f"{address}/admin/account/")
    select = page.locator("select[name$=preferred_language]")
    if select.count():
        select.select_option(language)
        page.locator("form button[type=submit]").last.click()
    return page


def take(page: Page, address: str, language: str) -> None:
    def keep(name: str) -> None:
        page.wait_for_timeout(800)
        page.screenshot(path=str(FOLDER / f"{name}.{language}.png"))

    page.goto(f"{address}/admin/")
    keep("editor-home")
    index = page.evaluate(
        "async (language) => (await (await fetch('/admin/api/main/pages/?slug=lessons&locale=' + language)).json()).items[0].id",
        language,
    )
    page.goto(f"{address}/admin/pages/add/lessons/lessonpage/{index}/")
    keep("editor-lesson")
    page.get_by_role("tab").nth(1).click()
    page.locator("#id_place_tags-ADD").click()
    page.locator("#id_place_tags-0-place").press_sequentially("หนองโสน", delay=30)
    page.get_by_role("option", name=re.compile("นางรอง|Nang Rong")).first.wait_for()
    keep("editor-place")
    page.on("dialog", lambda dialog: dialog.accept())
    page.goto(f"{address}/admin/import/")
    page.locator("input[type=file]").set_input_files(
        {"name": "study.txt", "mimeType": "text/plain", "buffer": DOCUMENT[language].encode()}
    )
    page.locator("main form button[type=submit], main form input[type=submit]").first.click()
    page.wait_for_load_state()
    keep("editor-import")


def main(address: str = "http://127.0.0.1:8000") -> None:
    FOLDER.mkdir(exist_ok=True)
    with sync_playwright() as driver:
        browser = driver.chromium.launch(
            executable_path=shutil.which("chromium"), args=["--no-sandbox"]
        )
        for language in ("th", "en"):
            take(sign_in(browser, address, language), address, language)
        browser.close()


if __name__ == "__main__":
    main(*sys.argv[1:])
