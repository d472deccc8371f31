"""The blanks in a mail's template. Nothing else in it means anything: it is text, not a program."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import TYPE_CHECKING

from django.utils.translation import gettext_lazy as _

if TYPE_CHECKING:
    from django.utils.functional import Promise

#: Either language may be written in either template.
NAMES = {
    "title": "title",
    "address": "address",
    "who": "who",
    "date": "date",
    "ชื่อเรื่อง": "title",
    "ที่อยู่": "address",
    "ใคร": "who",
    "วันที่": "date",
}
#: As a rule is read out to people.
READ_OUT: dict[str, Promise] = {
    "title": _("(title of the page)"),
    "address": _("(address of the page)"),
    "who": _("(who did it)"),
    "date": _("(the day)"),
}
_BLANK = re.compile(r"\{([^{}]*)\}")


def unknown_in(text: str) -> list[str]:
    """
    >>> unknown_in("“{title}” โดย {ใคร}"), unknown_in("{user.password} {title} {}")
    ([], ['{user.password}', '{}'])
    """
    return [found[0] for found in _BLANK.finditer(text) if found[1].strip() not in NAMES]


def filled(text: str, values: Mapping[str, str]) -> str:
    """What is filled in is never looked at again, whatever it holds.

    >>> filled("{title} {ใคร} {date!r}", {"title": "{who}", "who": "นิดา"})
    '{who} นิดา {date!r}'
    """
    return _BLANK.sub(lambda found: values.get(NAMES.get(found[1].strip(), ""), found[0]), text)


def read_out(text: str) -> str:
    return filled(text, {name: str(words) for name, words in READ_OUT.items()})
