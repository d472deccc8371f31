"""StreamFields compared block by block and cell by cell, for every comparison of the editor."""

from __future__ import annotations

import difflib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING, Any

from django.template.loader import render_to_string
from django.utils.translation import pgettext_lazy
from wagtail import blocks
from wagtail.admin.compare import (
    FieldComparison,
    RichTextFieldComparison,
    StreamFieldComparison,
    TextFieldComparison,
)

from .texts import cells_of, lines_of, plain_text, text_of
from .words import Sides, compare

if TYPE_CHECKING:
    from typing import TypeAlias

    from django.utils.safestring import SafeString

    #: A block of a StreamField, for which Wagtail has no type.
    Child: TypeAlias = Any

STATES = {
    "same": pgettext_lazy("block", "Unchanged"),
    "changed": pgettext_lazy("block", "Changed"),
    "new": pgettext_lazy("block", "New"),
    "gone": pgettext_lazy("block", "Taken out"),
    "moved": pgettext_lazy("block", "Moved"),
}
LONGEST_NAME = 60


@dataclass(frozen=True)
class Cell:
    """`label` is empty where the block is one cell."""

    label: str
    old: str
    new: str

    @property
    def has_changed(self) -> bool:
        return self.old != self.new

    @cached_property
    def sides(self) -> Sides:
        return compare(self.old, self.new)


@dataclass(frozen=True)
class BlockChange:
    """One block, in both versions or in one of them."""

    before: Child | None
    after: Child | None
    moved: bool = False
    name: str = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "name", _name(self.after or self.before))

    @property
    def state(self) -> str:
        if self.before is None:
            return "new"
        if self.after is None:
            return "gone"
        if any(cell.has_changed for cell in self.cells):
            return "changed"
        return "moved" if self.moved else "same"

    @property
    def state_label(self) -> Any:
        return STATES[self.state]

    @property
    def shown(self) -> list[Cell]:
        return [cell for cell in self.cells if cell.has_changed]

    @cached_property
    def cells(self) -> list[Cell]:
        old, new = dict(_cells(self.before)), dict(_cells(self.after))
        labels = dict.fromkeys([*new, *old])
        return [Cell(label, old.get(label, ""), new.get(label, "")) for label in labels]


def _cells(child: Child | None) -> Iterator[tuple[str, str]]:
    if child is None:
        return
    if isinstance(child.block, blocks.StructBlock):
        yield from cells_of(child.block, child.value)
    else:
        yield "", text_of(child.block, child.value)


def _name(child: Child | None) -> str:
    """As the editor's own list of blocks calls it, or by its kind."""
    if child is None:
        return ""
    label = getattr(child.block.meta, "label_format", None)
    if label and isinstance(child.block, blocks.StructBlock):
        texts = {
            name: text_of(block, child.value.get(name))
            for name, block in child.block.child_blocks.items()
        }
        named = label.format_map(
            {name: text[:LONGEST_NAME] for name, text in texts.items()}
        ).strip()
        if named:
            return str(named)
    return str(child.block.label)


def changes(before: Iterable[Child], after: Iterable[Child]) -> list[BlockChange]:
    """In the order of the new version; what was taken out stands where it stood."""
    old, new = list(before), list(after)
    pairs = _pairs(old, new)
    still = {index for index, _other in _kept_order(pairs)}
    found = [
        BlockChange(old[pairs[at]] if at in pairs else None, child, at in pairs and at not in still)
        for at, child in enumerate(new)
    ]
    taken = {index for index in range(len(old)) if index not in pairs.values()}
    for index in sorted(taken):
        above = (
            next((i for i, each in enumerate(found) if each.before is old[index - 1]), -1)
            if index
            else -1
        )
        found.insert(above + 1, BlockChange(old[index], None))
    return found


def _pairs(old: list[Child], new: list[Child]) -> dict[int, int]:
    """From places in the new version to those in the old: by the blocks' own ids, or, where a version
    was written by a program without them, by kind and order."""
    by_id = {child.id: index for index, child in enumerate(old) if child.id}
    pairs = {at: by_id[child.id] for at, child in enumerate(new) if child.id in by_id}
    if pairs or not old or not new:
        return pairs
    kinds = [child.block_type for child in old], [child.block_type for child in new]
    matcher = difflib.SequenceMatcher(None, *kinds, autojunk=False)
    return {
        match.b + step: match.a + step
        for match in matcher.get_matching_blocks()
        for step in range(match.size)
    }


def _kept_order(pairs: dict[int, int]) -> list[tuple[int, int]]:
    """The longest run of blocks that kept their order among themselves: the others have moved."""
    best: list[list[tuple[int, int]]] = []
    for at in sorted(pairs):
        ends = [run for run in best if run[-1][1] < pairs[at]]
        best.append([*max(ends, key=len, default=[]), (at, pairs[at])])
    return max(best, key=len, default=[])


def _render(found: list[BlockChange]) -> SafeString:
    return render_to_string("review/compare/blocks.html", {"changes": found})


def _render_text(old: str, new: str) -> SafeString:
    return render_to_string("review/compare/text.html", {"cell": Cell("", old, new)})


class CellByCellComparison(StreamFieldComparison):
    def has_changed(self) -> bool:
        return any(each.state != "same" for each in self._changes)

    def htmldiff(self) -> SafeString:
        return _render(self._changes)

    @cached_property
    def _changes(self) -> list[BlockChange]:
        return changes(self.val_a or (), self.val_b or ())


class WordByWordComparison(TextFieldComparison):
    def htmldiff(self) -> SafeString:
        return _render_text(str(self.val_a or ""), str(self.val_b or ""))


class RichWordByWordComparison(RichTextFieldComparison):
    def htmldiff(self) -> SafeString:
        return _render_text(lines_of(str(self.val_a or "")), lines_of(str(self.val_b or "")))


class PlainComparison(FieldComparison):
    """Of values that are no texts: Wagtail writes `FalseTrue` and `None2026-11-22`."""

    def htmldiff(self) -> SafeString:
        return _render_text(plain_text(self.val_a), plain_text(self.val_b))
