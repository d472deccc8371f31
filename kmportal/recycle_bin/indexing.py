"""The bin and the search engines: what goes in leaves every index, what comes out is written again."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from functools import partial
from typing import TYPE_CHECKING

from django.db import transaction
from django_tasks import task
from modelsearch import index
from modelsearch.backends import get_search_backends
from wagtail.models import Page

if TYPE_CHECKING:
    from django.db.models import Model

BATCH = 200


def take_out(keys: Iterable[int]) -> None:
    _later(remove_pages.enqueue, keys)


def write_again(keys: Iterable[int]) -> None:
    _later(write_pages.enqueue, keys)


def _later(act: Callable[[list[int]], object], keys: Iterable[int]) -> None:
    numbers = list(keys)
    for start in range(0, len(numbers), BATCH):
        transaction.on_commit(partial(act, numbers[start : start + BATCH]))


@task()
def remove_pages(keys: list[int]) -> None:
    for page in _specific(keys):
        index.remove_object(page)


@task()
def write_pages(keys: list[int]) -> None:
    by_type: dict[type[Model], list[Page]] = defaultdict(list)
    for page in _specific(keys):
        by_type[type(page)].append(page)
    for backend in get_search_backends(with_auto_update=True):
        for model, pages in by_type.items():
            backend.add_bulk(model, pages)


def _specific(keys: Sequence[int]) -> list[Page]:
    return list(Page.objects.filter(pk__in=keys).specific())
