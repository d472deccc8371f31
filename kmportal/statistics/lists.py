"""Single pages: read most or not at all, lessons looked up and not used, lessons used."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.contrib.contenttypes.models import ContentType
from django.db.models import Case, Exists, IntegerField, OuterRef, Q, Value, When
from django.utils import timezone
from django.utils.translation import gettext as _

from kmportal.charts.numbers import written
from kmportal.core.dates import readable_date
from kmportal.reads.models import DayReads
from lessons.models import LessonPage

from .counting import Counted, Pair
from .measures import APPLICATIONS, READS, Measure
from .tables import Cell, Heading, Row, Table, pair_cells

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from kmportal.core.models import ContentPage

    from .periods import Period
    from .scope import Scope

MOST_PAGES = 100


class PageLists:
    def __init__(self, period: Period, scope: Scope) -> None:
        self.period, self.scope = period, scope

    def most_read(self) -> Table:
        """Published or not: that it was read is so."""
        return self._counted(_("Pages read most"), self.scope.pages, READS)

    def never_read(self) -> Table:
        """Published for as long as anybody could have come."""
        days = (self.period.first, self.period.last)
        read = DayReads.objects.filter(page=OuterRef("pk"), day__range=days, count__gt=0)
        _start, end = self.period.moments
        # Of what was loaded rather than published nobody knows since when it has been here.
        there = Q(first_published_at__lt=end) | Q(first_published_at=None)
        pages = self.scope.pages.filter(~Exists(read), there, live=True)
        heading = Heading(_("First published"), is_number=False)
        pages = pages.order_by("first_published_at", "pk")
        return _table(_("Pages nobody read"), pages, [heading], _published)

    def looked_up(self) -> Table:
        """Used at no time and in no language: `applied_count` is of a lesson and its translations."""
        unused = LessonPage.objects.filter(applied_count=0).order_by().values("pk")
        lessons = self.scope.pages.filter(pk__in=unused, live=True)
        return self._counted(_("Lessons looked up, not used yet"), lessons, READS)

    def applied(self) -> Table:
        return self._counted(_("Lessons used"), self.scope.pages, APPLICATIONS)

    def _counted(self, title: str, pages: Any, measure: Measure) -> Table:
        now, before = measure.during(self.period), measure.during(self.period.before)
        closed = Case(
            When(self.scope.is_closed(), then=Value(1)), default=0, output_field=IntegerField()
        )
        counted = (
            pages.filter(now | before)
            .annotate(now=measure.amount(now), before=measure.amount(before), is_closed=closed)
            .filter(now__gt=0)
            .order_by("-now", "title", "pk")
        )
        return _table(title, counted, [Heading(str(measure.label), is_pair=True)], _both)


def _table(
    title: str,
    pages: Any,
    headings: Sequence[Heading],
    cells: Callable[[Any], list[Cell]],
) -> Table:
    """The first hundred, and how many there are."""
    shown: list[ContentPage] = list(pages.select_related("locale")[:MOST_PAGES])
    count = pages.count() if len(shown) == MOST_PAGES else len(shown)
    text = _("The first %(shown)s of %(count)s are shown.")
    more = [text % {"shown": written(MOST_PAGES), "count": written(count)}]
    return Table(
        title=title,
        headings=[
            Heading(_("Page"), is_number=False),
            Heading(_("Type"), is_number=False),
            Heading(_("Language"), is_number=False),
            *headings,
        ],
        rows=[_row(page, cells(page)) for page in shown],
        notes=more if count > MOST_PAGES else [],
    )


def _row(page: ContentPage, cells: list[Cell]) -> Row:
    kind = ContentType.objects.get_for_id(page.content_type_id).model_class()
    label = str(getattr(kind, "kind_label", ""))
    return Row(
        page.title, [label, str(page.locale.get_display_name()), *cells], page.get_url() or ""
    )


def _both(page: Any) -> list[Cell]:
    """All of a page's readers are there, or none."""
    sides = (Counted(value, value * page.is_closed) for value in (page.now, page.before))
    return pair_cells(Pair(*sides))


def _published(page: ContentPage) -> list[Cell]:
    moment, zone = page.first_published_at, timezone.get_default_timezone()
    return [readable_date(moment and timezone.localdate(moment, zone))]
