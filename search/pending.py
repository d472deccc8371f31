"""Updates on their way to Elasticsearch: noted with the save itself, sent after it, kept until taken.

The same path serves a quiet day and the return of a server after a week: after every commit, and
after a search that Elasticsearch answered, what is waiting is sent in the order it was noted.
"""

from __future__ import annotations

import logging
import time
from collections.abc import Iterable
from dataclasses import replace
from typing import TYPE_CHECKING

from django.apps import apps
from django.core.exceptions import ObjectDoesNotExist
from django.db import models
from modelsearch.index import get_indexed_instance

from search.backends import elastic_bulk
from search.backends.elastic_bulk import Document, NoIndexError, Refusal
from search.backends.elastic_workers import encoded
from search.models import PendingUpdate

if TYPE_CHECKING:
    from search.backends.elasticsearch9 import ThaiSearchBackend

logger = logging.getLogger(__name__)
BATCH = 50
Key = tuple[str, str]  #: of an object: its model's label and its own identity


def note(objects: Iterable[models.Model]) -> None:
    PendingUpdate.objects.bulk_create(
        PendingUpdate(model=obj._meta.label_lower, object_id=str(obj.pk)) for obj in objects
    )


def waiting() -> models.QuerySet[PendingUpdate]:
    return PendingUpdate.objects.filter(refusal="").order_by("pk")


def refused() -> models.QuerySet[PendingUpdate]:
    return PendingUpdate.objects.exclude(refusal="").order_by("pk")


def replay(backend: ThaiSearchBackend, seconds: float) -> int:
    """Send what is waiting, oldest first, for about this long; how many updates were taken.

    Raises ServerAwayError when Elasticsearch cannot take them now; what was not taken stays.
    """
    deadline, done = time.monotonic() + seconds, 0
    while rows := list(waiting()[:BATCH]):
        done += _send(backend, rows)
        if time.monotonic() > deadline:
            break
    return done


def _send(backend: ThaiSearchBackend, rows: list[PendingUpdate]) -> int:
    reasons: dict[Key, str] = {}
    with backend.contact():  # before documents are made: that is the costly part
        version = elastic_bulk.now()  # before the objects are read: see elastic_bulk.now
        documents: list[Document] = []
        for key in dict.fromkeys((row.model, row.object_id) for row in rows):
            try:
                documents += _documents(backend, *key, version)
            except Exception as error:  # one broken page must not hold back the others
                logger.exception("Search cannot make a document of %s %s", *key)
                reasons[key] = f"{type(error).__name__}: {error}"[:1_000]
        answers = elastic_bulk.send(backend.es, documents)
    return _settle(rows, reasons | _reasons(backend, rows, answers))


def _settle(rows: list[PendingUpdate], reasons: dict[Key, str]) -> int:
    """Forget what was taken, keep what was refused with the reason; how many were taken."""
    taken = []
    for row in rows:
        row.refusal = reasons.get((row.model, row.object_id), "")
        if not row.refusal:
            taken.append(row.pk)
    PendingUpdate.objects.bulk_update([row for row in rows if row.refusal], ["refusal"])
    PendingUpdate.objects.filter(pk__in=taken).delete()
    return len(taken)


def _documents(
    backend: ThaiSearchBackend, label: str, object_id: str, version: int
) -> list[Document]:
    """The object as it is now, or its absence, for the index and for the one being built."""
    try:
        model = apps.get_model(label)
    except LookupError:  # the model is gone from the code, and so is its index
        return []
    obj = model._default_manager.filter(pk=object_id).first()
    try:
        instance = get_indexed_instance(obj) if obj else None
    except ObjectDoesNotExist:  # deleted at this very moment
        instance = None
    index = backend.get_index_for_model(model)
    if instance is None:
        document = index.emptied(object_id, version)
    else:
        index.version = version
        document = index.documents(type(instance), [instance])[0]
    document = replace(document, json=encoded([document.raw])[0])
    return [document, replace(document, alias=index.building)]


def _reasons(
    backend: ThaiSearchBackend, rows: list[PendingUpdate], answers: list[Refusal]
) -> dict[Key, str]:
    """Why the index refused which of the objects. No index under construction is no reason."""
    by_document = {(answer.alias, answer.id): answer.reason for answer in answers}
    reasons = {}
    for row in rows:
        try:
            alias = backend.get_index_for_model(apps.get_model(row.model)).name
        except LookupError:
            continue
        reason = by_document.get((alias, row.object_id), "")
        if reason.startswith("404"):
            raise NoIndexError(f"There is no index {alias} yet: run manage.py update_index")
        if reason:
            reasons[row.model, row.object_id] = reason
    return reasons
