"""Reading a set of documents, queries and relevance judgements: one JSON object a line.

`docs.jsonl` has `id`, `text` and perhaps `title`; each `queries.KIND.jsonl` has `id`, `text` and
`relevant`, a list of ids of documents.
"""

from __future__ import annotations

import json
from collections.abc import Collection as Several
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from django.utils.translation import gettext as _

DOCUMENTS = "docs.jsonl"


class BadCollection(Exception):
    """The folder holds no set that can be evaluated; the message says why."""


@dataclass(frozen=True)
class Document:
    id: str
    text: str
    title: str


@dataclass(frozen=True)
class Query:
    text: str
    relevant: frozenset[str]


@dataclass(frozen=True)
class Collection:
    documents: list[Document]
    queries: dict[str, list[Query]]  #: by kind


def read(folder: Path, every: int = 1, kinds: Several[str] = ()) -> Collection:
    """The set in a folder; of its queries, every so many and only these kinds (all if none)."""
    documents = [_document(row) for row in _rows(folder / DOCUMENTS, "id", "text")]
    files = {path.name.split(".")[1]: path for path in sorted(folder.glob("queries.*.jsonl"))}
    if unknown := set(kinds) - files.keys():
        raise BadCollection(
            _("There are no queries of the kind “%(kind)s” in %(folder)s.")
            % {"kind": min(unknown), "folder": folder}
        )
    if not files:
        raise BadCollection(_("There is no queries.*.jsonl in %(folder)s.") % {"folder": folder})
    known = {document.id for document in documents}
    queries = {
        kind: [_query(row, known, files[kind]) for row in _rows(files[kind], "text", "relevant")]
        for kind in kinds or files
    }
    return Collection(documents, {kind: some[::every] for kind, some in queries.items()})


def _document(row: dict[str, Any]) -> Document:
    return Document(str(row["id"]), str(row["text"]), str(row.get("title") or row["id"]))


def _query(row: dict[str, Any], known: set[str], path: Path) -> Query:
    relevant = frozenset(map(str, row["relevant"]))
    if not relevant or relevant - known:
        raise BadCollection(
            _("%(file)s: a query's relevant documents are not in docs.jsonl: %(query)s")
            % {"file": path.name, "query": row["text"]}
        )
    return Query(str(row["text"]), relevant)


def _rows(path: Path, *needed: str) -> list[dict[str, Any]]:
    try:
        rows = list(_parsed(path, needed))
    except (OSError, UnicodeDecodeError) as error:
        raise BadCollection(
            _("%(file)s cannot be read: %(error)s") % {"file": path, "error": error}
        ) from error
    if not rows:
        raise BadCollection(_("%(file)s is empty.") % {"file": path})
    return rows


def _parsed(path: Path, needed: tuple[str, ...]) -> Iterator[dict[str, Any]]:
    with path.open(encoding="utf-8") as lines:
        for number, line in enumerate(lines, 1):
            if not line.strip():
                continue
            try:
                row = json.loads(line)
            except ValueError:
                row = None
            if not isinstance(row, dict) or not all(name in row for name in needed):
                raise BadCollection(
                    _("%(file)s, line %(line)d: expected a JSON object with %(names)s.")
                    % {"file": path, "line": number, "names": ", ".join(needed)}
                )
            yield row
