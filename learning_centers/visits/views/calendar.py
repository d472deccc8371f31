"""The private calendar of whoever keeps a centre."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.utils import timezone, translation
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from learning_centers.models import Visit
from learning_centers.visits import calendars
from learning_centers.visits.tokens import calendar_owner


@never_cache
@require_safe
def feed(request: HttpRequest, token: str) -> HttpResponse:
    """A calendar program does not sign in: the address is the key. What its owner may not see any
    more is not in it any more."""
    owner = calendar_owner(token)
    if owner is None:
        raise Http404
    states = (Visit.State.AGREED, Visit.State.DONE)
    visits = Visit.objects.kept_by(owner).filter(state__in=states).with_center()
    since = timezone.localdate() - calendars.PAST
    shown = visits.exclude(key=None).filter(last_day__gte=since).order_by("first_day", "pk")
    with translation.override(owner.language):
        content = calendars.of_keeper(shown[: calendars.MOST])
    response = HttpResponse(content, content_type="text/calendar; charset=utf-8")
    response["X-Robots-Tag"] = "noindex"
    return response
