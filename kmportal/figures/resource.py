"""The table of figures: one row a figure, known by indicator, year, place and part."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar

from django.core.exceptions import ValidationError
from import_export.fields import Field
from import_export.instance_loaders import BaseInstanceLoader
from import_export.resources import ModelResource
from import_export.widgets import Widget

from kmportal.core.dates import era_year
from kmportal.places.forms import PlaceField
from kmportal.places.models import Place

from .grid import plain_text
from .lookup import Lookup
from .models import Figure
from .numbers import DECIMALS_STORED, number_in

if TYPE_CHECKING:
    from decimal import Decimal

    from django.db.models import QuerySet

#: What a row's own texts may hold; the rest is looked up and cannot be wrong.
CHECKED = frozenset({"source", "note", "value", "year"})


class Looked(Widget):
    """A cell whose meaning the resource's lookup knows, some with the help of its row."""

    def __init__(self, kind: str, lookup: Lookup) -> None:
        super().__init__()
        self._kind, self._lookup = kind, lookup

    def clean(self, value: Any, row: Any = None, **kwargs: Any) -> Any:
        text = str(value or "").strip()
        if self._kind == "value":
            return self._value(text, row)
        if self._kind == "category":
            indicator = self._lookup.indicator_of(row)
            return self._lookup.category(text, indicator) if indicator else None
        try:
            return getattr(self._lookup, self._kind)(text)
        except ValidationError as fault:
            raise ValueError(fault.messages[0]) from fault

    def _value(self, text: str, row: dict[str, str]) -> Decimal:
        indicator = self._lookup.indicator_of(row)
        try:
            return number_in(text, indicator.decimals if indicator else DECIMALS_STORED)
        except ValidationError as fault:
            raise ValueError(fault.messages[0]) from fault

    def render(self, value: Any, obj: Any = None, **kwargs: Any) -> str:
        if value is None:
            return ""
        if self._kind == "value":
            return str(value)
        if self._kind == "year":
            return str(era_year(value))
        if self._kind == "place":
            return PlaceField(Place.objects.none()).text_of(value)
        return str(value.slug)


class ValueField(Field):
    def get_value(self, instance: Figure) -> str | None:
        """With the indicator's decimals, which the value alone does not know."""
        if instance.value is None or not instance.indicator_id:
            return None
        return plain_text(instance.value, instance.indicator)


class Text(Widget):
    def clean(self, value: Any, row: Any = None, **kwargs: Any) -> str:
        return str(value or "").strip()

    def render(self, value: Any, obj: Any = None, **kwargs: Any) -> str:
        return str(value or "")


class FigureLoader(BaseInstanceLoader):
    resource: FigureResource

    def get_instance(self, row: dict[str, str]) -> Figure | None:
        return self.resource.lookup.figure(row)


class FigureResource(ModelResource):
    class Meta:
        model = Figure
        fields: ClassVar = ("source", "note")
        import_id_fields = ("indicator", "year", "place")
        instance_loader_class = FigureLoader
        export_order: ClassVar = (
            "indicator",
            "year",
            "place",
            "category",
            "value",
            "source",
            "note",
        )
        import_order = export_order

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.lookup = Lookup()
        for kind in ("indicator", "year", "place", "category", "value"):
            widget = Looked(kind, self.lookup)
            made = ValueField if kind == "value" else Field
            self.fields[kind] = made(attribute=kind, column_name=kind, widget=widget)
        for name in ("source", "note"):
            self.fields[name] = Field(attribute=name, column_name=name, widget=Text())

    def get_queryset(self) -> QuerySet[Figure]:
        return Figure.objects.with_names().order_by(
            "indicator__sort_order", "year", "place__code", "category__sort_order"
        )

    def before_import(self, dataset: Any, **kwargs: Any) -> None:
        self.lookup.read_ahead(dataset.dict)

    def validate_instance(
        self,
        instance: Figure,
        import_validation_errors: dict[str, Any] | None = None,
        validate_unique: bool = True,
    ) -> None:
        """Without a query a row: what was looked up exists, and one cell has one figure by its key."""
        errors = dict(import_validation_errors or {})
        unchecked = {field.name for field in Figure._meta.fields} - CHECKED
        try:
            instance.clean_fields(exclude=unchecked | errors.keys())
            if not errors:
                instance.clean()
        except ValidationError as fault:
            errors = fault.update_error_dict(errors)
        if errors:
            raise ValidationError(errors)

    def before_save_instance(self, instance: Figure, row: dict[str, str], **kwargs: Any) -> None:
        instance.changed_by = kwargs.get("user")
