"""What search fields say of an object, without what modelsearch asks anew for each of them."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from typing import Any, cast

from django.core.exceptions import FieldDoesNotExist
from django.db import models
from modelsearch.index import RelatedFields


@cache
def reader(field: Any, model: type[Any]) -> Callable[[Any], Any]:
    """`get_value` of a search field; for a plain column without the questions it begins with."""
    try:
        column = field.get_field(model)
    except FieldDoesNotExist:
        column = None
    target = column.target_field if isinstance(column, models.ForeignKey) else column
    related = isinstance(field, RelatedFields)
    if related or not isinstance(target, models.Field) or target.is_relation:
        return cast("Callable[[Any], Any]", field.get_value)
    if hasattr(target, "get_searchable_content"):
        return lambda obj: target.get_searchable_content(column.value_from_object(obj))
    return column.value_from_object


def keys(value: Any) -> Any:
    """What a filter compares with: of related objects their primary keys."""
    if isinstance(value, (models.Manager, models.QuerySet)):
        return list(value.values_list("pk", flat=True))
    if isinstance(value, (list, tuple)):
        return [keys(each) for each in value]
    return value.pk if isinstance(value, models.Model) else value
