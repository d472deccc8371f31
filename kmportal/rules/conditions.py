"""Whether a page is one of those a rule means."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from typing import TYPE_CHECKING, Any

from wagtail.models import Page

from kmportal.core.models import ContentPage
from kmportal.places.models import Place

if TYPE_CHECKING:
    from kmportal.themes.models import Theme

    from .models import Rule

Test = Callable[[Page, Any, frozenset[int]], bool]


def by_kind(rule: Rule) -> Mapping[str, list[Any]]:
    found: dict[str, list[Any]] = defaultdict(list)
    for block in rule.conditions:
        found[block.block_type].append(block.value)
    return found


def meets(page: Page, wanted: Mapping[str, Iterable[Any]], groups: frozenset[int]) -> bool:
    """Any of each kind, all kinds. `groups` are those of who did it. What a condition names and is
    gone is met by nothing: a rule must not grow by a deletion."""
    return all(
        any(value is not None and TESTS[kind](page, value, groups) for value in values)
        for kind, values in wanted.items()
    )


def _type(page: Page, value: str, _groups: frozenset[int]) -> bool:
    model = page.cached_content_type.model_class()
    return bool(model and model._meta.label_lower == value)


def _branch(page: Page, value: Page, _groups: frozenset[int]) -> bool:
    return str(page.path).startswith(value.path)


def _theme(page: Page, value: Theme, _groups: frozenset[int]) -> bool:
    if not isinstance(page, ContentPage):
        return False
    themes = [tag.theme for tag in page.theme_tags.all()]
    return any(value in (theme, *theme.ancestors) for theme in themes)


def _place(page: Page, value: Place, _groups: frozenset[int]) -> bool:
    if not isinstance(page, ContentPage):
        return False
    places = [tag.place for tag in page.place_tags.all() if tag.place]
    return any(value in (place, *place.ancestors) for place in places)


def _tag(page: Page, value: str, _groups: frozenset[int]) -> bool:
    if not isinstance(page, ContentPage):
        return False
    names = (row.tag.name for row in page.tagged_items.all())
    return value.casefold() in {name.casefold() for name in names}


def _language(page: Page, value: str, _groups: frozenset[int]) -> bool:
    return bool(page.locale.language_code == value)


def _group(_page: Page, value: str, groups: frozenset[int]) -> bool:
    return value.isdecimal() and int(value) in groups


TESTS: dict[str, Test] = {
    "type": _type,
    "branch": _branch,
    "theme": _theme,
    "place": _place,
    "tag": _tag,
    "language": _language,
    "group": _group,
}
#: Those that only pages about what a community knows can meet.
OF_CONTENT = frozenset({"theme", "place", "tag"})
