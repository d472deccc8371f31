"""What the page of an event shows, in order; the contents list is made of the same."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils.translation import gettext as _

from kmportal.core.sections import Section, present

from .relations import came_of

if TYPE_CHECKING:
    from .models import EventPage


def event_sections(page: EventPage) -> list[Section]:
    return present(
        Section("about", _("About the event"), page.body, base=2),
        Section("notes", _("How it was"), page.notes),
        Section("outcomes", _("What came of it"), came_of(page), "events/outcomes.html"),
        Section("files", _("Files"), page.attachments, "articles/files.html"),
    )
