"""Counts of facet values by Elasticsearch, as `search.facets.counted` counts them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Mapping
from typing import Any

from search.facets import GROUPS, Chosen, Counts, group_of, offered_places

from .elastic_mapping import FACETS, OFFERED
from .weights import PREFERRED

#: More values than a reader is offered: types, themes, years, and a province's tambons.
MOST_VALUES = 3_000
HITS, VALUES = "hits", "values"


def having(chosen: Chosen, but_for: str = "") -> dict[str, Any]:
    """Documents with one of each group's values, whatever they have in one of the groups."""
    wanted = [
        {"terms": {FACETS: list(values)}}
        for group, values in chosen.items()
        if values and group != but_for
    ]
    return {"bool": {"filter": wanted}}


def preferring(value: str, query: dict[str, Any]) -> dict[str, Any]:
    """The query, with hits that have this value scored higher."""
    if not value:
        return query
    higher = {"filter": {"term": {FACETS: value}}, "weight": PREFERRED}
    return {"function_score": {"query": query, "functions": [higher]}}


def aggregations(chosen: Chosen) -> dict[str, Any]:
    """One count for all groups in which nothing is chosen, and one for each of the others."""
    free = [group for group in GROUPS if not chosen.get(group)]
    counts = {HITS: _counted(having(chosen), free, chosen)} if free else {}
    taken = [group for group in GROUPS if chosen.get(group)]
    return counts | {group: _counted(having(chosen, group), [group], chosen) for group in taken}


def _counted(filters: dict[str, Any], groups: Collection[str], chosen: Chosen) -> dict[str, Any]:
    terms: dict[str, Any] = {"field": OFFERED, "size": MOST_VALUES}
    if "place" in groups and chosen.get("place"):
        terms |= {"field": FACETS, "include": offered_places(chosen)}
    elif len(groups) < len(GROUPS):
        terms["include"] = "|".join(f"{group}:.*" for group in groups)
    if not any(chosen.values()):  # a filter that lets all through costs as much as any
        return {"terms": terms}
    return {"filter": filters, "aggregations": {VALUES: {"terms": terms}}}


def counts(answer: Mapping[str, Any]) -> Counts:
    found: Counts = {group: Counter() for group in GROUPS}
    for aggregation in answer.values():
        for bucket in aggregation.get(VALUES, aggregation)["buckets"]:
            found[group_of(bucket["key"])][bucket["key"]] = bucket["doc_count"]
    return found
