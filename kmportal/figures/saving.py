"""Writing down what a grid or an import changes, with who did and what stood there before."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import transaction
from django.utils import timezone
from wagtail.log_actions import log

from .grid import Changes, Grid, plain_text, spot_of
from .models import Figure, Indicator

if TYPE_CHECKING:
    from collections.abc import Mapping

    from kmportal.members.models import User


@transaction.atomic
def save_grid(
    grid: Grid, typed: Mapping[str, str], seen: Mapping[str, str], user: User, source: str
) -> Changes | None:
    """Save all that was typed, or nothing where a cell has a problem. Call it where `grid` was read
    after `lock`, so that nobody changes a figure between looking and writing."""
    changes = grid.take(typed, seen)
    if grid.problems:
        return None
    _write(changes, user, source)
    if len(changes):
        log(instance=grid.indicator, action="figures.fill", user=user, data=_told(grid, changes))
    return changes


def lock(indicator: Indicator) -> Indicator:
    """Let one person at a time write this indicator's figures."""
    return Indicator.objects.select_for_update().get(pk=indicator.pk)


def _write(changes: Changes, user: User, source: str) -> None:
    now = timezone.now()
    for figure, value in changes.changed:
        figure.value = value
    changed = [figure for figure, _value in changes.changed]
    for figure in [*changes.made, *changed]:
        figure.changed_by, figure.changed_at = user, now
        if source:
            figure.source, figure.source_page = source, None
    Figure.objects.bulk_create(changes.made)
    fields = ["value", "changed_by", "changed_at", "source", "source_page"]
    Figure.objects.bulk_update(changed, fields, batch_size=200)
    Figure.objects.filter(pk__in=[figure.pk for figure in changes.emptied]).delete()


def _told(grid: Grid, changes: Changes) -> dict[str, object]:
    """Each changed cell with the number before and after: the history of the indicator."""
    written = [(figure, figure.value) for figure in changes.made] + changes.changed
    after = {spot_of(figure): plain_text(value, grid.indicator) for figure, value in written}
    labels = {cell.spot: cell.label for cell in grid.cells}
    return {
        "cells": [
            {"where": labels[spot], "before": before, "after": after.get(spot, "")}
            for spot, before in changes.before.items()
        ]
    }
