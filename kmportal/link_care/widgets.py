"""Wagtail's chooser of pages, for what is sent to it without a browser too."""

from __future__ import annotations

from typing import Any

from wagtail.admin.widgets import AdminPageChooser

#: More digits than any key has.
TOO_LONG = 12


class PageChooser(AdminPageChooser):
    """Anything but a number is nothing: Wagtail's own widget fails on it when it is shown again."""

    def value_from_datadict(self, data: Any, files: Any, name: str) -> Any:
        value = super().value_from_datadict(data, files, name)
        text = str(value or "")
        return value if text.isascii() and text.isdecimal() and len(text) < TOO_LONG else None
