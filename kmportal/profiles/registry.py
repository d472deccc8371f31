"""What other apps add to a member's profile, to the copy of her data, and to its erasure.

Profiles know none of them: each app registers its part in its `AppConfig.ready()`.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    from django.http import HttpRequest

    from kmportal.members.models import User

#: Called with whose profile is shown and who reads it; None or an empty dict leaves the section out.
SectionContext = Callable[["User", "HttpRequest"], "dict[str, Any] | None"]
Export = Callable[["User"], Any]
Erasure = Callable[["User", bool], None]


class Section(NamedTuple):
    template_name: str
    context: SectionContext


sections: list[Section] = []
exports: dict[str, Export] = {}
erasures: list[Erasure] = []


def contribute_section(template_name: str, context_function: SectionContext) -> None:
    """A part of the public profile. It must ask itself what this reader may see.

    A part that is nothing of hers, a button say, puts `is_content: False` into its context: alone it
    makes no profile public. The template finds its context as `section`."""
    section = Section(template_name, context_function)
    if section not in sections:
        sections.append(section)


def contribute_export(key: str, function: Export) -> None:
    """A part of the copy a member takes of her data: `key` names it, the result must fit into JSON."""
    exports[key] = function


def on_account_deletion(function: Erasure) -> None:
    """Called before the account goes, within one transaction, with the user and whether what she
    wrote in public stays, without her name."""
    if function not in erasures:
        erasures.append(function)
