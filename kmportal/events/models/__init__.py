"""Events, the days they come, what came of them, and the calendar that lists them."""

from .event_page import EventOutcome, EventPage
from .index_page import EventIndexPage
from .occurrence import Occurrence

__all__ = ["EventIndexPage", "EventOutcome", "EventPage", "Occurrence"]
