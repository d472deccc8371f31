"""Data blocks for search engines and maps: `schema.org` in JSON-LD."""

from __future__ import annotations

import json
from typing import Any

from django.utils.safestring import SafeString

#: So that no text ends the element it stands in.
ESCAPES = {ord(sign): f"\\u{ord(sign):04X}" for sign in "<>&\u2028\u2029"}


def as_script(data: dict[str, Any]) -> SafeString:
    """A data block, which no browser executes: the strict policy for scripts does not concern it."""
    text = json.dumps(data, ensure_ascii=False).translate(ESCAPES)
    return SafeString(f'<script type="application/ld+json">{text}</script>')
