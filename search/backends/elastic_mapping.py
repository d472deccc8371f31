"""What an object looks like in Elasticsearch: a strict mapping, fed with words cut in Python.

Beside one text field per search field (for `fields=[…]`) every document has catch-all fields of its
whole text as `words`, `fine` words and character `grams`; for each boost that search fields name
there are three more (`words_2_0` …), and those of autocomplete fields.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import cached_property
from typing import Any, NamedTuple

from django.db import models
from django.utils.encoding import force_str
from modelsearch.backends.base import get_model_root
from modelsearch.backends.elasticsearch9 import Elasticsearch9Mapping
from modelsearch.index import AutocompleteField, FilterField, RelatedFields, SearchField

from search import thai

from .elastic_texts import BEGINNINGS, LISTS, Begun, Raw, Said, assembled, catch_all
from .field_values import keys, reader
from .page_extras import facets_of

#: Raise when documents are laid out differently: the index must then be built anew.
LAYOUT_VERSION = 4
#: What pages can be narrowed down by: see search.facets.
FACETS = "_facets"
#: The same without amphoes and tambons, some eight thousand values that are counted only below a
#: chosen province: Elasticsearch looks at each value a field has, however few the hits.
OFFERED = "_facets_offered"
#: Digits of a province's code; a region's is as long.
LARGEST = 2
#: Tree paths of a page and all above it: to find what is below one is then to look up one term,
#: where a prefix goes through the paths of all pages.
ANCESTORS = "_ancestors"
#: Longer keywords make Elasticsearch refuse the whole document (its limit is 32,766 bytes).
LONGEST_KEYWORD = 8_000

SETTINGS: dict[str, Any] = {
    "index": {
        # One copy as soon as there is a second node to hold it.
        "auto_expand_replicas": "0-1",
        "number_of_shards": 1,
        "max_result_window": 100_000,
        "similarity": {"default": {"type": "BM25", "k1": 0.8, "b": 0.75}},
    },
    "analysis": {"analyzer": {"default": {"type": "custom", "tokenizer": "standard"}}},
}
CATCH_ALL: dict[str, dict[str, Any]] = {
    "words": {"type": "text"},
    "fine": {"type": "text"},
    "grams": {"type": "text", "index_options": "docs"},
}
PREFIXES: dict[str, Any] = {
    "type": "text",
    "analyzer": "whitespace",
    "index_options": "docs",
    "index_prefixes": {"min_chars": 1, "max_chars": 10},
}


def analyzer_version() -> str:
    """Changes when indexed text or its layout would; part of the index's name."""
    return f"a{thai.ANALYZER_VERSION}l{LAYOUT_VERSION}"


def as_text(value: object) -> str:
    if isinstance(value, (list, tuple)):
        return "\n".join(as_text(item) for item in value)
    if isinstance(value, dict):
        return as_text(list(value.values()))
    return "" if value is None else force_str(value)


class Column(NamedTuple):
    field: Any
    name: str
    read: Callable[[Any], Any]


class _Columns(dict[Any, Column]):
    """By search field what modelsearch works out anew for each document."""

    def __init__(self, mapping: ThaiMapping) -> None:
        super().__init__()
        self._mapping = mapping

    def __missing__(self, field: Any) -> Column:
        mapping = self._mapping
        name = mapping.get_field_column_name(field)
        found = self[field] = Column(field, name, reader(field, mapping.model))
        return found


