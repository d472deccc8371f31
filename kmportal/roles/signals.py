"""Auditors read what is open to some groups only; a person's own group goes with the person."""

from __future__ import annotations

from typing import Any

from django.db.models.signals import m2m_changed, post_delete, post_save
from django.dispatch import receiver
from wagtail.models import CollectionViewRestriction, PageViewRestriction
from wagtail.models.view_restrictions import BaseViewRestriction

from .models import PersonalGroup, RoleGroup


@receiver(post_delete, sender=PersonalGroup, dispatch_uid="roles.forget_personal_group")
def forget_personal_group(instance: PersonalGroup, **_signal: Any) -> None:
    instance.group.delete()


#: After which the auditors may be missing. Wagtail's own form sets the groups of a restriction anew.
LEFT_OUT = {"post_save", "post_remove", "post_clear"}


def let_auditors_read(instance: Any, action: str = "post_save", **_signal: Any) -> None:
    if not isinstance(instance, BaseViewRestriction) or action not in LEFT_OUT:
        return
    auditors = RoleGroup.objects.filter(role="auditor", page=None).select_related("group").first()
    if auditors and instance.restriction_type == BaseViewRestriction.GROUPS:
        instance.groups.add(auditors.group)


for restriction in (PageViewRestriction, CollectionViewRestriction):
    uid = f"roles.let_auditors_read.{restriction.__name__}"
    post_save.connect(let_auditors_read, sender=restriction, dispatch_uid=uid)
    m2m_changed.connect(
        let_auditors_read, sender=restriction.groups.through, dispatch_uid=f"{uid}.groups"
    )
