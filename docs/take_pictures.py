#!/usr/bin/env python3
"""Takes the pictures of the guides, as docs/pictures.toml lists them, from a portal with the demo content.

usage: make pictures                                         (needs Chromium and the test packages)
       .venv/bin/python docs/take_pictures.py [ADDRESS] [NAME …]       only the pictures so named
"""

from __future__ import annotations

import io
import re
import shutil
import sys
import time
import tomllib
from collections.abc import Callable, Iterator
from http import HTTPStatus
from pathlib import Path
from typing import Any
from urllib.error import HTTPError, URLError
from urllib.request import urlopen

from PIL import Image
from playwright.sync_api import Browser, Locator, sync_playwright

HERE = Path(__file__).parent
FOLDER = HERE / "pictures"
TABLE = HERE / "pictures.toml"
PASSWORD = "demo-demo-demo"  # noqa: S105  # the demo accounts' own
LANGUAGES = ("th", "en")
WIDTH, HEIGHT = 1280, 800
#: Seconds until the server must answer.
PATIENCE = 120
#: Around what is framed.
MARGIN = 12
#: A frame above all else, where lists and menus would cut an outline off. Its style is set through the
#: object model, which the site's strict policy allows.
MARK = """element => {
  const box = element.getBoundingClientRect();
  const frame = document.createElement('div');
  Object.assign(frame.style, {
    position: 'fixed', left: `${box.left - 6}px`, top: `${box.top - 6}px`,
    width: `${box.width + 12}px`, height: `${box.height + 12}px`, boxSizing: 'border-box',
    border: '4px solid #ea580c', borderRadius: '8px', zIndex: '2147483647', pointerEvents: 'none',
  });
  document.body.append(frame);
}"""

Row = dict[str, Any]


def rows() -> list[Row]:
    return tomllib.loads(TABLE.read_text(encoding="utf-8"))["picture"]


def file_of(name: str, language: str) -> Path:
    return FOLDER / f"{name}.{language}.webp"


def of(value: Any, language: str) -> Any:
    """What is the same in both languages is written once."""
    return value[language] if isinstance(value, dict) else value


