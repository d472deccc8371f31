"""A small server on this machine, and pages that link to it."""

import json
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from kmportal.core.models import StandardPage
from kmportal.link_care.external.collecting import collect
from kmportal.link_care.models import ExternalLink
from lessons.models import LessonPage, ResearchAbstractPage
from tests import factories
from tests.recycle_bin.conftest import keeper, steward, tree, writer  # noqa: F401  # fixtures


class Server(ThreadingHTTPServer):
    """`answers` by path: status, headers. What was asked is in `asked`."""

    daemon_threads = True

    def __init__(self):
        super().__init__(("127.0.0.1", 0), Handler)
        self.answers, self.asked, self.rules = {}, [], ""

    def handle_error(self, request, client_address):
        """Whoever asked has left: what some tests are about."""

    @property
    def base(self):
        return f"http://127.0.0.1:{self.server_port}"

    def at(self, path, status=200, head=None, **headers):
        """`head` is what it says to HEAD, where that is something else."""
        self.answers[path] = (status, head or status, headers)
        return self.base + path

    def paths(self, method=""):
        return [path for verb, path, _headers in self.asked if verb == method or not method]


class Handler(BaseHTTPRequestHandler):
    def do_GET(self):
        self._answer("GET")

    def do_HEAD(self):
        self._answer("HEAD")

    def _answer(self, method):
        self.server.asked.append((method, self.path, dict(self.headers)))
        if self.path == "/robots.txt":
            return self._send(200, {}, self.server.rules.encode())
        status, head, headers = self.server.answers.get(self.path, (404, 404, {}))
        if callable(status):
            return status(self)
        return self._send(head if method == "HEAD" else status, headers, b"x" * 5000)

    def _send(self, status, headers, body):
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name.replace("_", "-"), value)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        if self.command == "GET":
            self.wfile.write(body)

    def log_message(self, *args):
        pass


@pytest.fixture
def server(settings):
    settings.LINK_CHECK_LOOPBACK, settings.LINK_CHECK_PAUSE = True, 0
    server = Server()
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    yield server
    server.shutdown()
    server.server_close()
    thread.join()


def text(*addresses):
    return "".join(f'<p><a href="{address}">อ่านต่อ</a></p>' for address in addresses)


def block(*addresses):
    return json.dumps([{"type": "paragraph", "value": text(*addresses)}])


@pytest.fixture
def about(tree):  # noqa: F811
    """A page with links in a block, which only stewards edit."""

    def make(*addresses):
        page = StandardPage(title="เกี่ยวกับเรา", slug="about", body=block(*addresses))
        return collected(tree["home"].add_child(instance=page))

    return make


@pytest.fixture
def lesson(tree):  # noqa: F811
    """A page of the keeper's branch with links in its text."""

    def make(*addresses, title="กองทุนวันละบาท"):
        return collected(
            factories.page(tree["lessons"], LessonPage, title, context=block(*addresses))
        )

    return make


@pytest.fixture
def research(tree):  # noqa: F811
    def make(*addresses):
        return collected(
            factories.page(
                tree["research"], ResearchAbstractPage, "งานวิจัยกองทุน", abstract=text(*addresses)
            )
        )

    return make


def collected(page):
    collect(page)
    return page


def link_to(address):
    return ExternalLink.objects.get(address=address)
