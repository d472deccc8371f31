"""What files say, for the index: read by whichever app registers here, unknown to this one."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from django.db.models import Model

#: Each is given a document or a page and answers with texts: the document's own, or those of the
#: files attached to the page that everyone who may read the page may open.
readers: list[Callable[[Model], list[str]]] = []


def file_texts(of: Model) -> list[str]:
    return [text for read in readers for text in read(of)]
