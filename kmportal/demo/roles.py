"""What each kind of person may do in the editor. Groups a steward can change afterwards."""

from __future__ import annotations

from collections.abc import Iterable

from django.contrib.auth.models import Group, Permission
from django.db.models import Q
from wagtail.models import Collection, GroupCollectionPermission, GroupPagePermission, Page

CONTRIBUTORS = "ผู้เขียน (Contributors)"
REVIEWERS = "ผู้ตรวจ (Reviewers)"
STEWARDS = "ผู้ดูแล (Stewards)"

#: Wagtail's own groups keep their rows, so that its approval workflow still asks the reviewers.
RENAMED = {"Editors": CONTRIBUTORS, "Moderators": REVIEWERS}

#: `app.codename` as in Django; `app.*_model` is add, change, delete and view.
MODEL_PERMISSIONS = {
    CONTRIBUTORS: (
        "wagtailadmin.access_admin",
        "places.view_place",
        "themes.view_theme",
        "lessons.add_notebook",
        "lessons.view_notebook",
        "lessons.add_series",
        "lessons.view_series",
        "lessons.view_application",
    ),
    REVIEWERS: (
        "wagtailadmin.access_admin",
        "places.view_place",
        "themes.view_theme",
        "lessons.*_notebook",
        "lessons.*_series",
        "lessons.*_application",
        "lessons.check_lessonpage",
        "learning_centers.*_product",
        "discussion.*_comment",
    ),
    STEWARDS: (
        "wagtailadmin.access_admin",
        "places.*_place",
        "themes.*_theme",
        "lessons.*_notebook",
        "lessons.*_series",
        "telling.*_circle",
        "lessons.*_application",
        "lessons.check_lessonpage",
        "learning_centers.*_product",
        "discussion.*_comment",
        "discussion.change_discussionsettings",
        "guard.*_listedword",
        "figures.*_indicator",
        "figures.*_figure",
        "figures.*_statedtotal",
        "figures.*_dimension",
        "search.*_synonym",
        "search.view_askedquery",
        "wagtailsearchpromotions.*_searchpromotion",
        "core.change_sitesettings",
        "members.*_user",
        "auth.*_group",
        "wagtailcore.*_locale",
        "wagtailcore.*_workflow",
        "wagtailcore.*_task",
        "wagtailcore.*_collection",
        "wagtailredirects.*_redirect",
    ),
}
PAGE_PERMISSIONS = {
    REVIEWERS: ("add_page", "change_page", "publish_page", "lock_page", "unlock_page"),
    STEWARDS: (
        "add_page",
        "change_page",
        "publish_page",
        "bulk_delete_page",
        "lock_page",
        "unlock_page",
    ),
}
#: Wagtail asks for the permission on its own models, whichever class stands in for them.
FILE_MODELS = (("wagtailimages", "image"), ("wagtaildocs", "document"))
FILE_PERMISSIONS = {
    CONTRIBUTORS: ("add", "choose"),
    REVIEWERS: ("add", "change", "choose"),
    STEWARDS: ("add", "change", "delete", "choose"),
}


def make_roles(writing_places: Iterable[Page]) -> None:
    """The three groups. Contributors may only add, and only below `writing_places`."""
    for old, new in RENAMED.items():
        Group.objects.filter(name=old).update(name=new)
    root, collection = Page.objects.get(depth=1), Collection.get_first_root_node()
    for name, permissions in MODEL_PERMISSIONS.items():
        group, _made = Group.objects.get_or_create(name=name)
        group.permissions.set(_permissions(permissions))
        GroupPagePermission.objects.filter(group=group).delete()
        for page_permission in PAGE_PERMISSIONS.get(name, ()):
            allow_on_page(group, root, page_permission)
        _allow_files(group, collection, FILE_PERMISSIONS[name])
    contributors = Group.objects.get(name=CONTRIBUTORS)
    for page in writing_places:
        allow_on_page(contributors, page, "add_page")


def allow_on_page(group: Group, page: Page, codename: str) -> None:
    permission = Permission.objects.get(content_type__app_label="wagtailcore", codename=codename)
    GroupPagePermission.objects.get_or_create(group=group, page=page, permission=permission)


def _permissions(names: Iterable[str]) -> list[Permission]:
    wanted = Q()
    for name in names:
        app, codename = name.split(".")
        actions = ("add", "change", "delete", "view") if codename.startswith("*") else ("",)
        codenames = [codename.replace("*", action) for action in actions]
        wanted |= Q(content_type__app_label=app, codename__in=codenames)
    return list(Permission.objects.filter(wanted))


def _allow_files(group: Group, collection: Collection, actions: Iterable[str]) -> None:
    GroupCollectionPermission.objects.filter(group=group).delete()
    for app, model in FILE_MODELS:
        for action in actions:
            permission = Permission.objects.get(
                content_type__app_label=app, codename=f"{action}_{model}"
            )
            GroupCollectionPermission.objects.create(
                group=group, collection=collection, permission=permission
            )
