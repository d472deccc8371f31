"""How changes of sharing read in a page's history and in the site's."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.log_actions import LogFormatter

from .changes import ADDED, GIVEN, REMOVED, TAKEN
from .rights import BY_KEY as RIGHTS
from .table import BY_KEY as ROLES

if TYPE_CHECKING:
    from wagtail.models import BaseLogEntry


def _rights(entry: BaseLogEntry) -> str:
    keys = entry.data.get("rights", [])
    return ", ".join(str(RIGHTS[key].name) for key in keys if key in RIGHTS)


def _role(entry: BaseLogEntry) -> str:
    role = ROLES.get(entry.data.get("role", ""))
    return str(role.name) if role else ""


class RightsGiven(LogFormatter):
    action = GIVEN
    label = gettext_lazy("Give rights")

    def format_message(self, log_entry: BaseLogEntry) -> str:
        return _("Gave %(who)s: %(rights)s") % {
            "who": log_entry.data.get("who", ""),
            "rights": _rights(log_entry),
        }


class RightsTaken(LogFormatter):
    action = TAKEN
    label = gettext_lazy("Take rights")

    def format_message(self, log_entry: BaseLogEntry) -> str:
        return _("Took from %(who)s: %(rights)s") % {
            "who": log_entry.data.get("who", ""),
            "rights": _rights(log_entry),
        }


class PersonAdded(LogFormatter):
    action = ADDED
    label = gettext_lazy("Add a person to the branch")

    def format_message(self, log_entry: BaseLogEntry) -> str:
        return _("%(who)s became %(role)s here") % {
            "who": log_entry.data.get("who", ""),
            "role": _role(log_entry),
        }


class PersonRemoved(LogFormatter):
    action = REMOVED
    label = gettext_lazy("Remove a person from the branch")

    def format_message(self, log_entry: BaseLogEntry) -> str:
        return _("%(who)s is no longer %(role)s here") % {
            "who": log_entry.data.get("who", ""),
            "role": _role(log_entry),
        }
