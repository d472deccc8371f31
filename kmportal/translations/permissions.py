"""Who may send pages to be translated, write translations, and bring them to readers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.core.exceptions import PermissionDenied
from django.shortcuts import get_object_or_404
from wagtail.models import Page
from wagtail.permissions import page_permission_policy
from wagtail_localize.models import Translation

if TYPE_CHECKING:
    from django.contrib.auth.models import AnonymousUser

    from kmportal.members.models import User

SEND = "wagtail_localize.submit_translation"
#: Any of these on a page lets a person see it in the editor.
SEES = ("add", "change", "publish", "lock", "unlock")


def may_send(user: User | AnonymousUser) -> bool:
    return user.is_active and bool(user.has_perm(SEND))


def may_look(user: User | AnonymousUser) -> bool:
    """Into reports: who sends or publishes."""
    policy = page_permission_policy
    return may_send(user) or bool(user.is_active and policy.user_has_permission(user, "publish"))


def may_read_source(user: User | AnonymousUser, page: Page) -> bool:
    """What everyone reads may be translated by whoever translates; what is closed or a draft only by
    those who have it in the editor."""
    if page.live and not page.get_view_restrictions().exists():
        return True
    return bool(page_permission_policy.user_has_any_permission_for_instance(user, SEES, page))


def translation_for(user: User | AnonymousUser, translation_id: int) -> tuple[Translation, Page]:
    """A page's translation that the person may write, with the page in its language."""
    translation = get_object_or_404(
        Translation.objects.select_related("source", "source__locale", "target_locale"),
        pk=translation_id,
    )
    page = get_object_or_404(
        Page,
        translation_key=translation.source.object_id,
        locale=translation.target_locale_id,
    ).specific
    if not page.permissions_for_user(user).can_edit():
        raise PermissionDenied
    return translation, page
