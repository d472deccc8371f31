"""Wagtail's form of a group knows only its own page rights, and saving it deletes all others."""

from __future__ import annotations

from typing import Any

from django.contrib.auth.models import Group
from django.forms import Media
from django.template.loader import render_to_string
from django.utils.safestring import SafeString
from wagtail.models import GroupPagePermission

from .rights import BY_KEY


class KeptRightsPanel:
    """Stands below that form: shows the portal's own rights, and puts them back after saving."""

    media = Media()
    errors = ()

    def __init__(
        self, data: Any = None, files: Any = None, instance: Group | None = None, prefix: str = ""
    ) -> None:
        self.rows: list[GroupPagePermission] = []
        if instance is not None and instance.pk:
            ours = GroupPagePermission.objects.filter(
                group=instance, permission__content_type__app_label="roles"
            )
            self.rows = list(ours.select_related("page", "permission").order_by("page__path"))

    def is_valid(self) -> bool:
        return True

    def save(self) -> None:
        for row in self.rows:
            GroupPagePermission.objects.get_or_create(
                group=row.group, page=row.page, permission=row.permission
            )

    def as_admin_panel(self) -> SafeString:
        shown = [
            (row.page, right.name)
            for row in self.rows
            if (right := BY_KEY.get(row.permission.codename.removesuffix("_page")))
        ]
        return render_to_string("roles/admin/kept_rights.html", {"rows": shown})
