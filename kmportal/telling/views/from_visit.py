"""A story that begins with what a group told of its visit to a learning centre."""

from __future__ import annotations

import uuid
from typing import TYPE_CHECKING

from django.http import Http404, HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from learning_centers.visits.stories import begun_with, story_url
from learning_centers.visits.tokens import visit_from

from .access import writers_only
from .writing import show_filled

if TYPE_CHECKING:
    from kmportal.members.models import User


@require_safe
@never_cache
@writers_only
def from_visit(request: HttpRequest, token: str) -> HttpResponse:
    """The form, filled: nothing is stored until the member saves it. The same visit gives each member
    the same draft, so that a second look begins no second note."""
    visit = visit_from(token)
    if visit is None or not story_url(visit, token):
        raise Http404
    member: User = request.user  # type: ignore[assignment]  # signed in
    key = uuid.uuid5(visit.key or uuid.uuid4(), str(member.pk))
    title = _("What we learned at %(centre)s") % {"centre": visit.center.title}
    return show_filled(request, key, begun_with(visit, title))
