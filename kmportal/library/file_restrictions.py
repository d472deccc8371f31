"""A document's page is as private as its file: Wagtail restricts files by their collection, so the
page is given the same restrictions, which every list, feed, count and search then obeys."""

from __future__ import annotations

from contextlib import contextmanager
from contextvars import ContextVar
from typing import TYPE_CHECKING, NamedTuple

from wagtail.models import Collection, CollectionViewRestriction, PageViewRestriction

from .models import FileRestriction, LibraryDocumentPage

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from wagtail.models.view_restrictions import BaseViewRestriction

_following: ContextVar[bool] = ContextVar("library_following", default=False)


class Rule(NamedTuple):
    kind: str
    password: str
    groups: frozenset[int]

    @classmethod
    def of(cls, restriction: BaseViewRestriction) -> Rule:
        groups = frozenset(restriction.groups.values_list("pk", flat=True))
        return cls(restriction.restriction_type, restriction.password, groups)


def follow_files(pages: Iterable[LibraryDocumentPage]) -> None:
    """Gives each page the restrictions of its files' collections, and takes away those it had only
    for a file. What editors restrict by hand stays."""
    if _following.get():
        return
    with _marked():
        for page in pages:
            _follow(page)


def follow_collection(collection: Collection) -> None:
    below = Collection.objects.filter(path__startswith=collection.path).values("pk")
    follow_files(
        (
            LibraryDocumentPage.objects.filter(document__collection__in=below)
            | LibraryDocumentPage.objects.filter(scans__image__collection__in=below)
        ).distinct()
    )


@contextmanager
def _marked() -> Iterator[None]:
    """Restrictions that are made here are not followed in turn."""
    token = _following.set(True)
    try:
        yield
    finally:
        _following.reset(token)


def _follow(page: LibraryDocumentPage) -> None:
    wanted = _rules_of_files(page)
    known = FileRestriction.objects.filter(restriction__page=page.pk).select_related("restriction")
    has = [(each.restriction, Rule.of(each.restriction)) for each in known]
    for rule in wanted - {rule for _restriction, rule in has}:
        made = PageViewRestriction(page=page, restriction_type=rule.kind, password=rule.password)
        made.save()
        made.groups.set(rule.groups)
        FileRestriction.objects.create(restriction=made)
    for restriction, rule in has:
        if rule not in wanted:
            restriction.delete()


def _rules_of_files(page: LibraryDocumentPage) -> set[Rule]:
    files = [page.document] if page.document else []
    files += [scan.image for scan in page.scans.select_related("image__collection")]
    collections = {file.collection_id: file.collection for file in files}
    return {
        Rule.of(restriction)
        for collection in collections.values()
        for restriction in _restrictions_of(collection)
    }


def _restrictions_of(collection: Collection) -> Iterable[CollectionViewRestriction]:
    above = collection.get_ancestors(inclusive=True)
    return CollectionViewRestriction.objects.filter(collection__in=above)
