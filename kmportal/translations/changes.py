"""What changed in a source since its translation was made: text by text, before and now."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

from wagtail_localize.models import StringSegment, StringTranslation, Translation
from wagtail_localize.segments import StringSegmentValue
from wagtail_localize.segments.extract import extract_segments

from .naming import name_of

if TYPE_CHECKING:
    from wagtail.models import Page
    from wagtail_localize.models import TranslationSource


@dataclass
class Change:
    """One place of a page. `translations` are those of the words before, for whoever changes them."""

    where: str
    before: list[str] = field(default_factory=list)
    now: list[str] = field(default_factory=list)
    translations: list[str] = field(default_factory=list)


class Text(NamedTuple):
    path: str
    data: str


def not_yet_fetched(source: TranslationSource) -> list[Change]:
    """What the published page says otherwise than the texts that translators see."""
    page = source.get_source_instance()
    now = [
        Text(segment.path, segment.string.data)
        for segment in extract_segments(page)
        if isinstance(segment, StringSegmentValue)
    ]
    segments = StringSegment.objects.filter(source=source).order_by("order")
    before = [
        Text(segment.context.path, segment.string.data)
        for segment in segments.select_related("context", "string")
    ]
    return _compared(before, now, page)


def to_translate_again(translation: Translation) -> list[Change]:
    """Texts without a translation, each beside what its place said when it had one."""
    segments = StringSegment.objects.filter(source=translation.source).order_by("order")
    segments = segments.select_related("context", "string")
    missing = segments.annotate_translation(translation.target_locale).filter(
        translation__isnull=True
    )
    changes: dict[int, Change] = {}
    page = translation.source.as_instance()
    for segment in missing:
        where = Change(name_of(segment.context.path, page))
        known = changes.setdefault(segment.context_id, where)
        known.now.append(segment.string.data)
    for earlier in _earlier(translation, changes):
        changes[earlier.context_id].before.append(earlier.translation_of.data)
        changes[earlier.context_id].translations.append(earlier.data)
    return list(changes.values())


def _earlier(translation: Translation, contexts: Iterable[int]) -> list[StringTranslation]:
    """Translations of words that no longer stand at their place."""
    current = StringSegment.objects.filter(source=translation.source).values("string")
    made = StringTranslation.objects.filter(
        context__in=list(contexts), locale=translation.target_locale
    )
    return list(made.exclude(translation_of__in=current).select_related("translation_of"))


def _compared(before: list[Text], now: list[Text], page: Page) -> list[Change]:
    """By place, since a rich text has several texts at one: those that stand there still are no change."""
    were, are = _by_path(before), _by_path(now)
    changes = []
    for path in dict.fromkeys([*are, *were]):
        gone = [text for text in were[path] if text not in are[path]]
        new = [text for text in are[path] if text not in were[path]]
        if gone or new:
            changes.append(Change(name_of(path, page), gone, new))
    return changes


def _by_path(texts: list[Text]) -> defaultdict[str, list[str]]:
    found: defaultdict[str, list[str]] = defaultdict(list)
    for text in texts:
        found[text.path].append(text.data)
    return found
