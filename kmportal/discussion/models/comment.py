"""A comment on a page."""

from __future__ import annotations

import datetime
from typing import Any, ClassVar

from django.db import models
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext, pgettext_lazy
from django.utils.translation import gettext_lazy as _

from kmportal.discussion.querysets import CommentQuerySet
from kmportal.guard.models import FromAddress
from kmportal.guard.text import fingerprint

#: Answers to the third level and below stand at the third: deeper ones do not fit on a phone.
DEEPEST = 3
#: How long a writer may change what she wrote.
EDITABLE = datetime.timedelta(minutes=15)


class Comment(FromAddress):
    """What a member or a named guest said about a page.

    `thread` and `path` hold its place, so that a page of comments is one read in order, however
    many there are: the position of the comment at the top of its thread, and the positions on the
    way from there.
    """

    class State(models.TextChoices):
        PENDING = "pending", _("Waiting")
        PUBLISHED = "published", _("Published")
        REJECTED = "rejected", pgettext_lazy("what was told", "Rejected")
        SPAM = "spam", _("Spam")
        DELETED = "deleted", _("Deleted by its writer")

    page = models.ForeignKey(
        "core.ContentPage",
        verbose_name=_("page"),
        on_delete=models.CASCADE,
        related_name="comments",
    )
    parent = models.ForeignKey(
        "self",
        verbose_name=_("answers"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="replies",
    )
    member = models.ForeignKey(
        "members.User",
        verbose_name=_("member"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="comments",
    )
    author_name = models.CharField(_("name"), max_length=160, blank=True)
    #: Its writer has deleted her account and let her words stay.
    account_deleted = models.BooleanField(default=False, editable=False)
    text = models.TextField(_("comment"), max_length=10_000)
    state = models.CharField(
        _("state"), max_length=10, choices=State.choices, default=State.PENDING, db_index=True
    )
    reason = models.CharField(
        _("reason"),
        max_length=240,
        blank=True,
        help_text=_("Why it was decided so. Kept in the history."),
    )
    written_at = models.DateTimeField(
        _("written"),
        null=True,
        blank=True,
        default=timezone.now,
        help_text=_("Empty if not known."),
    )
    edited_at = models.DateTimeField(_("changed"), null=True, blank=True, editable=False)
    position = models.PositiveIntegerField(
        _("order"), default=0, help_text=_("Keeps the order of comments that carry no date.")
    )
    thread = models.PositiveIntegerField(default=0, editable=False)
    path = models.CharField(max_length=40, blank=True, editable=False)
    #: Equal for equal words of whoever sends them twice.
    fingerprint = models.CharField(max_length=32, blank=True, editable=False, db_index=True)
    #: Goes up with every change of text or state: who decides or edits says which one she saw.
    version = models.PositiveIntegerField(default=1, editable=False)

    objects = CommentQuerySet.as_manager()

    class Meta:
        ordering: ClassVar = ["page", "position", "pk"]
        verbose_name = _("comment")
        verbose_name_plural = _("comments")
        indexes: ClassVar = [
            models.Index(fields=["page", "thread", "path"]),
            models.Index(fields=["page", "state", "position"]),
        ]

    def __str__(self) -> str:
        return f"{self.shown_name}: {self.text[:60]}"

    @property
    def edition(self) -> str:
        """Which state of it a moderator has read."""
        return str(self.version)

    def save(self, *args: Any, **kwargs: Any) -> None:
        if self._state.adding:
            self.place()
        super().save(*args, **kwargs)

    def get_absolute_url(self) -> str:
        """Leads on to the page, at the page of comments that has this one."""
        return reverse("comment", kwargs={"comment": self.pk})

    def place(self, last: int | None = None) -> None:
        """Give it its place in the order; `last` is the page's last position so far, if known."""
        if not self.position:
            self.position = (self.page_comments.last_position() if last is None else last) + 1
        above = self.parent
        if above is None:
            self.thread, self.path = self.position, ""
        else:
            kept = [part for part in above.path.split("/") if part][: DEEPEST - 2]
            self.thread, self.path = above.thread, "/".join([*kept, f"{self.position:010d}"])
        self.fingerprint = fingerprint(self.text)

    @property
    def page_comments(self) -> CommentQuerySet:
        return Comment.objects.filter(page=self.page_id)

    @property
    def level(self) -> int:
        return 1 + len(self.path.split("/")) if self.path else 1

    @property
    def shown_name(self) -> str:
        """The name to show, or an empty text where neither the member nor the text gives one."""
        if self.account_deleted:
            return gettext("A member who deleted the account")
        return self.author_name or str(self.member or "")

    @property
    def is_published(self) -> bool:
        return self.state == self.State.PUBLISHED

    @property
    def is_waiting(self) -> bool:
        return self.state == self.State.PENDING

    def may_be_edited(self) -> bool:
        """As far as time and state go; whose it is, `discussion.own` knows."""
        fresh = self.written_at is not None and timezone.now() - self.written_at <= EDITABLE
        return fresh and self.state in {self.State.PENDING, self.State.PUBLISHED}

    def forget(self) -> None:
        """Nothing of it stays but its place in the thread."""
        self.state, self.text, self.fingerprint = self.State.DELETED, "", ""
        self.forget_writer()

    def forget_writer(self) -> None:
        self.member, self.author_name = None, ""
        self.masked_address, self.address_hash, self.address_hash_expires = "", "", None
        self.version += 1
