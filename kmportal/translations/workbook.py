"""A translation as a table that leaves the house and comes back: key, place, text, translation.

Rows come back changed, sorted, half empty or of another page. Nothing is saved while reading: what
would change is shown first, and what cannot be used is told row by row.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

from django.db import transaction
from django.utils import translation as languages
from django.utils.translation import gettext as _
from wagtail_localize.models import StringSegment, StringTranslation, Translation
from wagtail_localize.strings import StringValue, validate_translation_links

from kmportal.tabular.cells import folded
from kmportal.tabular.columns import LANGUAGES
from kmportal.tabular.reading import Line, Sheet, UnreadableTableError

from .naming import name_of

if TYPE_CHECKING:
    from kmportal.members.models import User

LONGEST = 30_000  # letters: a cell of Excel holds 32,767
#: A page has at most some hundreds of texts.
MOST_ROWS = 5_000
MANUAL = StringTranslation.TRANSLATION_TYPE_MANUAL


class Row(NamedTuple):
    """What one row of a file changes."""

    segment: int
    source: str
    before: str
    after: str


class WrongRow(NamedTuple):
    number: int
    cells: list[str]
    reason: str


@dataclass
class Reading:
    """What a file would change in a translation."""

    changed: list[Row] = field(default_factory=list)
    wrong: list[WrongRow] = field(default_factory=list)
    same: int = 0
    empty: int = 0


def headings() -> list[str]:
    return [_("Key (do not change)"), _("Place"), _("Text"), _("Translation")]


def rows_of(translation: Translation) -> list[list[str]]:
    page = translation.source.as_instance()
    return [
        [
            _key(translation, segment.pk),
            name_of(segment.context.path, page),
            segment.string.data,
            segment.translation or "",
        ]
        for segment in _segments(translation)
    ]


def read(translation: Translation, sheet: Sheet) -> Reading:
    """By key, and where a key was lost by the text itself, if the page has it once."""
    key_at, text_at, translation_at = _columns(sheet.headers)
    if len(sheet.lines) > MOST_ROWS:
        raise UnreadableTableError(_("The table has far more rows than the page has texts."))
    segments = {segment.pk: segment for segment in _segments(translation)}
    reading = Reading()
    seen: set[int] = set()
    for line in sheet.lines:
        key, text, words = (_cell(line, at) for at in (key_at, text_at, translation_at))
        try:
            segment = _segment(translation, segments, key, text)
            if segment.pk in seen:
                raise ValueError(_("This text stands in the file twice; the first row counts."))
            seen.add(segment.pk)
            _take(reading, segment, words)
        except ValueError as fault:
            reading.wrong.append(WrongRow(line.number, line.cells, str(fault)))
    return reading


@transaction.atomic
def save(translation: Translation, rows: Iterable[Row], user: User) -> tuple[int, int]:
    """How many texts were saved, and how many not, because someone changed them in between."""
    segments = {segment.pk: segment for segment in _segments(translation)}
    saved = overtaken = 0
    for row in rows:
        segment = segments.get(row.segment)
        if segment is None or (segment.translation or "") != row.before:
            overtaken += 1
            continue
        StringTranslation.objects.update_or_create(
            translation_of_id=segment.string_id,
            locale_id=translation.target_locale_id,
            context_id=segment.context_id,
            defaults={
                "data": row.after,
                "translation_type": MANUAL,
                "tool_name": "XLSX",
                "last_translated_by": user,
                "has_error": False,
                "field_error": "",
            },
        )
        saved += 1
    return saved, overtaken


def _segments(translation: Translation) -> list[StringSegment]:
    segments = StringSegment.objects.filter(source=translation.source).order_by("order")
    segments = segments.select_related("context", "string")
    return list(segments.annotate_translation(translation.target_locale, include_errors=True))


def _key(translation: Translation, pk: int) -> str:
    return f"{translation.uuid.hex[:8]}-{pk}"


def _columns(headers: Sequence[str]) -> tuple[int, int, int]:
    """Where key, text and translation are: by their headings in either language, else by place."""
    known = {folded(header): number for number, header in enumerate(headers)}
    keys, _places, texts, translations = zip(*map(_headings_in, LANGUAGES), strict=True)
    found = [_found(known, words) for words in (keys, texts, translations)]
    if found[1] is None or found[2] is None:
        raise UnreadableTableError(
            _("The file has no columns “Text” and “Translation”. Use the file you downloaded here.")
        )
    return (-1 if found[0] is None else found[0]), found[1], found[2]


def _headings_in(language: str) -> list[str]:
    """A file keeps the headings of whoever downloaded it."""
    with languages.override(language):
        return headings()


def _found(known: dict[str, int], words: Sequence[str]) -> int | None:
    return next((known[folded(word)] for word in words if folded(word) in known), None)


def _cell(line: Line, at: int) -> str:
    return line.cells[at] if 0 <= at < len(line.cells) else ""


def _segment(
    translation: Translation, segments: dict[int, StringSegment], key: str, text: str
) -> StringSegment:
    page, _dash, number = key.rpartition("-")
    if page and page != translation.uuid.hex[:8]:
        raise ValueError(_("This row belongs to another page or another language."))
    pk = int(number) if number.isascii() and number.isdecimal() and len(number) < 12 else 0
    segment = segments.get(pk)
    if segment and _same(segment.string.data, text):
        return segment
    alike = [each for each in segments.values() if text and _same(each.string.data, text)]
    if len(alike) != 1:
        raise ValueError(_("The page has no such text any more. Download the file again."))
    return alike[0]


def _take(reading: Reading, segment: StringSegment, words: str) -> None:
    before = segment.translation or ""
    if not words:
        reading.empty += 1
    elif _same(before, words):
        reading.same += 1
    else:
        _check(segment.string.data, words)
        reading.changed.append(Row(segment.pk, segment.string.data, before, words))


def _same(one: str, other: str) -> bool:
    """A spreadsheet takes away blanks at the ends."""
    return one.replace("\r\n", "\n").strip() == other.replace("\r\n", "\n").strip()


def _check(source: str, words: str) -> None:
    if len(words) > LONGEST:
        raise ValueError(_("The translation is too long."))
    StringValue.from_translated_html(words)
    validate_translation_links(source, words)
