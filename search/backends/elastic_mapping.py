"""What an object looks like in Elasticsearch: a strict mapping, fed with words cut in Python.

Beside one text field per search field (for `fields=[…]`) every document has catch-all fields of its
whole text as `words`, `fine` words and character `grams`; for each boost that search fields name
there are three more (`words_2_0` …), and those of autocomplete fields.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from functools import cached_property, lru_cache
from typing import Any

from django.db import models
from django.utils.encoding import force_str
from modelsearch.backends.base import get_model_root
from modelsearch.backends.elasticsearch9 import Elasticsearch9Mapping
from modelsearch.index import AutocompleteField, FilterField, RelatedFields, SearchField

from search import thai

from .page_extras import facets_of
from .prefixes import prefixes

#: Raise when documents are laid out differently: the index must then be built anew.
LAYOUT_VERSION = 3
LISTS = ("words", "fine", "grams")
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
    "grams": {"type": "text", "index_options": "freqs"},
}
PREFIXES: dict[str, Any] = {
    "type": "text",
    "analyzer": "whitespace",
    "index_options": "docs",
    "index_prefixes": {"min_chars": 1, "max_chars": 10},
}
#: Characters of a text that may be a name, or the names of a place with all it belongs to.
NAME = 200
#: Text is kept once, for "more like this"; the rest can be made again from the database.
KEPT = ["pk", "_django_content_type", "_words"]


def analyzer_version() -> str:
    """Changes when indexed text or its layout would; part of the index's name."""
    return f"a{thai.ANALYZER_VERSION}l{LAYOUT_VERSION}"


def as_text(value: object) -> str:
    if isinstance(value, (list, tuple)):
        return "\n".join(as_text(item) for item in value)
    if isinstance(value, dict):
        return as_text(list(value.values()))
    return "" if value is None else force_str(value)


def analysed(text: str) -> Mapping[str, str]:
    """The three token lists, each joined for the `standard` tokenizer."""
    return _remembered(text) if len(text) <= NAME else _analysed(text)


def _analysed(text: str) -> Mapping[str, str]:
    return dict(zip(LISTS, map(thai.join, thai.analyse(text)), strict=True))


#: Names of places, themes and people come again on page after page.
_remembered = lru_cache(maxsize=10_000)(_analysed)


def column(lists: Mapping[str, str]) -> list[str]:
    """A field's own text: its words, and after a distance no phrase spans the parts of compounds."""
    words = set(lists["words"].split(thai.JOINT))
    parts = dict.fromkeys(lists["fine"].split(thai.JOINT))
    return [lists["words"], thai.join(part for part in parts if part not in words)]


class ThaiMapping(Elasticsearch9Mapping):
    def catch_all(self, name: str, boost: float | None = None) -> str:
        """The field of one token list, or of the part of it whose search fields have this boost."""
        return f"_{name}_{str(float(boost)).replace('.', '_')}" if boost else f"_{name}"

    def get_mapping(self) -> dict[str, Any]:
        properties: dict[str, Any] = {
            "pk": {"type": "keyword", "store": True},
            "_django_content_type": {"type": "keyword"},
            "_edgengrams": PREFIXES,
        }
        if self.is_page:
            properties |= {key: {"type": "keyword"} for key in (FACETS, OFFERED, ANCESTORS)}
        boosts = {None} | set(boosts_of(self.model.get_search_fields()))
        for boost in boosts:
            properties |= {self.catch_all(name, boost): CATCH_ALL[name] for name in LISTS}
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
        texts: dict[str, list[str]] = defaultdict(list)
        document = {"pk": str(obj.pk), "_django_content_type": self.get_all_content_types()}
        for field, name in self._named_fields:
            document |= self._contribution(field, name, obj, texts)
        if self.is_page:
            document |= _page_values(obj)
        for name, some in texts.items():
            if name.startswith("_grams"):  # repeats of a trigram tell nothing, see `weights`
                texts[name] = [thai.join(dict.fromkeys(thai.JOINT.join(some).split(thai.JOINT)))]
        return document | texts

    @cached_property
    def _named_fields(self) -> list[tuple[Any, str]]:
        """Search fields with their columns, which modelsearch works out anew for each document."""
        return [(f, self.get_field_column_name(f)) for f in self.model.get_search_fields()]

    @cached_property
    def is_page(self) -> bool:
        return get_model_root(self.model)._meta.label_lower == "wagtailcore.page"

    def _contribution(
        self,
        field: Any,
        name: str,
        obj: models.Model,
        texts: dict[str, list[str]],
        *,
        nested: bool = False,
    ) -> dict[str, Any]:
        """The field's own column; what it adds to the catch-all fields goes into `texts`."""
        value = self._clean_value(field.get_value(obj))
        if isinstance(field, RelatedFields):
            related = self._related(field, value, texts)
            return {name: related} if _has_column(field) else {}
        if isinstance(field, FilterField):
            return {name: self._get_document_field_data(field, obj)[1]}
        text = as_text(value)
        if isinstance(field, AutocompleteField):
            found = " ".join(dict.fromkeys(prefixes(text)))
            texts["_edgengrams"].append(found)
            return {} if nested else {name: found}
        lists = analysed(text)
        for key in LISTS:
            texts[self.catch_all(key)].append(lists[key])
            if field.boost and field.boost > 1:
                texts[self.catch_all(key, field.boost)].append(lists[key])
        return {} if nested else {name: column(lists)}

    def _related(self, field: Any, value: Any, texts: dict[str, list[str]]) -> Any:
        if isinstance(value, models.Model):
            mapping = _mapping_of(type(self), type(value))
            document: dict[str, Any] = {}
            for inner in field.fields:
                name = mapping.get_field_column_name(inner)
                document |= mapping._contribution(inner, name, value, texts, nested=True)
            return document
        if value is None:
            return None
        return [self._related(field, item, texts) for item in value.all()]


@lru_cache(maxsize=256)
def _mapping_of(mapping_class: type[ThaiMapping], model: type[models.Model]) -> ThaiMapping:
    return mapping_class(model)


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
