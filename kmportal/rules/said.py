"""What actions say of themselves: kept as a key and what fills it, told in the reader's language."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from django.utils.translation import gettext_lazy

if TYPE_CHECKING:
    from collections.abc import Mapping

    from django.utils.functional import Promise

#: What an action did, would do, or why it did nothing. The log keeps the key, and what fills it.
SAID: dict[str, str | Promise] = {
    "notified": gettext_lazy("Notified: %(people)s"),
    "mailed": gettext_lazy("Mail to: %(people)s"),
    "nobody": gettext_lazy("Nobody to tell: nobody is named, or none of them may see the page."),
    "tagged": gettext_lazy("Added the tag “%(tag)s”"),
    "themed": gettext_lazy("Added the theme “%(theme)s”"),
    "has_tag": gettext_lazy("It has the tag “%(tag)s” already."),
    "has_theme": gettext_lazy("It has the theme “%(theme)s” already."),
    "no_tags": gettext_lazy("Pages of this type have no tags and themes."),
    "workflow": gettext_lazy("Started the workflow “%(workflow)s”"),
    "in_workflow": gettext_lazy("It is in a review already."),
    "moved": gettext_lazy("Moved below “%(page)s”"),
    "is_there": gettext_lazy("It is below “%(page)s” already."),
    "unpublished": gettext_lazy("Taken off the site"),
    "is_off": gettext_lazy("It is not on the site."),
    "gone": gettext_lazy(
        "What the action names is no longer there: open the rule and choose again."
    ),
    "not_below": gettext_lazy("The page may not stand below “%(page)s”."),
    "address_taken": gettext_lazy(
        "Below “%(page)s” there is a page with the same address already."
    ),
    "in_review": gettext_lazy("It is being reviewed; changing it now would end the review."),
    "scheduled": gettext_lazy(
        "A version of it waits for its hour; changing it now would undo that."
    ),
    "alias": gettext_lazy("It only repeats another page; that one has to be changed."),
    "locked": gettext_lazy("It is locked."),
    "no_author": gettext_lazy("Nobody answers for the rule any more: somebody must save it anew."),
    "author_may_not": gettext_lazy("%(author)s, who made the rule, may no longer make rules."),
    "author_sees_not": gettext_lazy("%(author)s, who made the rule, may not see this page."),
    "not_allowed": gettext_lazy("%(author)s, who made the rule, may not do this here."),
    "too_deep": gettext_lazy("Too many rules had led here one after another."),
    "failed": gettext_lazy("An error. Nothing was changed."),
}


def said(step: Mapping[str, Any]) -> str:
    text = str(SAID.get(step.get("said", ""), ""))
    facts = step.get("facts") or {}
    try:
        return text % facts
    except (KeyError, TypeError, ValueError):
        return text


def told(steps: Iterable[Mapping[str, Any]]) -> list[str]:
    return [text for step in steps if (text := said(step))]
