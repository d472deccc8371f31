"""The calendar."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar

from django.utils.translation import gettext_lazy as _

from kmportal.core.models import ContentIndexPage
from kmportal.events.agenda import Agenda
from kmportal.events.asked import Asked

if TYPE_CHECKING:
    from django.http import HttpRequest


class EventIndexPage(ContentIndexPage):
    lists = "event"
    subpage_types: ClassVar = ["events.EventPage"]
    parent_page_types: ClassVar = ["core.HomePage"]
    template = "events/index_page.html"

    class Meta:
        verbose_name = _("calendar of events")
        verbose_name_plural = _("calendars of events")

    def get_context(self, request: HttpRequest, *args: object, **kwargs: object) -> dict[str, Any]:
        context: dict[str, Any] = super().get_context(request, *args, **kwargs)
        context["agenda"] = Agenda(Asked.of(request.GET), self.locale)
        return context
