"""Where what a group tells of its visit can become a story.

Stories are told in an app above this one: it says where, and reads the visit by the same signed link.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.urls import NoReverseMatch, reverse

from kmportal.core.dates import readable_days

if TYPE_CHECKING:
    from learning_centers.models import Visit

ROUTE = "telling:from_visit"


def story_url(visit: Visit, token: str) -> str:
    """Empty until something was told, and where no app takes stories."""
    if not getattr(visit, "feedback", None) or not visit.feedback.learned:
        return ""
    try:
        return reverse(ROUTE, args=[token])
    except NoReverseMatch:
        return ""


def begun_with(visit: Visit, title: str) -> dict[str, str]:
    """What the form of a field note is filled with. Who was called for the visit is nobody's story."""
    told = getattr(visit, "feedback", None)
    lines = [
        f"{visit.group} · {visit.center.title} · {readable_days(visit.first_day, visit.last_day)}"
    ]
    lines += [told.learned] if told else []
    place = next((tag.place for tag in visit.center.place_tags.all() if tag.place), None)
    return {
        "title": title,
        "text": "\n\n".join(lines),
        "place_1": place.full_name if place else "",
    }
