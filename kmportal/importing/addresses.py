"""Network addresses: their first part is hidden before anything else reads the text."""

from __future__ import annotations

import re

_IPV4 = re.compile(r"(?<![\w.])(\d{1,3})((?:\.\d{1,3}){3})(?!\w|\.\d)")
_IPV6 = re.compile(r"(?<![\w:])(?:[0-9a-f]{1,4}:){3,7}(?::?[0-9a-f]{1,4}){1,4}(?![\w:])", re.I)
MASKED = re.compile(r"x{2,4}(?:\.\d{1,3}){3}|xxxx:[0-9a-f:]+", re.I)
#: Outline numbers such as `2.1.3.4` look like addresses: they begin a line and have small parts.
_OUTLINE = re.compile(r"(?:^|\n|ข้อ|[-*>])[ \t]*$")
LARGEST_OUTLINE_NUMBER = 20


def mask(text: str) -> str:
    """Hide the first part of every full address.

    >>> mask("IP: 203.131.220.50 ข้อ 2.1.3.4")
    'IP: xxx.131.220.50 ข้อ 2.1.3.4'
    """
    return _IPV6.sub(_mask_ipv6, _IPV4.sub(_mask_ipv4, text))


def _mask_ipv4(match: re.Match[str]) -> str:
    parts = [int(part) for part in match[0].split(".")]
    outline = max(parts) <= LARGEST_OUTLINE_NUMBER and _OUTLINE.search(
        match.string, max(0, match.start() - 20), match.start()
    )
    if outline or max(parts) > 255:
        return match[0]
    return "xxx" + match[2]


def _mask_ipv6(match: re.Match[str]) -> str:
    """Only the last two groups stay: the first ones name a household's line."""
    groups = [group for group in match[0].split(":") if group]
    return "xxxx:" + ":".join(groups[-2:])
