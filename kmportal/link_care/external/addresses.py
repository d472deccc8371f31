"""The addresses outside the portal that a page links to, and another one in the place of one."""

from __future__ import annotations

import re
from html import escape, unescape

from kmportal.link_care.models import LONGEST_ADDRESS
from kmportal.link_care.walking import PageWalk

_LINK = re.compile(r"""(<a\b[^>]*?\bhref=)("[^"]*"|'[^']*')""", re.IGNORECASE)
_WEB = re.compile(r"https?://", re.IGNORECASE)


def is_external(address: str) -> bool:
    return bool(_WEB.match(address)) and len(address) <= LONGEST_ADDRESS and "\0" not in address


class Addresses(PageWalk):
    """Those met, in `found`."""

    def __init__(self) -> None:
        super().__init__()
        self.found: set[str] = set()

    def in_address(self, address: str) -> str:
        if is_external(stripped := address.strip()):
            self.found.add(stripped)
        return address

    def in_text(self, text: str) -> str:
        for _start, quoted in _LINK.findall(text):
            self.in_address(unescape(quoted[1:-1]))
        return text


class NewAddress(PageWalk):
    def __init__(self, old: str, new: str) -> None:
        super().__init__()
        self.old, self.new = old, new

    def in_address(self, address: str) -> str:
        if address.strip() != self.old:
            return address
        self.done += 1
        return self.new

    def in_text(self, text: str) -> str:
        def replace(link: re.Match[str]) -> str:
            if unescape(link[2][1:-1]).strip() != self.old:
                return link[0]
            self.done += 1
            return f'{link[1]}"{escape(self.new)}"'

        return _LINK.sub(replace, text)
