"""What was changed on many pages at once, so that it can be told and put back."""

from __future__ import annotations

import datetime
from typing import TYPE_CHECKING, Any

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _
from wagtail.models import Page, Revision

from .querysets import BatchQuerySet

if TYPE_CHECKING:
    from django.utils.functional import Promise


class Kind(models.TextChoices):
    THEMES = "themes", _("Themes")
    PLACES = "places", _("Places")
    TAGS = "tags", _("Free tags")
    REVIEW = "review", _("Handed in for review")
    LANGUAGE = "language", _("Sent to be translated")


class Mode(models.TextChoices):
    ADD = "add", _("Add")
    REMOVE = "remove", _("Take away")
    EXACTLY = "set", _("Have exactly these, and no others")


#: What the report says of each; the names follow.
DONE: dict[str, Promise] = {
    Mode.ADD: _("%(kind)s added: %(names)s"),
    Mode.REMOVE: _("%(kind)s taken away: %(names)s"),
    Mode.EXACTLY: _("%(kind)s set to: %(names)s"),
}


class Batch(models.Model):
    """One press of the button. `names` are kept in Thai and English as they were on that day."""

    wagtail_reference_index_ignore = True

    kind = models.CharField(_("kind"), max_length=10, choices=Kind.choices)
    mode = models.CharField(_("how"), max_length=6, choices=Mode.choices, blank=True)
    names: models.JSONField[Any, Any] = models.JSONField(default=list)
    made_at = models.DateTimeField(_("made on"), default=timezone.now, db_index=True)
    made_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("made by"),
        null=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    #: The batch whose changes this one took back.
    undoes = models.ForeignKey(
        "self", null=True, on_delete=models.SET_NULL, related_name="undone_by"
    )

    objects = BatchQuerySet.as_manager()

    class Meta:
        verbose_name = _("bulk change")
        verbose_name_plural = _("bulk changes")

    def __str__(self) -> str:
        """Such as `Themes added: savings`."""
        said = self.what
        return str(_("Put back: %(what)s") % {"what": said}) if self.undoes_id else said

    @property
    def what(self) -> str:
        kind = self.get_kind_display()
        if not self.mode:
            return f"{kind}: {self.named}" if self.names else kind
        return str(DONE[self.mode]) % {"kind": kind, "names": self.named}

    @property
    def named(self) -> str:
        column = 0 if (get_language() or "th").startswith("th") else 1
        return ", ".join(pair[column] for pair in self.names)

    @property
    def made_on(self) -> datetime.date:
        return timezone.localdate(self.made_at)


class BatchPage(models.Model):
    """One page of a batch. `before` and `after` hold keys for each version of it that was changed."""

    wagtail_reference_index_ignore = True

    batch = models.ForeignKey(Batch, on_delete=models.CASCADE, related_name="pages")
    page = models.ForeignKey(Page, on_delete=models.CASCADE, related_name="bulk_changes")
    before: models.JSONField[Any, Any] = models.JSONField(default=dict)
    after: models.JSONField[Any, Any] = models.JSONField(default=dict)
    #: The page's newest and published versions when the batch was done: where they are others now,
    #: somebody has worked on the page since.
    revision = models.ForeignKey(Revision, null=True, on_delete=models.SET_NULL, related_name="+")
    live_revision = models.ForeignKey(
        Revision, null=True, on_delete=models.SET_NULL, related_name="+"
    )

    class Meta:
        verbose_name = _("page of a bulk change")
        verbose_name_plural = _("pages of bulk changes")
        constraints = [
            models.UniqueConstraint(fields=["batch", "page"], name="bulk_page_once_in_a_batch")
        ]

    def __str__(self) -> str:
        return str(self.page)
