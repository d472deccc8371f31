"""Which column of a file is which of a resource: headings in Thai, English and in between."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from django.core.exceptions import FieldDoesNotExist
from django.utils import translation

from .cells import folded

if TYPE_CHECKING:
    from import_export.fields import Field
    from import_export.resources import Resource

LANGUAGES = ("th", "en")


class Columns:
    """The columns of a resource with the headings they go by.

    A heading is the one in `labels`, else the model field's own name; other words people use for
    the same column are `aliases`. Both are keyed by the resource's field names.
    """

    def __init__(
        self,
        resource: Resource,
        labels: Mapping[str, Any],
        aliases: Mapping[str, Sequence[str]],
    ) -> None:
        self._resource, self._labels, self._aliases = resource, labels, aliases
        self.fields: dict[str, Field] = {
            name: resource.fields[name] for name in resource.get_export_order()
        }

    def label(self, name: str) -> str:
        """The heading in the reader's language."""
        if name in self._labels:
            return str(self._labels[name])
        model = getattr(self._resource._meta, "model", None)
        try:
            text = str(model._meta.get_field(name).verbose_name) if model else name
        except FieldDoesNotExist:
            text = self.fields[name].column_name
        return text[:1].upper() + text[1:]

    def labels(self) -> list[str]:
        return [self.label(name) for name in self.fields]

    def match(self, headers: Sequence[str]) -> list[str]:
        """For each heading of a file the resource's column, or an empty text; each column once."""
        known = self._known()
        found: list[str] = []
        for header in headers:
            column = known.get(folded(header), "")
            found.append("" if column in found else column)
        return found

    def missing_keys(self, columns: Sequence[str]) -> list[str]:
        """Headings of the columns rows are known by, where the file has none of them."""
        keys = [name for name in self._resource.get_import_id_fields() if name in self.fields]
        return [self.label(key) for key in keys if self.fields[key].column_name not in columns]

    def label_of_attribute(self, attribute: str) -> str:
        """The heading for what a validation error names."""
        for name, field in self.fields.items():
            if attribute in (name, field.attribute, field.column_name):
                return self.label(name)
        return ""

    def _known(self) -> dict[str, str]:
        known: dict[str, str] = {}
        for name, field in self.fields.items():
            for heading in (*self._headings(name), *self._aliases.get(name, ())):
                known.setdefault(folded(heading), field.column_name)
        return known

    def _headings(self, name: str) -> list[str]:
        headings = [self.fields[name].column_name, name]
        for language in LANGUAGES:
            with translation.override(language):
                headings.append(self.label(name))
        return headings
