"""Tags of events, for their own pages and for those of places, themes, lessons and notes."""

from __future__ import annotations

import datetime

from django import template
from django.utils import timezone
from django.utils.safestring import SafeString

from kmportal.core.navigation import Link, Navigation
from kmportal.core.structured import as_script
from kmportal.events import relations, sections, wording
from kmportal.events.models import EventPage
from kmportal.events.structured import event_data
from kmportal.places.models import Place
from kmportal.places.positions import Position
from kmportal.places.querysets import pages_in
from kmportal.themes.models import Theme
from kmportal.themes.querysets import pages_about
from learning_centers.contact import MapLinks, map_links

register = template.Library()
register.simple_tag(sections.event_sections)
register.simple_tag(relations.events_behind)
register.filter("event_when", wording.when)
register.filter("event_times", wording.times)
register.filter("comes_again", wording.comes_again)

#: So many of the days to come are listed on the event's own page.
MOST_DAYS = 6


@register.filter
def map_links_of(pin: Position) -> MapLinks:
    return map_links(*pin)


@register.simple_tag
def next_days(page: EventPage) -> list[datetime.date]:
    """The next days it begins, or goes on; none for what is over. A preview's are not written yet."""
    today = timezone.localdate()
    days = page.recurrence.days()
    return [day for day in days if day + page.length >= today][:MOST_DAYS]


@register.simple_tag(takes_context=True)
def event_structured(context: template.Context, page: EventPage) -> SafeString:
    first = next(iter(next_days(page)), page.first_day)
    return as_script(event_data(page, first, context.get("request")))


@register.simple_tag(takes_context=True)
def calendar_link(context: template.Context) -> Link | None:
    """For the phone's menu and the foot of pages, where the main menu has no room for the calendar."""
    menu = Navigation.of(context["request"])
    page = menu.index_of("event")
    return menu.link(page) if page and not page.show_in_menus else None


@register.simple_tag(takes_context=True)
def events_in(context: template.Context, place: Place) -> relations.Coming:
    return relations.coming_among(pages_in(place), context["request"], place=place.code)


@register.simple_tag(takes_context=True)
def events_about(context: template.Context, theme: Theme) -> relations.Coming:
    return relations.coming_among(pages_about(theme), context["request"], theme=theme.slug)
