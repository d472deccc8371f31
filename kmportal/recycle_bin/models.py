"""What lies in the bin, and what is needed to put it back."""

from __future__ import annotations

import datetime
from typing import TYPE_CHECKING, Any

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.models import Page

from .querysets import BinnedBranchQuerySet

if TYPE_CHECKING:
    from django.db.models import QuerySet


class BinFolder(Page):
    """The bin itself, and below it one folder for each branch: there its address is still free."""

    is_creatable = False
    parent_page_types: list[str] = []
    subpage_types: list[str] = []

    class Meta:
        verbose_name = _("folder of the recycle bin")
        verbose_name_plural = _("folders of the recycle bin")

    @classmethod
    def get_indexed_objects(cls) -> QuerySet[BinFolder]:
        return cls.objects.none()


class Deletion(models.Model):
    """One press of the button: a page, and its translations with it."""

    wagtail_reference_index_ignore = True

    deleted_at = models.DateTimeField(_("deleted on"), default=timezone.now, db_index=True)
    deleted_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("deleted by"),
        null=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )

    class Meta:
        verbose_name = _("deletion")
        verbose_name_plural = _("deletions")

    def __str__(self) -> str:
        return f"{self.deleted_at:%Y-%m-%d %H:%M}"


class BinnedBranch(models.Model):
    """A page with all below it, in one language."""

    # It is no use of the pages it names, which Wagtail would count.
    wagtail_reference_index_ignore = True

    deletion = models.ForeignKey(Deletion, on_delete=models.CASCADE, related_name="branches")
    page = models.OneToOneField(
        Page, verbose_name=_("page"), on_delete=models.CASCADE, related_name="binned"
    )
    parent = models.ForeignKey(
        Page, verbose_name=_("was below"), null=True, on_delete=models.SET_NULL, related_name="+"
    )
    #: The nearest page above that is not in the bin itself: its rights say who may see the branch.
    place = models.ForeignKey(
        Page, null=True, on_delete=models.SET_NULL, related_name="binned_below"
    )
    url_path = models.TextField()
    pages = models.PositiveIntegerField(_("number of pages"))
    was_live = models.BooleanField(help_text="Any of its pages.")
    sole_owner = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )
    #: Keys of the pages that stood before and after it: they may have moved or gone since.
    left = models.PositiveIntegerField(null=True)
    right = models.PositiveIntegerField(null=True)
    state: models.JSONField[Any, Any] = models.JSONField(default=dict)

    objects = BinnedBranchQuerySet.as_manager()

    class Meta:
        verbose_name = _("page in the recycle bin")
        verbose_name_plural = _("pages in the recycle bin")

    def __str__(self) -> str:
        return str(self.page.title)

    @property
    def deleted_on(self) -> datetime.date:
        return timezone.localdate(self.deletion.deleted_at)

    @property
    def purged_on(self) -> datetime.date:
        kept = datetime.timedelta(days=settings.BIN_DAYS)
        return timezone.localdate(self.deletion.deleted_at + kept)
