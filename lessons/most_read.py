"""The order of lists by how often pages were read."""

from __future__ import annotations

from django.db.models import F, Value
from django.db.models.functions import Coalesce
from django.utils.translation import gettext_lazy as _

from kmportal.core.orders import Order, shared

#: As the pages say it: here, and where a note was first published.
READS = Coalesce(F("total_reads__count"), Value(0)) + Coalesce(
    F("fieldnotepage__read_count"), Value(0)
)
MOST_READ = Order("read", _("Most read first"), READS.desc())

if MOST_READ not in shared:
    shared.append(MOST_READ)
