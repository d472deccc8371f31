"""Events for calendar programs: one to keep, all to follow."""

from __future__ import annotations

import datetime

from django.db.models import Exists, OuterRef
from django.http import Http404, HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe
from wagtail.models import Locale

from kmportal.core import calendars
from kmportal.core.querysets import read_shown_relations

from . import ics
from .asked import Asked
from .models import EventPage, Occurrence
from .narrowing import Narrowing
from .querysets import readable_events

#: Programs that follow the calendar are given what comes, and a little of what was.
PAST = datetime.timedelta(days=92)
MOST = 500


@require_safe
def event(request: HttpRequest, pk: int) -> HttpResponse:
    """Of an event whoever asks may read; of others there is none."""
    found = EventPage.objects.current().filter(pk=pk).first()
    if found is None or not _is_admitted(request, found):
        raise Http404(_("There is no event here."))
    read_shown_relations([found])
    return calendars.response(ics.of_event(found), f"event-{pk}.ics")


def _is_admitted(request: HttpRequest, page: EventPage) -> bool:
    return all(rule.accept_request(request) for rule in page.get_view_restrictions())


@require_safe
def feed(request: HttpRequest) -> HttpResponse:
    """Of what anyone may read, since a calendar program does not sign in."""
    since = timezone.localdate() - PAST
    recent = Occurrence.objects.filter(event=OuterRef("pk"), last_day__gte=since)
    events = readable_events(Locale.get_active()).filter(Exists(recent))
    kinds = dict(events.order_by("first_day", "pk").values_list("pk", "event_kind"))
    left = Narrowing(Asked.of(request.GET), kinds, events).left
    chosen = [pk for pk in kinds if pk in left][-MOST:]
    shown = list(EventPage.objects.filter(pk__in=chosen).order_by("first_day", "pk"))
    read_shown_relations(shown)
    return calendars.response(ics.of_events(shown, _("Events of community organisations")))
