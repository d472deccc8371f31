"""The guides on disk: which there are, in which language, and their parts."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from django.conf import settings
from django.utils.translation import get_language

if TYPE_CHECKING:
    from collections.abc import Iterable

FOLDER = Path(settings.BASE_DIR) / "docs" / "guides"
LANGUAGES = tuple(code for code, _name in settings.LANGUAGES)

#: What several roles do: written once, and linked from the guides of the roles.
TASKS = ("basics", "finding", "writing", "places-and-themes", "pictures", "many-pages")
#: In the order of the roles' table; visitors need no guide.
ROLES = (
    "member",
    "contributor",
    "reviewer",
    "publisher",
    "regional_steward",
    "coordinator",
    "researcher",
    "translator",
    "moderator",
    "steward",
    "auditor",
)
KEYS = (*TASKS, *ROLES)
#: What people do who have no editor: on a page that anyone may read. They link to each other only.
OPEN = ("member", "finding")

_HEADING = re.compile(r"^## (.+)$", re.MULTILINE)
_LINK = re.compile(r"!?\[([^\]]*)\]\([^)]*\)")
#: GitHub makes anchors so: what is neither a letter, a mark, a digit nor a hyphen goes.
_NOT_IN_ANCHOR = re.compile(r"[^\w\s\u0e31\u0e34-\u0e3a\u0e47-\u0e4e-]")


class Part(NamedTuple):
    """One task: what its heading asks, and the Markdown that answers."""

    heading: str
    text: str

    @property
    def anchor(self) -> str:
        return anchor_of(self.heading)

    @property
    def words(self) -> str:
        """As it is read: without the marks of Markdown."""
        return re.sub(r"[*`|#>]", "", _LINK.sub(r"\1", f"{self.heading}\n{self.text}"))


@dataclass(frozen=True)
class Guide:
    """`language` is that of the text, which may be another than was asked for."""

    key: str
    language: str
    title: str
    lead: str
    parts: tuple[Part, ...]

    @property
    def is_of_role(self) -> bool:
        return self.key in ROLES


def anchor_of(heading: str) -> str:
    return re.sub(r"\s", "-", _NOT_IN_ANCHOR.sub("", heading.strip().lower()))


def language_of_now() -> str:
    return (get_language() or "").partition("-")[0]


def guide(key: str, language: str) -> Guide | None:
    """In the language asked for, else in the first that there is."""
    for code in (language, *LANGUAGES):
        path = FOLDER / f"{key}.{code}.md"
        if key in KEYS and path.is_file():
            return _read(path, path.stat().st_mtime_ns)
    return None


def guides(language: str, keys: Iterable[str] = KEYS) -> list[Guide]:
    found = (guide(key, language) for key in keys)
    return [each for each in found if each]


@lru_cache(maxsize=2 * len(KEYS))
def _read(path: Path, _changed: int) -> Guide:
    """Asked anew when the file has changed, as while one is being written."""
    key, language, _suffix = path.name.split(".")
    top, *rest = _HEADING.split(path.read_text(encoding="utf-8"))
    title, _newline, lead = top.partition("\n")
    parts = tuple(Part(*each) for each in zip(rest[::2], rest[1::2], strict=True))
    return Guide(key, language, title.removeprefix("# ").strip(), lead.strip(), parts)
