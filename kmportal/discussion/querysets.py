"""Questions about comments."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.db import models
from django.db.models import CharField, Exists, F, OuterRef, Q, Value
from django.db.models.functions import Concat

if TYPE_CHECKING:
    from collections.abc import Iterable

    from kmportal.discussion.models import Comment

PENDING, PUBLISHED = "pending", "published"


class CommentQuerySet(models.QuerySet["Comment"]):
    def bulk_create(  # type: ignore[override]  # whatever else it takes is passed on
        self, objs: Iterable[Comment], *args: Any, **kwargs: Any
    ) -> list[Comment]:
        """Gives each its place first: `bulk_create` calls no `save`."""
        comments = list(objs)
        for comment in comments:
            comment.place()
        super().bulk_create(comments, *args, **kwargs)  # type: ignore[arg-type]  # of this model
        return comments

    def published(self) -> CommentQuerySet:
        return self.filter(state=PUBLISHED)

    def shown(self, own: Q | None = None) -> CommentQuerySet:
        """Published ones, a reader's `own` that wait, and the places of others that have published
        answers below them."""
        seen = Q(state=PUBLISHED)
        if own is not None:
            seen |= own & Q(state=PENDING)
        return self.filter(seen | self._has_published_below())

    def _has_published_below(self) -> Q:
        """Of a comment at the third level, answers stand beside it and need no place above them."""
        answers = self.model.objects.published().filter(
            page=OuterRef("page"), thread=OuterRef("thread")
        )
        inside = Concat(OuterRef("path"), Value("/"), output_field=CharField())
        return Q(Exists(answers.filter(path__gt="")), path="") | Q(
            Exists(answers.filter(path__startswith=inside))
        )

    def oldest_first(self) -> CommentQuerySet:
        return self.order_by("thread", "path", "pk")

    def newest_first(self) -> CommentQuerySet:
        """Newest threads first; answers always stand in the order in which they were given."""
        return self.order_by(F("thread").desc(), "path", "pk")

    def last_position(self) -> int:
        return self.aggregate(last=models.Max("position"))["last"] or 0
