"""What happens elsewhere becomes an event here, written with it and told in the background."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from django.db import transaction
from django.db.models import Model
from django.db.models.signals import post_delete
from django.dispatch import receiver
from wagtail.models import Page, Revision
from wagtail.signals import page_published

from kmportal.core.models import ContentPage
from kmportal.discussion.signals import comment_published
from lessons.signals import application_published

from .models import Event, Follow
from .targets import MODELS
from .telling import tell

if TYPE_CHECKING:
    from kmportal.discussion.models import Comment
    from lessons.models import Application


@receiver(page_published, dispatch_uid="following.page")
def page_first_published(instance: Page, revision: Revision | None = None, **signal: Any) -> None:
    """Only the first time, and only in the language it was written in: a translation is no news."""
    first = instance.first_published_at == instance.last_published_at
    if not isinstance(instance, ContentPage) or not first or instance.alias_of_id:
        return
    key = f"{Event.Kind.PAGE}:{instance.translation_key}"
    doer = revision.user_id if revision else None
    _happened(key, kind=Event.Kind.PAGE, page_id=instance.pk, doer_id=doer)


@receiver(comment_published, dispatch_uid="following.comment")
def comment_was_published(comment: Comment, **signal: Any) -> None:
    kind = Event.Kind.COMMENT
    facts = {"page_id": comment.page_id, "comment_id": comment.pk, "doer_id": comment.member_id}
    _happened(f"{kind}:{comment.pk}", kind=kind, **facts)


@receiver(application_published, dispatch_uid="following.application")
def application_was_published(application: Application, **signal: Any) -> None:
    kind = Event.Kind.APPLICATION
    _happened(
        f"{kind}:{application.pk}",
        kind=kind,
        page_id=application.lesson_id,
        application_id=application.pk,
        doer_id=application.member_id,
    )


def _happened(key: str, **facts: Any) -> None:
    event, new = Event.objects.get_or_create(key=key, defaults=facts)
    if new:
        transaction.on_commit(partial(tell.enqueue, event.pk))


@receiver(post_delete, dispatch_uid="following.target_deleted")
def target_deleted(sender: type[Model], instance: Model, **signal: Any) -> None:
    """What follows nothing goes, lest a later row of the same key inherits its followers."""
    for kind, model in MODELS.items():
        if issubclass(sender, model):
            Follow.objects.filter(kind=kind, key=str(instance.pk)).delete()
