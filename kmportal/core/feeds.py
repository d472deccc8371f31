"""What feeds of every app need."""

from __future__ import annotations

import re

#: What XML has no way to write, such as a control character pasted into a summary.
_NOT_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def in_xml(text: object) -> str:
    """
    >>> in_xml("ข้าว\\x00เม่า\\x1b")
    'ข้าวเม่า'
    """
    return _NOT_XML.sub("", str(text))
