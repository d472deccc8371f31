"""The parts of a page about something: those with content, their anchors, the contents list."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from wagtail.blocks import StreamValue

from kmportal.core.slugs import readable_slug

TEXT = "articles/text.html"


@dataclass(frozen=True)
class Part:
    """A block of running text; a heading has an anchor, a title and a level that skips none."""

    block: StreamValue.StreamChild
    anchor: str = ""
    title: str = ""
    level: int = 0


def parts_of(
    stream: Iterable[StreamValue.StreamChild], base: int = 2, prefix: str = ""
) -> list[Part]:
    """The blocks of a text. `base` is the level its sections have on the page they stand on."""
    seen: Counter[str] = Counter()
    parts, above = [], base - 1
    for block in stream:
        if block.block_type != "heading":
            parts.append(Part(block))
            continue
        title = block.value["text"]
        anchor = "-".join(filter(None, [prefix, readable_slug(title)])) or "heading"
        seen[anchor] += 1
        if seen[anchor] > 1:
            anchor = f"{anchor}-{seen[anchor]}"
        above = min(above + 1, int(block.value["level"]) + base - 2)
        parts.append(Part(block, anchor, title, above))
    return parts


@dataclass(frozen=True)
class Section:
    """A titled part of a page, shown by `template`; `content` is what makes it worth showing."""

    name: str
    title: str
    content: Any
    template: str = TEXT
    base: int = 3

    @property
    def anchor(self) -> str:
        """Not the bare name: a writer's own heading may have that."""
        return f"section-{self.name}"

    @cached_property
    def parts(self) -> list[Part]:
        """The blocks of a text section."""
        prefix = "" if self.base == 2 else self.name
        return parts_of(self.content, self.base, prefix) if self.template == TEXT else []

    @property
    def heading(self) -> str:
        """Empty where the writer's own first words are a heading of the same rank."""
        own = self.parts and self.parts[0].title and self.base == 2
        return "" if own else self.title

    @property
    def entries(self) -> list[tuple[str, str]]:
        """Anchors and titles for the contents list."""
        own = [(self.anchor, self.heading)] if self.heading else []
        return own + [(p.anchor, p.title) for p in self.parts if p.title and p.level == 2]


def present(*sections: Section) -> list[Section]:
    """Only what has content, so that an empty field leaves no empty heading."""
    return [section for section in sections if section.content]
