"""Whether a form takes answers now, and how many places are left."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.db.models import Count
from django.utils import timezone

from .models.answer import FormAnswer

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from .models import FormPage

State = FormAnswer.State


@dataclass(frozen=True)
class Standing:
    """`rules` is the form that was made first: days and places hold for its translations too, which
    may not have been sent to translation again since they were changed."""

    rules: FormPage
    taken: int
    waiting: int

    @property
    def opens_later(self) -> bool:
        return bool(self.rules.opens_on and self.rules.opens_on > timezone.localdate())

    @property
    def is_over(self) -> bool:
        """Closed for good: the last day has gone by, or nobody meets any more."""
        last = self.rules.closes_on
        return bool(last and last < timezone.localdate()) or self.event_is_over

    @property
    def event_is_over(self) -> bool:
        event = self.rules.event
        if event is None or self.rules.form_kind != "registration":
            return False
        past = not event.repeats and event.ends_on < timezone.localdate()
        return bool(event.cancelled or past)

    @property
    def left(self) -> int | None:
        """None where there is no limit."""
        return max(self.rules.capacity - self.taken, 0) if self.rules.capacity else None

    @property
    def is_full(self) -> bool:
        """Whoever waits goes before whoever comes now."""
        return self.left == 0 or (self.left is not None and self.waiting > 0)

    @property
    def is_open(self) -> bool:
        return not self.opens_later and not self.is_over

    @property
    def takes(self) -> bool:
        return self.is_open and (not self.is_full or self.rules.waiting_list)

    @property
    def takes_waiting(self) -> bool:
        return self.takes and self.is_full


def family_of(page: FormPage) -> list[FormPage]:
    """The form in all its languages, the first one first."""
    if not page.pk:
        return [page]
    same = type(page).objects.filter(translation_key=page.translation_key)
    return list(same.select_related("event").order_by("pk")) or [page]


def standing_of(page: FormPage) -> Standing:
    return standing_among(family_of(page))


def standing_among(family: Sequence[FormPage]) -> Standing:
    return standings([family])[0]


def standings(families: Iterable[Sequence[FormPage]]) -> list[Standing]:
    """Of many forms, in one query."""
    families = list(families)
    keys = [page.pk for family in families for page in family if page.pk]
    rows = FormAnswer.objects.filter(page__in=keys).order_by().values_list("page", "state")
    counts = Counter({(page, state): n for page, state, n in rows.annotate(n=Count("pk"))})
    return [
        Standing(
            family[0],
            sum(counts[page.pk, State.TAKEN] for page in family),
            sum(counts[page.pk, State.WAITING] for page in family),
        )
        for family in families
    ]
