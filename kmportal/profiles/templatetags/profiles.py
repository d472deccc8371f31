"""Profiles on pages of apps that do not know them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django import template

from kmportal.members.models import User
from kmportal.profiles.models import Profile

if TYPE_CHECKING:
    from kmportal.core.models import ContentPage, PageContributor

register = template.Library()


@register.simple_tag
def shown_profile(person: PageContributor) -> str:
    """The address of the profile of somebody a page names; empty where others would find none.

    A published page of hers is reason enough for a profile, unless she hides her list of pages.
    """
    member = _members_of(person.page).get(person.member_id or 0) if person.page.live else None
    if member is None:
        return ""
    told = getattr(member, "profile", None) or Profile(user=member)
    return member.get_absolute_url() if told.show_pages or told.tells_something else ""


def _members_of(page: ContentPage) -> dict[int, User]:
    """With an account that is in use, read once for all that the page names."""
    if not hasattr(page, "named_members"):
        named = [each.member_id for each in page.contributors.all() if each.member_id]
        active = User.objects.filter(is_active=True).select_related("profile__place")
        page.named_members = active.in_bulk(named) if named else {}
    found: dict[int, User] = page.named_members
    return found
