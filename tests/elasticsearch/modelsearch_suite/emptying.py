"""Our backend, with indexes emptied between tests instead of made anew: some 100 times faster."""

from elasticsearch.helpers import bulk

from search.backends import elasticsearch9
from search.backends.elastic_index import ThaiIndex, ThaiRebuilder


class EmptyingRebuilder(ThaiRebuilder):
    def start(self) -> ThaiIndex:
        if not self.alias.behind(self.alias.name):
            rebuilder = ThaiRebuilder(self.alias)
            rebuilder.start()
            rebuilder.finish()
        name = self.alias.name
        self.client.indices.refresh(index=name)
        hits = self.client.search(index=name, size=1000, source=False)["hits"]["hits"]
        bulk(self.client, [{"_op_type": "delete", "_index": name, "_id": h["_id"]} for h in hits])
        return self.alias

    def finish(self) -> None:
        self.client.indices.refresh(index=self.alias.name)


class SearchBackend(elasticsearch9.SearchBackend):
    basic_rebuilder_class = atomic_rebuilder_class = EmptyingRebuilder
