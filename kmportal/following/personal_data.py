"""What following knows of a member: given to her on request, gone with her account."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from kmportal.profiles.queries import profile_of

from .models import Follow, Mail, MailChoice, Notification
from .targets import find_all
from .wording import lines_of, with_what_is_said

if TYPE_CHECKING:
    from django.http import HttpRequest

    from kmportal.members.models import User


def exported(user: User) -> dict[str, Any]:
    """Everything kept, in words where there are some; nothing of pages she may not read."""
    follows = list(user.follows.all())
    targets = find_all(((each.kind, each.key) for each in follows), user)
    lines = lines_of(with_what_is_said(user.notifications.readable()))
    choice = MailChoice.objects.filter(member=user).first()
    mail = Mail.objects.filter(member=user).values("key", "state", "sent_at", "attempts")
    return {
        "follows": [_follow(each, targets.get((each.kind, each.key))) for each in follows],
        "mail_about_what_i_told": choice.own if choice else MailChoice().own,
        "notifications": [
            {
                "what": line.headline,
                "where": line.readable_url,
                "when": line.happened_at.isoformat(),
                "read": not line.unread,
            }
            for line in lines
        ],
        "mail": [row | {"sent_at": row["sent_at"] and row["sent_at"].isoformat()} for row in mail],
    }


def _follow(follow: Follow, target: Any) -> dict[str, str]:
    return {
        "kind": follow.kind,
        "key": follow.key,
        "name": target.label if target else "",
        "frequency": follow.frequency,
        "since": follow.created_at.isoformat(),
    }


def forget(user: User, keep: bool = False) -> None:
    """All of it goes, whether or not she leaves her words here; so do those who followed her."""
    Notification.objects.filter(member=user).delete()
    Follow.objects.filter(member=user).delete()
    Mail.objects.filter(member=user).delete()
    MailChoice.objects.filter(member=user).delete()
    Follow.objects.filter(kind=Follow.Kind.AUTHOR, key=str(user.pk)).delete()


def to_follow(user: User, request: HttpRequest) -> dict[str, Any] | None:
    """For the public profile; nobody follows herself, or who shows nothing."""
    if request.user == user or not profile_of(user).show_pages:
        return None
    return {"author": user, "is_content": False}
