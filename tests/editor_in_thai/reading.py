"""What a person meets on a screen of the editor, and what of it is English."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from html.parser import HTMLParser
from typing import Any
from zoneinfo import available_timezones

#: Attributes whose value is shown or read out.
SPOKEN = {"aria-label", "title", "placeholder", "alt", "label", "data-w-tooltip-content-value"}
SPOKEN |= {"data-w-dialog-title-value", "data-confirmation-message", "data-w-status-text"}
SILENT = {"script", "style", "svg", "code", "kbd", "noscript"}
#: Keys of what scripts are given: the sidebar's menus, the blocks of a StreamField.
SAID_BY_SCRIPTS = {"label", "helpText", "description", "text", "confirmLabel", "sidebarTitle"}
SAID_BY_SCRIPTS |= {
    "chooseOneText",
    "chooseAnotherText",
    "editChosenItemText",
    "clearChosenItemText",
}

#: Longer runs are data, such as a picture drawn in a style sheet.
LONGEST = 2000
#: Names, and what is written the same in Thai. Each line says why.
SAME_IN_THAI = {
    *("Wagtail", "Django", "Facebook", "LINE", "YouTube", "OpenStreetMap"),  # products
    *("iCalendar", "JavaScript", "Atom"),  # formats; those of capitals are told by _CODE
    *("Creative Commons", "CC BY", "CC BY-SA", "CC BY-NC", "CC BY-NC-SA"),  # licences
    *("Enter", "Ctrl", "Alt", "Shift", "Esc", "Cmd"),  # keys
    *("English", "localhost"),  # a language by its own name, the address of the tests
    *("Root", "Moderators approval"),  # what Wagtail's migrations wrote; stewards may rename them
}
#: Whole texts that their packages make of a name in the code, not of a message. None says what to do.
NAMED_IN_CODE = {
    "Search",  # a button that only programs see, beside a field that says so in Thai
    "Save Selected",  # a button of the calendar that Wagtail keeps hidden
    "None",  # a counter that stays hidden until there is something to count
    *("Page", "Task type"),  # the workflow's form and its chooser: the columns and the list say it
    *("Source locale", "Target locale", "Translation", "Locale"),  # wagtail-localize's own models
}
TIME_ZONES = available_timezones()
#: Names of permissions as Django keeps them in its table, read out beside a table that says it in Thai.
_PERMISSION = re.compile(r"(^| \| )Can (add|change|delete|view) | \| .* \| ")
#: Groups and workflows are named in both languages: `ผู้ตรวจ (Reviewers)`.
_IN_BOTH = re.compile(r"(?<=[ก-๙] )\([A-Za-z ]+\)")
_WORD = re.compile(r"[A-Za-z][A-Za-z’']{2,}")
#: Inside one word: an address, a file, a number, an identifier, an abbreviation.
_CODE = re.compile(r"[/@_\d&=]|\w\.\w|^\W*[A-Z]{2,5}\W*$")
_ALLOWED = re.compile("|".join(rf"\b{re.escape(name)}\b" for name in SAME_IN_THAI))


class _Texts(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []
        self.data: list[str] = []
        self.silent = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.silent += tag in SILENT
        given = {name: value or "" for name, value in attrs}
        self.found += [value for name, value in given.items() if name in SPOKEN]
        if tag == "input" and given.get("type") in {"submit", "button"}:
            self.found.append(given.get("value", ""))
        self.data += [value for value in given.values() if value[:1] in "[{"]

    def handle_endtag(self, tag: str) -> None:
        self.silent -= tag in SILENT

    def handle_data(self, data: str) -> None:
        if self.silent:
            self.data += [data] if data.strip()[:1] in {"[", "{"} else []
        else:
            self.found.append(data)


def texts(html: str) -> Iterator[str]:
    """Each text shown, read out, or handed to a script to be shown."""
    parser = _Texts()
    parser.feed(html)
    parser.close()
    yield from parser.found
    for data in parser.data:
        try:
            yield from _said(json.loads(data))
        except ValueError:
            continue


def _said(value: Any) -> Iterator[str]:
    items = value.items() if isinstance(value, dict) else enumerate(value)
    for key, each in items:
        if isinstance(each, dict | list):
            yield from _said(each)
        elif isinstance(each, str) and key in SAID_BY_SCRIPTS:
            yield each
        elif isinstance(each, str) and "</" in each:
            yield from texts(each)


def is_english(text: str) -> bool:
    """Whether someone forgot this. Without a Thai letter a single word is enough; beside Thai it takes two in a row.

    >>> is_english("Save draft"), is_english("ดาวน์โหลด CSV"), is_english("Submit to กระบวนการตรวจ")
    (True, False, True)
    """
    if text in NAMED_IN_CODE or text in TIME_ZONES or _PERMISSION.search(text):
        return False
    words = [
        word
        for word in _ALLOWED.sub("#", _IN_BOTH.sub("#", text)).split()
        if not _CODE.search(word)
    ]
    if re.search("[ก-๙]", text):
        return re.search(r"[A-Za-z’']{2,} [a-z’']{2,}", " ".join(words)) is not None
    return any(_WORD.search(word) for word in words)


def english_in(html: str) -> set[str]:
    tidy = (" ".join(text.split()) for text in texts(html))
    return {
        text for text in tidy if len(text) < LONGEST and text[:1] not in "{[" and is_english(text)
    }
