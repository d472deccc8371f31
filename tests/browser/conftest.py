"""A real portal in a process of its own, with the demo content, and a real browser before it."""

import os
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest
from django.conf import settings
from playwright.sync_api import Browser, Page, Playwright, expect, sync_playwright

from tests import tiers

#: Where the map's tiles seem to come from; the browser answers itself, nothing leaves the machine.
TILES = "https://tiles.example.org"
TILE = '<svg xmlns="http://www.w3.org/2000/svg" width="256" height="256"/>'
#: What is on a map stands where it stands, near others or not: the exception that WCAG 2.5.8 itself
#: names. The list beside the map leads to the same.
PIN_ON_MAP = "leaflet-marker-icon"
#: The search in Wagtail's menu, which it does not tell apart from the search of a list beside it.
MENU_SEARCH = 'action="/admin/pages/search/"'
#: Rule of axe-core, and what in an element's markup says that it is no fault of ours.
EXCUSED = {("target-size", PIN_ON_MAP), ("landmark-unique", MENU_SEARCH)}
AXE = Path(settings.BASE_DIR) / "node_modules" / "axe-core" / "axe.min.js"


@pytest.hookimpl(tryfirst=True)  # before xdist reads the groups
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """All journeys on one worker: they share one portal."""
    here = Path(__file__).parent
    for item in items:
        if here in item.path.parents:
            item.add_marker(pytest.mark.browser)
            item.add_marker(pytest.mark.xdist_group("browser"))


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def _wait_for(address: str, process: subprocess.Popen[bytes], log: Path) -> None:
    deadline = time.monotonic() + 180  # the first page on a machine that does other work
    while time.monotonic() < deadline:
        if process.poll() is not None:
            break
        try:
            urllib.request.urlopen(address, timeout=60)  # noqa: S310  # our own server
            return
        except OSError:
            time.sleep(0.3)
    pytest.fail(f"the portal did not start:\n{log.read_text()[-3000:]}", pytrace=False)


@pytest.fixture(scope="session")
def portal_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Has the portal's database, files, and in `log` what it prints: its mail, too."""
    return tmp_path_factory.mktemp("portal")


@pytest.fixture(scope="session")
def portal(portal_folder: Path) -> Iterator[str]:
    """The address of a portal freshly set up by the same command `make run` uses."""
    tiers.chromium()
    folder = portal_folder
    environment = os.environ | {
        "DJANGO_SETTINGS_MODULE": "kmportal.settings.dev",
        "DATABASE_URL": f"sqlite:///{folder / 'portal.sqlite3'}",
        "MEDIA_ROOT": str(folder / "media"),
        "MAP_TILE_URL": f"{TILES}/{{z}}/{{x}}/{{y}}.svg",
        "MAP_ATTRIBUTION": '© <a href="https://tiles.example.org/">Tiles</a>',
    }
    manage = [sys.executable, str(Path(settings.BASE_DIR) / "manage.py")]
    port = _free_port()
    subprocess.run([*manage, "prepare", "--port", str(port)], env=environment, check=True)  # noqa: S603
    log = folder / "log"
    with log.open("wb") as out:
        process = subprocess.Popen(  # noqa: S603
            [*manage, "runserver", "--noreload", f"127.0.0.1:{port}"],
            env=environment,
            stdout=out,
            stderr=out,
        )
        try:
            address = f"http://127.0.0.1:{port}"
            _wait_for(f"{address}/th/", process, log)
            yield address
        finally:
            process.send_signal(signal.SIGTERM)
            process.wait(timeout=20)


@pytest.fixture(scope="session")
def playwright_driver() -> Iterator[Playwright]:
    with sync_playwright() as driver:
        yield driver


@pytest.fixture(scope="session")
def chromium_browser(playwright_driver: Playwright) -> Iterator[Browser]:
    expect.set_options(timeout=20_000)  # a machine that does other work
    browser = playwright_driver.chromium.launch(
        executable_path=tiers.chromium(), args=["--no-sandbox"]
    )
    yield browser
    browser.close()


