"""The community's own check on a lesson's page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django import template

from kmportal.review.models import CommunityCheck

if TYPE_CHECKING:
    from lessons.models import LessonPage

register = template.Library()


@register.simple_tag
def community_check(page: LessonPage) -> CommunityCheck | None:
    """The newest round that confirmed it. A lesson not marked as checked asks nothing."""
    if not (page.pk and page.checked):
        return None
    confirmed = page.community_checks.filter(outcome=CommunityCheck.Outcome.CONFIRMED)
    found: CommunityCheck | None = confirmed.order_by("-closed_at").first()
    return found
