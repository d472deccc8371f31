"""A number for each province, as a map and as a table."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from .numbers import Number, written
from .provinces import name_of, shapes
from .steps import Steps


@dataclass(frozen=True)
class Province:
    code: str
    name: str
    shape: str
    value: str
    step: int | None
    url: str


def provinces(
    values: Mapping[str, Number | None], links: Mapping[str, str], steps: Steps
) -> list[Province]:
    """All 77. A province that `values` does not name is not known, not zero."""
    return [
        Province(
            code=code,
            name=name_of(code),
            shape=shape,
            value=written(values.get(code)),
            step=steps.of(values.get(code)),
            url=links.get(code, ""),
        )
        for code, shape in shapes().items()
    ]
