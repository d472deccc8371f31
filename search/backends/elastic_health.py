"""Whether search is in order, for `manage.py search_health`."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _
from elasticsearch import VERSION as CLIENT_VERSION
from modelsearch.index import get_indexed_models

from search import pending

from .elastic_breaker import FAILURES
from .elastic_mapping import analyzer_version
from .elasticsearch9 import ThaiSearchBackend

REBUILD = "manage.py update_index"


@dataclass(frozen=True)
class Finding:
    healthy: bool
    message: str


def examine(backend: ThaiSearchBackend) -> Iterator[Finding]:
    """Looks at the server itself, whatever is remembered of its last answer."""
    try:
        yield from _server(backend)
        for alias, kept in models_by_alias(backend).items():
            yield _index(backend, alias, kept)
    except FAILURES as error:
        yield Finding(False, _("Elasticsearch cannot be asked: %s") % str(error)[:300])
    yield from _updates()


def models_by_alias(backend: ThaiSearchBackend) -> dict[str, list[Any]]:
    grouped: dict[str, list[Any]] = defaultdict(list)
    for model in get_indexed_models():
        grouped[backend.get_index_for_model(model).name].append(model)
    return grouped


def _server(backend: ThaiSearchBackend) -> Iterator[Finding]:
    nodes = backend.es.nodes.info(filter_path="nodes.*.version")["nodes"].values()
    versions = sorted({node["version"] for node in nodes})
    fits = all(version.split(".")[0] == str(CLIENT_VERSION[0]) for version in versions)
    yield Finding(fits, _("Elasticsearch %s answers.") % ", ".join(versions))
    health = backend.es.cluster.health()
    text = _("The cluster is %(status)s, with %(nodes)s nodes.")
    found = {"status": health["status"], "nodes": health["number_of_nodes"]}
    yield Finding(health["status"] != "red", text % found)


def _index(backend: ThaiSearchBackend, alias: str, kept: list[Any]) -> Finding:
    index = backend.index_class(backend, alias)
    behind = list(index.behind(alias))
    if not behind:
        text = _("%(alias)s: there is no index. Build it: %(command)s")
        return Finding(False, text % {"alias": alias, "command": REBUILD})
    mapping = backend.es.indices.get_mapping(index=alias)[behind[0]]["mappings"]
    built_with = mapping.get("_meta", {}).get("analyzer", "?")
    if built_with != analyzer_version():
        text = _(
            "%(alias)s: the dictionary or the analyzer has changed since it was built "
            "(%(then)s, now %(now)s). Build it anew, search goes on meanwhile: %(command)s"
        )
        found = {"alias": alias, "then": built_with, "now": analyzer_version(), "command": REBUILD}
        return Finding(False, text % found)
    return _count(backend, alias, kept)


def _count(backend: ThaiSearchBackend, alias: str, kept: list[Any]) -> Finding:
    """Deleted objects leave empty documents behind, which belong to no type."""
    index = backend.index_class(backend, alias)
    index.refresh()
    query = {"exists": {"field": "_django_content_type"}}
    documents = backend.es.count(index=alias, query=query)["count"]
    objects = sum(model.get_indexed_objects().count() for model in kept)
    text = _("%(alias)s: %(documents)s documents, %(objects)s in the database.")
    if documents != objects:
        text += " " + _("Build it anew: %(command)s")
    found = {"alias": alias, "documents": documents, "objects": objects, "command": REBUILD}
    return Finding(documents == objects, text % found)


def _updates() -> Iterator[Finding]:
    waiting, refused = pending.waiting().count(), pending.refused()
    if waiting:
        text = _("%s updates wait for Elasticsearch. Send them: manage.py search_health --replay")
        yield Finding(False, text % waiting)
    else:
        yield Finding(True, _("No update waits."))
    for row in refused[:10]:
        text = _("Elasticsearch refuses %(object)s: %(reason)s")
        yield Finding(False, text % {"object": row, "reason": row.refusal})
