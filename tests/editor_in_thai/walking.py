"""Goes through the editor as a person does: from the home screen along every link and button offered."""

from __future__ import annotations

import html
import json
import re
from collections import deque
from collections.abc import Iterator

from django.http import HttpResponse
from django.test import Client
from django.urls import Resolver404, ResolverMatch, resolve
from wagtail.models import Page

START = "/admin/"
_ADDRESS = re.compile(r"/admin/[^\s\"'<>\\&?#)]*")
#: Files, feeds of data and the way out: no screens.
NO_SCREENS = {"wagtailadmin_logout", "wagtailadmin_sprite", "wagtailadmin_javascript_catalog"}
#: What stands for one thing among many of its kind in an address.
ONE_OF_MANY = re.compile(r"(pk|id|_id|uuid|object_id|revision_id\w*|code)$")


class Walk:
    """One screen of each kind: an address is new if its view is, or its type of page."""

    def __init__(self, client: Client) -> None:
        self.client = client
        self.seen: set[object] = set()

    def screens(self, most: int = 1000) -> Iterator[tuple[str, str]]:
        """Address and HTML of each."""
        waiting = deque([START])
        while waiting and most:
            address = waiting.popleft()
            kind = self._kind(address)
            if kind is None or kind in self.seen:
                continue
            self.seen.add(kind)
            most -= 1
            response = self.client.get(address, follow=True)
            assert response.status_code < 500, address
            text = _markup(response)
            if text:
                yield address, text
                waiting += _ADDRESS.findall(html.unescape(text))

    def _kind(self, address: str) -> object:
        try:
            match = resolve(address)
        except Resolver404:
            return None
        return None if match.view_name in NO_SCREENS else (match.view_name, *_parts(match))


def _parts(match: ResolverMatch) -> list[object]:
    given = [
        *match.kwargs.items(),
        *((f"{index}_id", each) for index, each in enumerate(match.args)),
    ]
    if "page" in match.view_name or "localize" in match.view_name:
        return [_type_of(each) if ONE_OF_MANY.search(name) else each for name, each in given]
    return [each for name, each in given if not ONE_OF_MANY.search(name)]


def _type_of(key: object) -> object:
    number = str(key)
    page = Page.objects.filter(pk=number).first() if number.isdecimal() else None
    return page.content_type_id if page else None


def _markup(response: HttpResponse) -> str:
    """A screen, or what a dialogue puts into the one below it."""
    kind = response.headers.get("Content-Type", "")
    if response.streaming or response.status_code != 200:
        return ""
    if kind.startswith("text/html"):
        return response.content.decode()
    if kind == "application/json":
        data = json.loads(response.content)
        return data.get("html", "") if isinstance(data, dict) else ""
    return ""
