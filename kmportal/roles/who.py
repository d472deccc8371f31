"""Choosing a person or a group by typing a name."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from django.contrib.auth.models import Group
from django.core.exceptions import ValidationError
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from kmportal.core.suggest import MAX_SUGGESTIONS, SuggestInput
from kmportal.guard.forms import CleanTextField
from kmportal.members.models import User

if TYPE_CHECKING:
    from typing import Any

    from django.db.models import QuerySet

#: How a suggestion ends, so that it means one row only: `[@nida]` a person, `[#5]` a group.
_PERSON = re.compile(r"\[@([^\]]+)\]$")
_GROUP = re.compile(r"\[#([0-9]{1,9})\]$")
LONGEST = 300


def people() -> QuerySet[User]:
    return User.objects.filter(is_active=True)


def groups() -> QuerySet[Group]:
    """Without the groups of one, which stand for their person."""
    return Group.objects.filter(personal=None)


def text_of(who: User | Group) -> str:
    if isinstance(who, User):
        return f"{who} [@{who.username}]"
    return f"{who.name} [#{who.pk}]"


def suggested(text: str, *, only_people: bool) -> list[dict[str, str]]:
    """For the suggestion box. Names only: an e-mail address finds its person, but is not shown."""
    named = Q(display_name__icontains=text) | Q(username__icontains=text) | Q(email__iexact=text)
    found: list[User | Group] = list(people().filter(named).order_by("display_name")[:12])
    if not only_people:
        found += groups().filter(name__icontains=text).order_by("name")[: MAX_SUGGESTIONS - 12]
    return [
        {
            "value": text_of(who),
            "label": str(who),
            "detail": str(_("person") if isinstance(who, User) else _("group")),
        }
        for who in found
    ]


class PersonField(CleanTextField):
    url_name = "suggest_person"

    def __init__(self, **kwargs: Any) -> None:
        kwargs.setdefault("widget", SuggestInput(self.url_name))
        super().__init__(max_length=LONGEST, **kwargs)

    def clean(self, value: Any) -> Any:
        text = super().clean(value)
        if text in self.empty_values:
            return None
        found = self.find(text)
        if len(found) != 1:
            raise ValidationError(
                _("Nobody is called so, or several are. Choose one of the suggestions as you type.")
            )
        return found[0]

    def find(self, text: str) -> list[User | Group]:
        if named := _PERSON.search(text):
            return list(people().filter(username=named[1]))
        same = Q(email__iexact=text) | Q(username__iexact=text) | Q(display_name=text)
        return list(people().filter(same)[:2])


class WhoField(PersonField):
    """A person or a group."""

    url_name = "suggest_who"

    def find(self, text: str) -> list[User | Group]:
        if numbered := _GROUP.search(text):
            return list(groups().filter(pk=int(numbered[1])))
        return super().find(text) + list(groups().filter(name=text))