class ThaiMapping(Elasticsearch9Mapping):
    def get_mapping(self) -> dict[str, Any]:
        properties: dict[str, Any] = {
            "pk": {"type": "keyword", "store": True},
            "_django_content_type": {"type": "keyword"},
            BEGINNINGS: PREFIXES,
        }
        if self.is_page:
            properties |= {key: {"type": "keyword"} for key in (FACETS, OFFERED, ANCESTORS)}
        boosts = {None} | set(boosts_of(self.model.get_search_fields()))
        for boost in boosts:
            properties |= {catch_all(name, boost): CATCH_ALL[name] for name in LISTS}
        properties |= self._properties(self.model.get_search_fields())
        return {"dynamic": "strict", "properties": properties}

    def _properties(self, fields: list[Any]) -> dict[str, Any]:
        return dict(self.get_field_mapping(field) for field in fields if _has_column(field))

    def get_field_mapping(self, field: Any) -> tuple[str, dict[str, Any]]:
        name = self.get_field_column_name(field)
        if isinstance(field, RelatedFields):
            inner = type(self)(field.get_field(self.model).related_model)
            return name, {"type": "nested", "properties": inner._filters(field.fields)}
        if isinstance(field, SearchField):
            mapping: dict[str, Any] = {"type": "text"}
        elif isinstance(field, AutocompleteField):
            mapping = dict(PREFIXES)
        else:
            kind = self.type_map.get(field.get_type(self.model), "string")
            mapping = {"type": kind}
            if kind == "string":
                mapping = {"type": "keyword", "ignore_above": LONGEST_KEYWORD}
        return name, mapping | field.kwargs.get("es_extra", {})

    def _filters(self, fields: list[Any]) -> dict[str, Any]:
        return self._properties([field for field in fields if _filters(field)])

    def get_document(self, obj: models.Model) -> dict[str, Any]:
        return assembled(self.raw_document(obj))

    def raw_document(self, obj: models.Model) -> Raw:
        values = {"pk": str(obj.pk), "_django_content_type": self.get_all_content_types()}
        raw = Raw(values, [], [])
        for field in self._fields:
            self._contribute(self._columns[field], obj, raw)
        if self.is_page:
            values |= _page_values(obj)
        return raw

    @cached_property
    def _fields(self) -> list[Any]:
        fields: list[Any] = self.model.get_search_fields()
        return fields

    @cached_property
    def _columns(self) -> _Columns:
        return _Columns(self)

    @cached_property
    def is_page(self) -> bool:
        return get_model_root(self.model)._meta.label_lower == "wagtailcore.page"

    def _contribute(self, column: Column, obj: models.Model, raw: Raw) -> None:
        field, name, read = column
        value = self._clean_value(read(obj))
        if isinstance(field, FilterField):
            raw.values[name] = keys(value)
        elif isinstance(field, RelatedFields):
            related = self._related(field, value, raw)
            if _has_column(field):
                raw.values[name] = related
        elif isinstance(field, AutocompleteField):
            raw.begun.append(Begun(as_text(value), name))
        else:
            raw.said.append(Said(as_text(value), name, field.boost or 1))

    def _mapping_of(self, model: type[models.Model]) -> ThaiMapping:
        if model not in self._mappings:
            self._mappings[model] = type(self)(model)
        return self._mappings[model]

    @cached_property
    def _mappings(self) -> dict[type[models.Model], ThaiMapping]:
        return {}

    def _related(self, field: Any, value: Any, raw: Raw) -> Any:
        """What can be filtered by; its texts are the document's, and have no columns."""
        if isinstance(value, models.Model):
            mapping, inside = self._mapping_of(type(value)), Raw({}, [], [])
            for inner in field.fields:
                mapping._contribute(mapping._columns[inner], value, inside)
            raw.said.extend(said._replace(column="") for said in inside.said)
            raw.begun.extend(begun._replace(column="") for begun in inside.begun)
            return inside.values
        if value is None:
            return None
        return [self._related(field, item, raw) for item in value.all()]


def _page_values(page: Any) -> dict[str, list[str]]:
    values = facets_of(page)
    steps = range(page.steplen, len(page.path) + 1, page.steplen)
    return {
        FACETS: values,
        OFFERED: [value for value in values if is_offered(value)],
        ANCESTORS: [page.path[:step] for step in steps],
    }


def is_offered(value: str) -> bool:
    """Whether a reader who chose no place is offered it."""
    group, _, code = value.partition(":")
    return group != "place" or len(code) <= LARGEST


def boosts_of(fields: list[Any]) -> Iterator[float]:
    """The boosts above 1 that search fields name. One below changes nothing: each text is in the
    common fields already."""
    for field in fields:
        if isinstance(field, RelatedFields):
            yield from boosts_of(field.fields)
        elif isinstance(field, SearchField) and field.boost and field.boost > 1:
            yield float(field.boost)


def _filters(field: Any) -> bool:
    """Whether a related field can be filtered by; only then Elasticsearch needs it apart."""
    if isinstance(field, RelatedFields):
        return any(_filters(inner) for inner in field.fields)
    return isinstance(field, FilterField)


def _has_column(field: Any) -> bool:
    return not isinstance(field, RelatedFields) or _filters(field)
