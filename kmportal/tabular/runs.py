"""A run in steps of about a second: each is whole or did not happen, so an interrupted run goes on."""

from __future__ import annotations

import time
from collections import Counter
from collections.abc import Callable
from typing import TYPE_CHECKING

from django.db import transaction
from django.utils.translation import gettext as _

from .checking import Checked, Checker
from .models import ImportRow, ImportRun

if TYPE_CHECKING:
    from django.db.models import QuerySet
    from import_export.resources import Resource

    from kmportal.members.models import User

    from .columns import Columns
    from .reading import Sheet

#: Rows looked up together, and seconds after which a step ends with the rows it has.
BATCH = 100
STEP_SECONDS = 1.0

State, Outcome = ImportRun.State, ImportRow.Outcome


@transaction.atomic
def start(sheet: Sheet, columns: Columns, table: str, file_name: str, user: User) -> ImportRun:
    ImportRun.throw_away_old()
    run = ImportRun.objects.create(
        user=user,
        table=table,
        file_name=file_name[:240],
        headers=sheet.headers,
        columns=columns.match(sheet.headers),
    )
    ImportRow.objects.bulk_create(
        (ImportRow(run=run, number=line.number, cells=line.cells) for line in sheet.lines),
        batch_size=1000,
    )
    return run


def confirm(run: ImportRun) -> None:
    """The person has seen the preview and wants the good rows in."""
    ImportRun.objects.filter(pk=run.pk, state=State.CHECKED).update(state=State.IMPORTING)


def step(run: ImportRun, resource: Resource, columns: Columns) -> ImportRun:
    """Check or import some rows more; nothing where the run waits or is done."""
    with transaction.atomic():
        run = ImportRun.objects.select_for_update().get(pk=run.pk)
        if run.state == State.CHECKING:
            _check_some(run, resource, columns)
        elif run.state == State.IMPORTING:
            _import_some(run, resource, columns)
    return run


def _check_some(run: ImportRun, resource: Resource, columns: Columns) -> None:
    checker = _checker(run, resource, columns)
    twice = _Twice(run, resource, columns)

    def check(row: ImportRow) -> Checked:
        values = values_of(run, row)
        first = twice.first(values)
        if first and first != row.number:
            message = _("Row %(row)s of the file has the same key.") % {"row": first}
            return Checked(Outcome.WRONG, reasons=[("", message)])
        return checker.check(row.number, values)

    waiting = run.rows.filter(outcome="")
    if not _work(run, waiting, checker, check):
        run.state = State.CHECKED
        run.save(update_fields=["state"])


def _import_some(run: ImportRun, resource: Resource, columns: Columns) -> None:
    checker = _checker(run, resource, columns)

    def save(row: ImportRow) -> Checked:
        checked = checker.save(row.number, values_of(run, row), row.before)
        row.imported = checked.outcome in (Outcome.NEW, Outcome.CHANGED)
        return checked

    if _work(run, to_import(run), checker, save):
        checker.saved()
    else:
        run.state = State.DONE
        run.save(update_fields=["state"])


def _work(
    run: ImportRun,
    waiting: QuerySet[ImportRow],
    checker: Checker,
    do: Callable[[ImportRow], Checked],
) -> bool:
    """Do what fits into a step, in the order of the file; whether anything was left to do."""
    ends, rows = time.monotonic() + STEP_SECONDS, list(waiting[:BATCH])
    if not rows:
        return False
    checker.ready([values_of(run, row) for row in rows])
    done = []
    for row in rows:
        checked = do(row)
        row.outcome, row.changes, row.reasons = checked.outcome, checked.changes, checked.reasons
        row.subject, row.before = checked.subject, checked.before
        done.append(row)
        if time.monotonic() > ends:
            break
    fields = ["outcome", "changes", "reasons", "subject", "before", "imported"]
    ImportRow.objects.bulk_update(done, fields)
    return True


def _checker(run: ImportRun, resource: Resource, columns: Columns) -> Checker:
    return Checker(resource, columns, [column for column in run.columns if column], run.user)


def values_of(run: ImportRun, row: ImportRow) -> dict[str, str]:
    """The row's cells by the resource's columns; a short row's last cells are empty."""
    return _by_column(run, row.cells)


def _by_column(run: ImportRun, cells: list[str]) -> dict[str, str]:
    full = [*cells, *[""] * (len(run.columns) - len(cells))]
    pairs = zip(run.columns, full, strict=False)
    return {column: cell for column, cell in pairs if column}


def to_import(run: ImportRun) -> QuerySet[ImportRow]:
    return run.rows.filter(outcome__in=(Outcome.NEW, Outcome.CHANGED), imported=False)


def counts(run: ImportRun) -> Counter[str]:
    """How many rows there are of each outcome; those not yet checked under an empty text."""
    return Counter(run.rows.values_list("outcome", flat=True))


class _Twice:
    """In which row of the file a key stands first."""

    def __init__(self, run: ImportRun, resource: Resource, columns: Columns) -> None:
        names = [name for name in resource.get_import_id_fields() if name in columns.fields]
        self._keys = [columns.fields[name].column_name for name in names]
        self._first: dict[tuple[str, ...], int] = {}
        for number, cells in run.rows.values_list("number", "cells"):
            key = self._key(_by_column(run, cells))
            if all(key):
                self._first.setdefault(key, number)

    def first(self, values: dict[str, str]) -> int:
        return self._first.get(self._key(values), 0)

    def _key(self, values: dict[str, str]) -> tuple[str, ...]:
        return tuple(values.get(key, "") for key in self._keys)
