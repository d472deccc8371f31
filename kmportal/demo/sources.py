"""The demo texts on disk: one TOML file a page, and beside it `name.en.toml` where there is a translation."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path
from typing import Any

CONTENT = Path(__file__).parent / "content"
FILES = CONTENT / "files"

Fields = dict[str, Any]


@dataclass(frozen=True)
class Source:
    """One page's text. `fields` are in `language`; `translation` holds what differs in English."""

    name: str
    language: str
    fields: Fields
    translation: Fields | None


def read(path: str) -> Fields:
    """One file below the content folder."""
    text = (CONTENT / path).read_text(encoding="utf-8")
    # A float would turn 3.4 into 3.39999… in a figure.
    return tomllib.loads(text, parse_float=Decimal)


def sources(folder: str) -> list[Source]:
    """All pages of one kind, in the order of their file names."""
    found = []
    for path in sorted((CONTENT / folder).glob("*.toml")):
        if path.name.endswith(".en.toml"):
            continue
        fields = read(f"{folder}/{path.name}")
        english = path.with_suffix(".en.toml")
        translation = read(f"{folder}/{english.name}") if english.exists() else None
        found.append(Source(path.stem, fields.pop("language", "th"), fields, translation))
    return found
