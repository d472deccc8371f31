"""What a collection's criteria ask of the database; the words among them are the engine's to find."""

from __future__ import annotations

import datetime
from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property, reduce
from operator import or_
from typing import TYPE_CHECKING, Any

from django.contrib.contenttypes.models import ContentType
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext as _

from kmportal.core.listing import page_types
from kmportal.core.models import ContentPage, PageContributor
from kmportal.guard.text import clean
from kmportal.places.querysets import pages_in
from kmportal.themes.querysets import pages_about

from .choices import Applied, Dated, Language, Period
from .periods import Days, days_of

if TYPE_CHECKING:
    from wagtail.blocks import StreamValue

    from kmportal.places.models import Place
    from kmportal.themes.models import Theme

#: What no page meets.
NOTHING = Q(pk__in=[])
#: Values that never go away: words are looked for as they are.
WORDS = ("tag", "person", "text")


@dataclass(frozen=True)
class Criteria:
    """The chosen values by kind. What is not there any more is None."""

    values: dict[str, list[Any]]

    @classmethod
    def of(cls, stream: Iterable[StreamValue.StreamChild]) -> Criteria:
        values: dict[str, list[Any]] = defaultdict(list)
        for child in stream:
            values[child.block_type].append(_known(child.block_type, child.value))
        return cls(dict(values))

    @property
    def text(self) -> str:
        return str(self._one("text") or "")

    @property
    def language(self) -> str:
        """Empty: the reader's own, and what is not translated into it."""
        return str(self._one("language") or "")

    @property
    def broken(self) -> bool:
        return any(value is None for values in self.values.values() for value in values)

    @property
    def problems(self) -> list[str]:
        """What is broken and what to do, in sentences for the editor."""
        said = {
            "theme": _("A theme chosen here is no longer there."),
            "place": _("A place chosen here is no longer there."),
            "type": _("A type of page chosen here is no longer there."),
        }
        kinds = [kind for kind, values in self.values.items() if None in values]
        return [said.get(kind, _("A criterion is incomplete.")) for kind in kinds]

    @cached_property
    def where(self) -> Q:
        """Nothing at all where a criterion is broken: more than was meant would mislead readers."""
        if self.broken:
            return NOTHING
        asked = Q()
        for kind, values in self.values.items():
            if kind in MEANINGS:
                asked &= MEANINGS[kind](values)
        return asked

    def _one(self, kind: str) -> Any:
        return next(iter(self.values.get(kind, ())), None)


def _known(kind: str, value: Any) -> Any:
    """The value, or None where it means nothing today."""
    known: dict[str, Sequence[str]] = {
        "type": list(page_types()),
        "applied": Applied.values,
        "language": Language.values,
    }
    if kind in known:
        return value if value in known[kind] else None
    if kind in WORDS:
        return " ".join(clean(value or "").split()) or None
    if kind == "period":
        return value if value["period"] in Period.values else None
    if kind == "dates":
        return value if value["first"] or value["last"] else None
    return value or None


def _any(parts: Iterable[Q]) -> Q:
    return reduce(or_, parts, NOTHING)


def _types(kinds: list[str]) -> Q:
    models = page_types()
    found = ContentType.objects.get_for_models(*(models[kind] for kind in kinds))
    return Q(content_type__in=[content_type.pk for content_type in found.values()])


def _themes(themes: list[Theme]) -> Q:
    return _any(Q(pk__in=pages_about(theme).values("pk")) for theme in themes)


def _places(places: list[Place]) -> Q:
    """An abolished area is looked for where its successor is."""
    return _any(Q(pk__in=pages_in(place.successor or place).values("pk")) for place in places)


def _tags(tags: list[str]) -> Q:
    named = _any(Q(tags__name__iexact=tag) for tag in tags)
    return Q(pk__in=ContentPage.objects.filter(named).values("pk"))


def _people(names: list[str]) -> Q:
    """By the names that pages show: a member's own only where the page gives no other."""
    named = _any(
        Q(name__icontains=name) | Q(name="", member__display_name__icontains=name) for name in names
    )
    return Q(pk__in=PageContributor.objects.filter(named).values("page"))


def _periods(values: list[Any]) -> Q:
    today = timezone.localdate()
    return _any(_between(days_of(value["period"], today), value["dated"]) for value in values)


def _dates(values: list[Any]) -> Q:
    return _any(_between(Days(value["first"], value["last"]), value["dated"]) for value in values)


def _between(days: Days, dated: str) -> Q:
    published = dated == Dated.PUBLISHED
    asked = Q(**{"first_published_at__isnull" if published else "content_date__isnull": False})
    if days.first:
        asked &= (
            Q(first_published_at__gte=_midnight(days.first))
            if published
            else Q(content_date__gte=days.first)
        )
    if days.last:
        asked &= (
            Q(first_published_at__lt=_midnight(days.last + datetime.timedelta(days=1)))
            if published
            else Q(content_date__lte=days.last)
        )
    return asked


def _midnight(day: datetime.date) -> datetime.datetime:
    return timezone.make_aware(datetime.datetime.combine(day, datetime.time()))


def _applied(values: list[str]) -> Q:
    """Of lessons alone: other pages are not used elsewhere, and not unused either."""
    used, unused = Q(lessonpage__applied_count__gt=0), Q(lessonpage__applied_count=0)
    return _any(used if value == Applied.YES else unused for value in values)


def _language(codes: list[str]) -> Q:
    code = codes[0]
    return Q() if code == Language.EVERY else Q(locale__language_code=code)


MEANINGS: dict[str, Callable[[list[Any]], Q]] = {
    "type": _types,
    "theme": _themes,
    "place": _places,
    "tag": _tags,
    "person": _people,
    "period": _periods,
    "dates": _dates,
    "applied": _applied,
    "language": _language,
}
