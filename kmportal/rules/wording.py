"""What rules say of themselves, in the language of whoever reads it."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from django.db.models import Model
from django.utils.functional import Promise
from django.utils.translation import get_language, gettext_lazy, ngettext, pgettext_lazy
from django.utils.translation import gettext as _

from .blocks import Whom, group_names, languages, page_types, workflows
from .conditions import by_kind
from .events import Event
from .placeholders import read_out

if TYPE_CHECKING:
    from .models import Rule


def when(rule: Rule) -> str:
    if rule.event != Event.UNTOUCHED:
        return str(rule.get_event_display())
    count = rule.days or 0
    text = ngettext(
        "nobody has touched a page for %(count)s day",
        "nobody has touched a page for %(count)s days",
        count,
    )
    return text % {"count": count}


def sentence(rule: Rule) -> dict[str, Any]:
    """The rule read out: `when`, the conditions of `ifs`, and `thens` in their order."""
    kinds = by_kind(rule)
    return {
        "when": when(rule),
        "ifs": [_condition(kind, values) for kind, values in kinds.items()],
        "thens": [_action(block.block_type, block.value) for block in rule.actions],
    }


_IFS: dict[str, str | Promise] = {
    "type": gettext_lazy("it is of the type %(names)s"),
    "branch": gettext_lazy("it is on or below %(names)s"),
    "theme": gettext_lazy("it is about %(names)s"),
    "place": gettext_lazy("it is from %(names)s"),
    "tag": gettext_lazy("it has the tag %(names)s"),
    "language": gettext_lazy("it is written in %(names)s"),
    "group": gettext_lazy("it was done by somebody of %(names)s"),
}
_THENS: dict[str, str | Promise] = {
    "notify": gettext_lazy("notify %(to)s"),
    "mail": gettext_lazy("send a mail to %(to)s: %(subject)s"),
    "tag": gettext_lazy("add the tag “%(name)s”"),
    "theme": gettext_lazy("add the theme “%(name)s”"),
    "workflow": gettext_lazy("start the workflow “%(name)s”"),
    "move": gettext_lazy("move it below “%(name)s”"),
    "unpublish": gettext_lazy("take it off the site"),
}
_OR = pgettext_lazy("between the last two of several", " or ")


def _condition(kind: str, values: Iterable[Any]) -> str:
    names = [f"“{name_of(kind, value)}”" for value in values]
    return str(_IFS[kind]) % {"names": str(_OR).join(names)}


def _action(kind: str, value: Any) -> str:
    facts = {"name": name_of(kind, value)}
    if kind in {"notify", "mail"}:
        facts["to"] = receiver(value)
        thai = (get_language() or "th").startswith("th")
        facts["subject"] = read_out(value.get("subject_th" if thai else "subject_en", ""))
    return str(_THENS[kind]) % facts


def receiver(value: Any) -> str:
    if value["to"] == Whom.NAMED:
        return str(value["who"] or _("somebody who is no longer here"))
    return str(dict(Whom.choices)[value["to"]])


_CHOICES = {
    "type": page_types,
    "language": languages,
    "group": group_names,
    "workflow": workflows,
}


def name_of(kind: str, value: Any) -> str:
    """A choice by its words, a row by its name; what is gone is said to be gone."""
    if kind in _CHOICES:
        value = dict(_CHOICES[kind]()).get(str(value))
    if isinstance(value, Model):
        return str(getattr(value, "full_name", "") or value)
    return str(value or _("something that is no longer there"))