@pytest.fixture(params=[360, 1280], ids=["phone", "desktop"])
def width(request: pytest.FixtureRequest) -> int:
    return int(request.param)


@dataclass
class Visitor:
    """A person before a browser. Whatever the page complains about in its console is a failure."""

    page: Page
    portal: str
    complaints: list[str]

    def go(self, path: str) -> None:
        response = self.page.goto(f"{self.portal}{path}", wait_until="load")
        assert response is not None
        assert response.status < 400, f"{path}: {response.status}"

    def sign_in(self, name: str, password: str) -> None:
        self.go("/admin/login/")
        self.page.fill("input[name=login]", f"{name}@example.org")
        self.page.fill("input[name=password]", password)
        self.page.press("input[name=password]", "Enter")
        self.page.wait_for_url(f"{self.portal}/admin/")

    def sign_in_for(self, path: str, name: str, password: str) -> None:
        """By way of a page that asks for it, which is how readers come to sign in."""
        self.go(path)
        self.page.fill("input[name=login]", f"{name}@example.org")
        self.page.fill("input[name=password]", password)
        self.page.press("input[name=password]", "Enter")
        self.page.wait_for_url(f"**{path}")

    def fits(self) -> bool:
        """Nothing sticks out at the side."""
        return bool(self.page.evaluate("document.documentElement.scrollWidth <= window.innerWidth"))

    def accessibility_faults(self) -> list[str]:
        """What axe-core finds against WCAG 2.2 AA and its best practices."""
        tiers.require(AXE.exists(), "axe-core", "run: make setup")
        self.page.wait_for_load_state("load")  # without its styles a page has many
        # Through the driver's own world: the page's policy rightly refuses foreign scripts.
        self.page.evaluate(AXE.read_text())
        found = self.page.evaluate(
            "async () => (await axe.run(document, {runOnly: ['wcag2a', 'wcag2aa', 'wcag21a',"
            " 'wcag21aa', 'wcag22aa', 'best-practice']})).violations"
        )
        nodes = {
            f"{fault['id']}: {fault['help']}": [
                node["html"][:160]
                for node in fault["nodes"]
                if not any(fault["id"] == rule and mark in node["html"] for rule, mark in EXCUSED)
            ]
            for fault in found
        }
        return [f"{fault}: {'; '.join(some[:4])}" for fault, some in nodes.items() if some]


@contextmanager
def _visits(browser: Browser, portal: str) -> Iterator[Callable[..., Visitor]]:
    contexts = []

    def open_portal(width: int = 1280, *, javascript: bool = True, language: str = "th") -> Visitor:
        context = browser.new_context(
            viewport={"width": width, "height": 800},
            java_script_enabled=javascript,
            locale=language,
        )
        contexts.append(context)
        context.route(
            f"{TILES}/**", lambda route: route.fulfill(body=TILE, content_type="image/svg+xml")
        )
        page = context.new_page()
        visitor = Visitor(page, portal, [])
        page.on(
            "console", lambda m: visitor.complaints.append(m.text) if m.type == "error" else None
        )
        page.on("pageerror", lambda error: visitor.complaints.append(str(error)))
        return visitor

    yield open_portal
    for context in contexts:
        context.close()


@pytest.fixture
def visit(chromium_browser: Browser, portal: str) -> Iterator[Callable[..., Visitor]]:
    """Opens the portal as a new visitor: `visit(width=360, javascript=False, language="th")`."""
    with _visits(chromium_browser, portal) as visits:
        yield visits


@pytest.fixture(scope="module")
def module_visit(chromium_browser: Browser, portal: str) -> Iterator[Callable[..., Visitor]]:
    """As `visit`, for visitors who stay for a module's tests: signing in takes seconds."""
    with _visits(chromium_browser, portal) as visits:
        yield visits