class Camera:
    """One person's window, in one language."""

    def __init__(
        self, browser: Browser, address: str, person: str, language: str, *, edits: bool
    ) -> None:
        context = browser.new_context(
            viewport={"width": WIDTH, "height": HEIGHT}, locale=language, reduced_motion="reduce"
        )
        self.page, self.address, self.language = context.new_page(), address, language
        self.page.on("dialog", lambda dialog: dialog.accept())
        if person:
            self._sign_in(person)
        if edits:
            self._choose_language()

    def _sign_in(self, person: str) -> None:
        self._open(f"/{self.language}/accounts/login/")
        self.page.fill("input[name=login]", f"{person}@example.org")
        self.page.fill("input[name=password]", PASSWORD)
        self.page.locator("input[name=password]").press("Enter")
        self.page.wait_for_url(lambda url: "login" not in url)

    def _choose_language(self) -> None:
        self._open("/admin/account/")
        select = self.page.locator("select[name$=preferred_language]")
        if select.count():
            select.select_option(self.language)
            self.page.locator("form button[type=submit]").last.click()
            self.page.wait_for_load_state()

    def _open(self, path: str) -> None:
        answer = self.page.goto(self.address + path, wait_until="load")
        if answer and answer.status >= HTTPStatus.BAD_REQUEST:
            raise LookupError(f"{path}: {answer.status}")

    def take(self, row: Row) -> bytes:
        self.page.set_viewport_size(
            {"width": row.get("width", WIDTH), "height": row.get("height", HEIGHT)}
        )
        self._open(self._filled_in(of(row["open"], self.language)))
        for step in row.get("do", []):
            self._do(of(step, self.language))
        self.page.wait_for_timeout(row.get("wait", 900))
        for marked in row.get("mark", []):
            self.page.locator(of(marked, self.language)).first.evaluate(MARK)
        frame = row.get("frame")
        return self._framed(self.page.locator(frame).first) if frame else self.page.screenshot()

    def _filled_in(self, path: str) -> str:
        """`{lessons}` stands for the number of the page with that address, in the camera's language."""
        path = path.replace("{language}", self.language)
        return re.sub(r"\{([^}]+)\}", lambda found: str(self._number(found[1])), path)

    def _number(self, slug: str) -> int:
        self._open("/admin/")
        found = self.page.evaluate(
            "async ([slug, locale]) => (await (await fetch('/admin/api/main/pages/?slug='"
            " + encodeURIComponent(slug) + (locale ? '&locale=' + locale : ''))).json()).items",
            [slug.removeprefix("th:"), "th" if slug.startswith("th:") else self.language],
        )
        if not found:
            raise LookupError(slug)
        return int(found[0]["id"])

    def _do(self, step: str) -> None:
        """`click SELECTOR`, `type SELECTOR = WORDS`, `choose SELECTOR = VALUE`, `see SELECTOR`."""
        verb, _space, rest = step.partition(" ")
        selector, _equals, words = rest.partition(" = ")
        target = self.page.locator(selector).first
        actions: dict[str, Callable[[], object]] = {
            "click": target.click,
            "type": lambda: target.press_sequentially(words, delay=20),
            "choose": lambda: target.select_option(words),
            "upload": lambda: target.set_input_files(HERE / words),
            "see": target.wait_for,
            "to": target.scroll_into_view_if_needed,
        }
        actions[verb]()
        self.page.wait_for_load_state()

    def _framed(self, target: Locator) -> bytes:
        box = target.bounding_box()
        if box is None:
            raise LookupError("what should be framed is not to be seen")
        left, top = max(0, box["x"] - MARGIN), max(0, box["y"] - MARGIN)
        right = min(WIDTH, box["x"] + box["width"] + MARGIN)
        bottom = min(self.page.viewport_size["height"], box["y"] + box["height"] + MARGIN)  # type: ignore[index]
        clip = {"x": left, "y": top, "width": right - left, "height": bottom - top}
        return self.page.screenshot(clip=clip)  # type: ignore[arg-type]


def keep(name: str, language: str, screenshot: bytes) -> int:
    path = file_of(name, language)
    with Image.open(io.BytesIO(screenshot)) as picture:
        picture.convert("RGB").save(path, "WEBP", quality=78, method=6)
    return path.stat().st_size


def take_all(browser: Browser, address: str, wanted: list[Row]) -> Iterator[str]:
    people = dict.fromkeys(row.get("person", "") for row in wanted)
    for person in people:
        for language in LANGUAGES:
            theirs = [row for row in wanted if row.get("person", "") == person]
            edits = any(of(row["open"], language).startswith("/admin/") for row in theirs)
            camera = Camera(browser, address, person, language, edits=edits)
            for row in theirs:
                if language not in row.get("languages", LANGUAGES):
                    continue
                size = keep(row["name"], language, camera.take(row))
                yield f"{row['name']}.{language}: {size // 1024} kB"
            camera.page.context.close()


def wait_for(address: str) -> None:
    """The server may still be starting."""
    for _try in range(PATIENCE):
        try:
            urlopen(address, timeout=30).close()  # noqa: S310  # the portal's own address
        except (HTTPError, TimeoutError):
            return
        except URLError:
            time.sleep(1)
        else:
            return
    raise SystemExit(f"nothing answers at {address}")


def main(address: str = "http://127.0.0.1:8000", *names: str) -> None:
    wait_for(address)
    FOLDER.mkdir(exist_ok=True)
    wanted = [row for row in rows() if not names or row["name"] in names]
    with sync_playwright() as driver:
        browser = driver.chromium.launch(
            executable_path=shutil.which("chromium"), args=["--no-sandbox"]
        )
        for line in take_all(browser, address, wanted):
            print(line, flush=True)  # noqa: T201  # a command that takes minutes says how far it is
        browser.close()


if __name__ == "__main__":
    main(*sys.argv[1:])
