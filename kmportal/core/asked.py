"""What an address asks for, where every state of a list is a link."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import TYPE_CHECKING, Any, ClassVar, Self
from urllib.parse import urlencode

if TYPE_CHECKING:
    from _typeshed import DataclassInstance as _Base
else:
    _Base = object

SLUG = re.compile(r"[a-z0-9-]{1,60}")
PLACE = re.compile(r"r[0-9]|[0-9]{2}|[0-9]{4}|[0-9]{6}")


class AskedByAddress(_Base):
    """For frozen dataclasses whose fields are what their list can be asked for."""

    #: Fields that narrow the list down.
    GROUPS: ClassVar[tuple[str, ...]] = ()
    #: What does not outlast another change.
    PASSING: ClassVar[Mapping[str, Any]] = {"page": ""}

    def but(self, **changes: Any) -> Self:
        """The same with other values."""
        return replace(self, **{**self.PASSING, **changes})

    @property
    def narrowed(self) -> list[str]:
        return [name for name in self.GROUPS if getattr(self, name)]

    @property
    def parameters(self) -> dict[str, str]:
        """As they are written, without those that ask for nothing."""
        return {name: value for name, value in self._written() if value}

    def _written(self) -> Iterable[tuple[str, str]]:
        raise NotImplementedError

    @property
    def query(self) -> str:
        return urlencode(self.parameters)

    @property
    def url(self) -> str:
        return f"?{self.query}"


def fitting(pattern: re.Pattern[str], text: str) -> str:
    """
    >>> fitting(PLACE, "81"), fitting(PLACE, "กระบี่")
    ('81', '')
    """
    return text if pattern.fullmatch(text) else ""
