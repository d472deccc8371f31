"""What makes no sense in a rule, said to whoever writes it at the field where it stands."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.apps import apps
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from wagtail.blocks.stream_block import StreamBlockValidationError
from wagtail.blocks.struct_block import StructBlockValidationError
from wagtail.models import Page

from kmportal.core.bin_tree import is_binned
from kmportal.core.models import ContentPage

from .blocks import Whom, page_types
from .conditions import OF_CONTENT
from .events import DONE_BY_NOBODY, OFF_THE_SITE, Event

if TYPE_CHECKING:
    from kmportal.members.models import User

LESSON = "lessons.lessonpage"


@dataclass(frozen=True)
class Draft:
    """A rule as it was sent, each of its parts valid by itself."""

    event: str
    conditions: Any
    actions: Any
    author: User | None

    @property
    def types(self) -> list[str]:
        return [block.value for block in self.conditions if block.block_type == "type"]


def of_conditions(draft: Draft) -> ValidationError | None:
    return _at_blocks(draft, draft.conditions, _condition)


def of_actions(draft: Draft) -> ValidationError | None:
    return _at_blocks(draft, draft.actions, _action)


def _at_blocks(draft: Draft, stream: Any, problem: Any) -> ValidationError | None:
    found = {n: each for n, block in enumerate(stream) if (each := problem(draft, block))}
    return StreamBlockValidationError(block_errors=found) if found else None


def _condition(draft: Draft, block: Any) -> ValidationError | None:
    kind, value = block.block_type, block.value
    if kind == "group" and draft.event in DONE_BY_NOBODY:
        return ValidationError(
            _("Time alone brings this about: nobody did it. Take this condition away.")
        )
    if kind == "type" and draft.event == Event.APPLIED and value != LESSON:
        return ValidationError(_("Only lessons are used elsewhere. Choose the lesson, or no type."))
    if kind in OF_CONTENT and draft.types and not any(map(_has_content, draft.types)):
        return ValidationError(
            _("Pages of the chosen type have no themes, places and tags. Take one of them away.")
        )
    return None


def _has_content(label: str) -> bool:
    return issubclass(apps.get_model(label), ContentPage)


def _action(draft: Draft, block: Any) -> ValidationError | None:
    kind, value = block.block_type, block.value
    if kind in {"notify", "mail"}:
        return _told(draft, value)
    if kind == "move":
        return next(_moves(draft, value), None)
    if kind in {"tag", "theme"} and draft.types and not all(map(_has_content, draft.types)):
        return ValidationError(_("Pages of the chosen type have no tags and themes."))
    if kind == "unpublish" and draft.event in OFF_THE_SITE:
        return ValidationError(_("It is off the site already when this happens."))
    if kind == "workflow" and draft.event == Event.SUBMITTED:
        return ValidationError(_("It is in a review already when this happens."))
    return None


def _told(draft: Draft, value: Any) -> ValidationError | None:
    if value["to"] == Whom.DOER and draft.event in DONE_BY_NOBODY:
        message = _("Time alone brings this about: nobody did it. Choose somebody else.")
        return StructBlockValidationError(block_errors={"to": ValidationError(message)})
    return None


def _moves(draft: Draft, target: Page) -> Iterator[ValidationError]:
    if is_binned(target) or target.depth < 2:
        yield ValidationError(_("Nothing can be moved there. Choose another page."))
    names = dict(page_types())
    for label in draft.types:
        if not apps.get_model(label).can_exist_under(target):
            message = _("A page of the type “%(type)s” may not stand below “%(page)s”.")
            yield ValidationError(message, params={"type": names.get(label), "page": target})
    if not target.specific_class.allowed_subpage_models():
        yield ValidationError(_("Below “%(page)s” no page may stand."), params={"page": target})
    if draft.author and not draft.author.is_superuser:
        rights = target.permissions_for_user(draft.author).permissions
        if "add" not in rights:
            yield ValidationError(
                _("You may not put pages below “%(page)s”, and so your rule may not either."),
                params={"page": target},
            )
