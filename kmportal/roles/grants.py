"""What a group may do, as a set of words that can be compared: what it has, and what it should."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from django.contrib.auth.models import Group, Permission
from django.db.models import Q, QuerySet
from wagtail.models import Collection, GroupCollectionPermission, GroupPagePermission, Page

#: Wagtail asks for the permission on its own models, whichever class stands in for them.
FILE_MODELS = ("wagtailimages.{}_image", "wagtaildocs.{}_document")
#: Rights on pages that are this portal's own; all others are Wagtail's.
OWN_RIGHTS = frozenset({"review", "moderate", "share", "audit"})
CRUD = ("add", "change", "delete", "view")


class Grant(NamedTuple):
    """A permission by its full name; on a page, or on a collection of files, where it is one."""

    permission: str
    page: int | None = None
    collection: int | None = None


def page_permission(right: str) -> str:
    """
    >>> page_permission("publish"), page_permission("share")
    ('wagtailcore.publish_page', 'roles.share_page')
    """
    return f"{'roles' if right in OWN_RIGHTS else 'wagtailcore'}.{right}_page"


def model_grants(names: Iterable[str]) -> set[Grant]:
    """
    >>> sorted(grant.permission for grant in model_grants(["figures.*_figure"]))
    ['figures.add_figure', 'figures.change_figure', 'figures.delete_figure', 'figures.view_figure']
    """
    return {Grant(name.replace("*", action)) for name in names for action in CRUD}


def page_grants(rights: Iterable[str], pages: Iterable[Page]) -> set[Grant]:
    places = [page.pk for page in pages]
    return {Grant(page_permission(right), page=place) for right in rights for place in places}


def file_grants(actions: Iterable[str]) -> set[Grant]:
    root = Collection.get_first_root_node()
    return {
        Grant(name.format(action), collection=root.pk) for action in actions for name in FILE_MODELS
    }


def held(group: Group) -> set[Grant]:
    models = group.permissions.values_list(*_NAME)
    pages = _on_pages(group).values_list(*_of("permission"), "page_id")
    files = _on_files(group).values_list(*_of("permission"), "collection_id")
    return (
        {Grant(f"{app}.{name}") for app, name in models}
        | {Grant(f"{app}.{name}", page=page) for app, name, page in pages}
        | {Grant(f"{app}.{name}", collection=folder) for app, name, folder in files}
    )


def give(group: Group, grants: set[Grant]) -> None:
    """Gives each that exists; twice does no harm."""
    known = permissions({grant.permission for grant in grants})
    for grant in grants:
        permission = known.get(grant.permission)
        if permission is None:
            continue
        if grant.page:
            GroupPagePermission.objects.get_or_create(
                group=group, page_id=grant.page, permission=permission
            )
        elif grant.collection:
            GroupCollectionPermission.objects.get_or_create(
                group=group, collection_id=grant.collection, permission=permission
            )
        else:
            group.permissions.add(permission)


def take(group: Group, grants: set[Grant]) -> None:
    known = permissions({grant.permission for grant in grants})
    for grant in grants:
        permission = known.get(grant.permission)
        if permission is None:
            continue
        if grant.page:
            _on_pages(group).filter(page=grant.page, permission=permission).delete()
        elif grant.collection:
            _on_files(group).filter(collection=grant.collection, permission=permission).delete()
        else:
            group.permissions.remove(permission)


def permissions(names: Iterable[str]) -> dict[str, Permission]:
    wanted = Q(pk=None)
    for name in names:
        app, codename = name.split(".")
        wanted |= Q(content_type__app_label=app, codename=codename)
    found = Permission.objects.filter(wanted).select_related("content_type")
    return {f"{each.content_type.app_label}.{each.codename}": each for each in found}


def _on_pages(group: Group) -> QuerySet[GroupPagePermission]:
    rows: QuerySet[GroupPagePermission] = GroupPagePermission.objects.filter(group=group)
    return rows


def _on_files(group: Group) -> QuerySet[GroupCollectionPermission]:
    rows: QuerySet[GroupCollectionPermission] = GroupCollectionPermission.objects.filter(
        group=group
    )
    return rows


def _of(relation: str) -> tuple[str, ...]:
    return tuple(f"{relation}__{name}" for name in _NAME)


_NAME = ("content_type__app_label", "codename")
