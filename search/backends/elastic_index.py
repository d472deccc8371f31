"""Indexes behind aliases, and their rebuilding while people write.

`kmportal_wagtailcore_page` is an alias; behind it is an index named after the analyzer's version.
While a new one is built, a second alias `…_building` leads to it, and every save is sent to both.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.db import models
from django.utils.crypto import get_random_string
from modelsearch.backends.elasticsearch9 import Elasticsearch9Index
from modelsearch.index import class_is_indexed, get_indexed_models

from . import elastic_bulk
from .elastic_bulk import BackgroundSender, Document, Refusal
from .elastic_mapping import analyzer_version
from .elastic_texts import Raw
from .page_extras import read_ahead

BUILDING = "_building"
#: While nobody searches it: no segments for readers every second, and no waiting for the disk after
#: each batch. What a crash loses is a rebuild that has to begin again anyway.
WHILE_BUILT = {"refresh_interval": "-1", "translog.durability": "async"}
#: And until all of it is merged, once: hardly any merging.
WHILE_MERGED = {"merge.policy.segments_per_tier": 100}
REBUILD_ATTEMPTS = 7  # with the pauses between them, about half a minute


class RebuildOvertakenError(Exception):
    """Another rebuild of the same index began meanwhile; that one will finish."""


class DocumentsRefusedError(Exception):
    """Elasticsearch refused documents for what is in them."""


class ThaiIndex(Elasticsearch9Index):
    """An alias, and the index that is being built for it if there is one."""

    version: int | None = None  #: of all documents made; None takes the time of making
    sender: BackgroundSender | None = None  #: while the index is built

    @property
    def building(self) -> str:
        return self.name + BUILDING

    def documents(self, model: type[models.Model], items: Iterable[models.Model]) -> list[Document]:
        version = self.version or elastic_bulk.now()
        mapping, items = self.mapping_class(model), list(items)
        read_ahead(items)
        return [
            Document(self.name, mapping.get_document_id(item), mapping.raw_document(item), version)
            for item in items
        ]

    def add_item(self, item: models.Model) -> None:
        self.add_items(type(item), [item])

    def add_items(self, model: type[models.Model], items: Iterable[models.Model]) -> None:
        if class_is_indexed(model):
            self.send(self.documents(model, items))

    def delete_item(self, item: models.Model) -> None:
        if class_is_indexed(type(item)):
            self.send([self.emptied(str(item.pk), elastic_bulk.now())])

    def emptied(self, pk: str, version: int) -> Document:
        """A deleted object's document: no search finds it, and it holds its version, so that a
        rebuild that read the object before it was deleted cannot bring it back."""
        return Document(self.name, pk, Raw({"pk": pk, "_django_content_type": []}, [], []), version)

    def send(self, documents: list[Document]) -> None:
        refused = (
            self.sender.send(documents) if self.sender else elastic_bulk.send(self.es, documents)
        )
        if refused:
            raise DocumentsRefusedError(describe(refused))

    def settle(self) -> None:
        """Until what is being sent has arrived."""
        if self.sender and (refused := self.sender.close()):
            raise DocumentsRefusedError(describe(refused))

    def put(self, alias: str = "", **options: Any) -> None:
        """Create the index with the fields of every model that `alias` holds, in one request."""
        properties: dict[str, Any] = {}
        for model in get_indexed_models():
            if self.backend.get_index_for_model(model).name == alias:
                properties |= self.mapping_class(model).get_mapping()["properties"]
        self.backend.patient_client.indices.create(
            index=self.name,
            settings=self.backend.settings,
            mappings={
                "dynamic": "strict",
                "_meta": {"analyzer": analyzer_version()},
                "_source": {"enabled": False},  # all of it can be made again from the database
                "properties": properties,
            },
            **options,
        )

    def add_model(self, model: type[models.Model]) -> None:
        """Nothing to do: `put` knows all models."""

    def refresh(self) -> None:
        self.es.indices.refresh(index=self.name, ignore_unavailable=True)

    def behind(self, alias: str) -> dict[str, Any]:
        """The indexes an alias leads to, by name."""
        found = self.backend.patient_client.options(ignore_status=404).indices.get_alias(name=alias)
        return {} if found.meta.status == 404 else dict(found)

    def delete(self) -> None:
        for name in [*self.behind(self.name), *self.behind(self.building)]:
            self.backend.patient_client.indices.delete(index=name, ignore_unavailable=True)

    def reset(self) -> None:
        """An empty index in place of the present one."""
        rebuilder = self.backend.rebuilder_class(self)
        rebuilder.start()
        rebuilder.finish()


def describe(refused: list[Refusal]) -> str:
    first = refused[0]
    return f"{len(refused)} documents refused, the first of them {first.id}: {first.reason}"


class ThaiRebuilder:
    """Builds a new index beside the present one, and puts it in its place in one step.

    Whatever is saved meanwhile is sent to both by `search.pending`. It carries a later version than
    the rebuild's own documents, which all carry the moment of its start: so the saved state stays,
    whichever of the two arrives last.
    """

    def __init__(self, index: ThaiIndex) -> None:
        self.alias = index
        self.client = index.backend.patient_client
        self.name = "_".join((index.name, analyzer_version(), get_random_string(7).lower()))

    def start(self) -> ThaiIndex:
        for abandoned in self.alias.behind(self.alias.building):
            self.client.indices.delete(index=abandoned, ignore_unavailable=True)
        index_class = type(self.alias)
        index = index_class(self.alias.backend, self.name)
        index.put(self.alias.name, aliases={self.alias.building: {}})
        self.client.indices.put_settings(index=self.name, settings=WHILE_BUILT | WHILE_MERGED)
        self.new = index_class(self.alias.backend, self.alias.building)
        self.new.version = elastic_bulk.now()
        self.new.sender = BackgroundSender(self.client, REBUILD_ATTEMPTS)
        return self.new

    def finish(self) -> None:
        self.new.settle()
        if list(self.alias.behind(self.alias.building)) != [self.name]:
            raise RebuildOvertakenError(f"Another rebuild of {self.alias.name} is under way.")
        self.client.indices.put_settings(
            index=self.name, settings=dict.fromkeys(WHILE_BUILT)
        )  # back to the server's own
        self.client.indices.refresh(index=self.name)
        actions: list[dict[str, Any]] = [
            {"add": {"index": self.name, "alias": self.alias.name}},
            {"remove": {"index": self.name, "alias": self.alias.building}},
        ]
        old = list(self.alias.behind(self.alias.name))
        if not old and self.client.indices.exists(index=self.alias.name):
            old = [self.alias.name]  # an index where the alias should be, of Wagtail's own backend
        actions += [{"remove_index": {"index": name}} for name in old]
        self.client.indices.update_aliases(actions=actions)
        # All is new, so one segment will long be nearly all there is; it answers meanwhile.
        self.client.indices.forcemerge(
            index=self.name, max_num_segments=1, wait_for_completion=False
        )
        self.client.indices.put_settings(index=self.name, settings=dict.fromkeys(WHILE_MERGED))
        self.alias.backend.rebuilt()
