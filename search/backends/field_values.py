"""What search fields say of an object, without what modelsearch asks anew for each of them."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, cast

from django.core.exceptions import FieldDoesNotExist
from django.db import models


def reader(field: Any, model: type[Any]) -> Callable[[Any], Any]:
    """`get_value` of a search field; for a plain column without the questions it begins with."""
    try:
        column = field.get_field(model)
    except FieldDoesNotExist:
        column = None
    if not isinstance(column, models.Field) or column.is_relation:
        return cast("Callable[[Any], Any]", field.get_value)
    if hasattr(column, "get_searchable_content"):
        return lambda obj: column.get_searchable_content(column.value_from_object(obj))
    return column.value_from_object
