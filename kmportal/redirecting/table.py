"""Redirects as a table in the editor, in the place of Wagtail's import, which checks only duplicates."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from django.utils.translation import gettext_lazy as _

from kmportal.tabular.viewset import TableViewSet

from .resource import RedirectResource

if TYPE_CHECKING:
    from django.contrib.auth.models import AnonymousUser

    from kmportal.members.models import User


class RedirectTable(TableViewSet):
    name = "redirect-table"
    resource_class = RedirectResource
    menu_label = _("Table of redirects")
    icon = "redirect"
    intro = _(
        "A row leads one old address to a new one. Thai addresses may be written plainly or with "
        "percent signs. An address that is in use, leads on or leads back is refused with its row; "
        "the good rows can be taken in all the same."
    )
    labels: ClassVar = {
        "old_path": _("Old address"),
        "target": _("New address"),
        "is_permanent": _("Permanent or temporary"),
        "site": _("Site"),
    }
    aliases: ClassVar = {
        "old_path": (
            "from",
            "old",
            "old url",
            "source",
            "ที่อยู่เดิม",
            "จาก",
            "ที่อยู่เก่า",
            "ลิงก์เดิม",
            "url เดิม",
        ),
        "target": (
            "to",
            "new",
            "new url",
            "link",
            "ที่อยู่ใหม่",
            "ไปที่",
            "ไปยัง",
            "ถึง",
            "ลิงก์ใหม่",
            "url ใหม่",
        ),
        "is_permanent": ("type", "permanent", "ชนิด", "แบบ", "ถาวร"),
    }

    def may_use(self, user: User | AnonymousUser) -> bool:
        rights = ("wagtailredirects.add_redirect", "wagtailredirects.change_redirect")
        return user.is_active and all(user.has_perm(right) for right in rights)
