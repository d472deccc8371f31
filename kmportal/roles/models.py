"""Groups that the portal made, and what for. They are Wagtail's own groups, so that every screen
of the editor keeps to them; these rows only remember."""

from __future__ import annotations

from typing import ClassVar

from django.conf import settings
from django.contrib.auth.models import Group
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.models import Page

from .table import ROLES


class RoleGroup(models.Model):
    """The group of a ready-made role: for the whole site, or for the branch below `page`."""

    group = models.OneToOneField(
        Group, verbose_name=_("group"), on_delete=models.CASCADE, related_name="role"
    )
    role = models.CharField(_("role"), max_length=30)
    page = models.ForeignKey(
        Page,
        verbose_name=_("branch of the site"),
        null=True,
        blank=True,
        on_delete=models.CASCADE,
        related_name="role_groups",
    )
    given = models.JSONField(
        _("given"),
        default=list,
        help_text=_("What the table gave when it was last asked; the rest was done by hand."),
    )

    class Meta:
        verbose_name = _("group of a role")
        verbose_name_plural = _("groups of roles")
        default_permissions = ()
        # On pages, like Wagtail's own `publish_page`: its policy goes by these codenames.
        permissions: ClassVar = [
            ("review_page", _("Review what is handed in")),
            ("moderate_page", _("Decide about comments and uses")),
            ("share_page", _("Say who may do what")),
            ("audit_page", _("Read everything")),
        ]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["role", "page"], name="one_group_a_role_and_branch"),
            models.UniqueConstraint(
                fields=["role"], condition=models.Q(page=None), name="one_group_a_role"
            ),
        ]

    def __str__(self) -> str:
        names = {role.key: role.name for role in ROLES}
        return str(names.get(self.role, self.role))


class PersonalGroup(models.Model):
    """A group of one: carries the rights given to a single person, for whom Wagtail has no place."""

    group = models.OneToOneField(
        Group, verbose_name=_("group"), on_delete=models.CASCADE, related_name="personal"
    )
    person = models.OneToOneField(
        settings.AUTH_USER_MODEL,
        verbose_name=_("person"),
        on_delete=models.CASCADE,
        related_name="personal_group",
    )

    class Meta:
        verbose_name = _("group of one person")
        verbose_name_plural = _("groups of one person")
        default_permissions = ()

    def __str__(self) -> str:
        return str(self.person)
