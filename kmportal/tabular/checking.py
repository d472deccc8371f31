"""What importing a row would do, or does: with a resource's own hooks, and without touching others.

django-import-export's own dry run saves and rolls back, and its difference is made of HTML. Here a
row is filled and validated without being saved; its texts before and after are compared.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from django.core.exceptions import NON_FIELD_ERRORS, ValidationError
from django.db import DatabaseError, transaction
from django.utils.translation import gettext as _
from import_export.results import Result, RowResult
from import_export.widgets import ManyToManyWidget
from tablib import Dataset

from .models import ImportRow

if TYPE_CHECKING:
    from import_export.resources import Resource

    from kmportal.members.models import User

    from .columns import Columns

Outcome = ImportRow.Outcome
LONGEST_SHOWN = 500


@dataclass
class Checked:
    """What is to be known of one row."""

    outcome: str
    changes: list[tuple[str, str, str]] = field(default_factory=list)
    reasons: list[tuple[str, str]] = field(default_factory=list)
    subject: str = ""
    before: str = ""


class Checker:
    """Some rows of a file, looked up in the database together."""

    def __init__(
        self, resource: Resource, columns: Columns, headers: list[str], user: User
    ) -> None:
        self._resource, self._columns, self._user = resource, columns, user
        self._headers = headers
        self._fields = {
            name: each for name, each in columns.fields.items() if each.column_name in headers
        }

    def ready(self, rows: list[dict[str, str]]) -> None:
        """Read ahead what these rows need."""
        cells = [[row.get(header, "") for header in self._headers] for row in rows]
        self._dataset = Dataset(*cells, headers=self._headers)
        self._resource.before_import(self._dataset, user=self._user)
        self._loader = self._resource._meta.instance_loader_class(self._resource, self._dataset)

    def saved(self) -> None:
        """Let the resource finish what it has put off to the end of some rows."""
        self._resource.after_import(self._dataset, Result(), user=self._user, dry_run=False)

    def check(self, number: int, row: dict[str, str]) -> Checked:
        checked, _instance, _new = self._filled(number, dict(row))
        return checked

    def save(self, number: int, row: dict[str, str], expected: str) -> Checked:
        """Import the row, if what it meets is still what the person was shown."""
        checked, instance, new = self._filled(number, dict(row))
        if checked.outcome not in (Outcome.NEW, Outcome.CHANGED):
            return checked
        if checked.before != expected:
            message = _("Somebody changed this after the file was checked. Check it again.")
            return Checked(Outcome.WRONG, reasons=[("", message)], subject=checked.subject)
        try:
            with transaction.atomic():
                self._save(number, dict(row), instance, new)
        except (ValidationError, DatabaseError) as fault:
            return Checked(Outcome.WRONG, reasons=self._reasons(fault), subject=checked.subject)
        return checked

    def _save(self, number: int, row: dict[str, str], instance: Any, new: bool) -> None:
        kwargs = self._kwargs(number)
        self._resource.save_instance(instance, new, row, **kwargs)
        self._resource.save_m2m(instance, row, **kwargs)
        result = RowResult()
        result.import_type = RowResult.IMPORT_TYPE_NEW if new else RowResult.IMPORT_TYPE_UPDATE
        result.add_instance_info(instance)
        self._resource.after_import_row(row, result, **kwargs)

    def _filled(self, number: int, row: dict[str, str]) -> tuple[Checked, Any, bool]:
        resource, kwargs = self._resource, self._kwargs(number)
        try:
            resource.before_import_row(row, **kwargs)
            instance, new = resource.get_or_init_instance(self._loader, row)
        except (ValidationError, ValueError) as fault:
            return Checked(Outcome.WRONG, reasons=self._reasons(fault)), None, True
        before = {} if new else self._texts(instance)
        errors: dict[str, Any] = {}
        try:
            resource.after_init_instance(instance, new, row, **kwargs)
            resource.import_instance(instance, row, **kwargs)
        except ValidationError as fault:
            errors = fault.update_error_dict(errors)
        try:
            resource.validate_instance(instance, errors)
            after = self._texts(instance, row)
        except (ValidationError, ValueError) as fault:
            wrong = Checked(Outcome.WRONG, reasons=self._reasons(fault), subject=_named(instance))
            return wrong, instance, new
        return self._compared(instance, before, after), instance, new

    def _compared(self, instance: Any, before: dict[str, str], after: dict[str, str]) -> Checked:
        changes = [
            (self._columns.label(name), before.get(name, "")[:LONGEST_SHOWN], text[:LONGEST_SHOWN])
            for name, text in after.items()
            if text != before.get(name, "")
        ]
        new = not before
        outcome = Outcome.NEW if new else Outcome.CHANGED if changes else Outcome.SAME
        return Checked(
            outcome, [] if new else changes, subject=_named(instance), before=_digest(before)
        )

    def _texts(self, instance: Any, row: dict[str, str] | None = None) -> dict[str, str]:
        """The row as an export would have it; many-to-many values from `row`, as nothing is saved."""
        texts = {}
        for name, each in self._fields.items():
            if row is not None and isinstance(each.widget, ManyToManyWidget):
                value = each.widget.render(each.clean(row))
            else:
                value = self._resource.export_field(each, instance)
            texts[name] = "" if value is None else str(value)
        return texts

    def _kwargs(self, number: int) -> dict[str, Any]:
        return {
            "user": self._user,
            "row_number": number,
            "dry_run": False,
            "using_transactions": True,
        }

    def _reasons(self, fault: Exception) -> list[tuple[str, str]]:
        if isinstance(fault, ValidationError) and hasattr(fault, "error_dict"):
            return [
                ("" if name == NON_FIELD_ERRORS else self._columns.label_of_attribute(name), text)
                for name, texts in fault.message_dict.items()
                for text in texts
            ]
        if isinstance(fault, ValidationError):
            return [("", text) for text in fault.messages]
        if isinstance(fault, DatabaseError):
            return [("", _("The database refused this row. Is it in the file twice?"))]
        return [("", str(fault))]


def _named(instance: Any) -> str:
    return str(instance)[:200]


def _digest(before: dict[str, str]) -> str:
    """Of what a row would overwrite."""
    joined = "\x1f".join(f"{name}\x1e{text}" for name, text in before.items())
    return hashlib.sha256(joined.encode()).hexdigest()
