"""What is posted on the Sharing screen. Each form that is valid makes one change."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django import forms
from django.contrib.auth.models import Group
from django.utils.translation import gettext_lazy as _
from wagtail.models import PageViewRestriction

from .changes import (
    AddPerson,
    Change,
    GiveRights,
    RemovePerson,
    SetReaders,
    TakeRight,
    may_hand_out,
)
from .delegation import rights_to_give
from .rights import BY_KEY
from .table import BY_KEY as ROLE_BY_KEY
from .table import ROLES, Role
from .who import PersonField, WhoField, people

if TYPE_CHECKING:
    from wagtail.models import Page

    from kmportal.members.models import User

READERS = [
    (PageViewRestriction.NONE, _("Whoever can read the page above")),
    (PageViewRestriction.LOGIN, _("People who have signed in")),
    (PageViewRestriction.GROUPS, _("Only the groups and people named here")),
]


class SharingForm(forms.Form):
    def __init__(self, *args: Any, page: Page, actor: User, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.page, self.actor = page, actor

    def change(self) -> Change:
        raise NotImplementedError


class GiveForm(SharingForm):
    who = WhoField(label=_("Person or group"), help_text=_("Type a part of the name."))
    rights = forms.MultipleChoiceField(
        label=_("May do this here and below"), widget=forms.CheckboxSelectMultiple
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        mine = rights_to_give(self.actor, self.page)
        choices = [(right.key, right.name) for right in mine]
        self.fields["rights"].choices = choices  # type: ignore[attr-defined]  # of choices

    def change(self) -> Change:
        rights = [BY_KEY[key] for key in self.cleaned_data["rights"]]
        return GiveRights(self.page, self.cleaned_data["who"], rights)


class TakeForm(SharingForm):
    group = forms.ModelChoiceField(Group.objects.select_related("personal__person"))
    right = forms.ChoiceField(choices=[(key, key) for key in BY_KEY])

    def change(self) -> Change:
        return TakeRight(self.page, self.cleaned_data["group"], BY_KEY[self.cleaned_data["right"]])


class ReadersForm(SharingForm):
    kind = forms.ChoiceField(
        label=_("Who can read this on the site"), choices=READERS, widget=forms.RadioSelect
    )

    def change(self) -> Change:
        return SetReaders(self.page, self.cleaned_data["kind"])


class AddPersonForm(SharingForm):
    person = PersonField(label=_("Person"), help_text=_("Type a part of the name."))
    role = forms.ChoiceField(label=_("Role in this branch"))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choices = [(role.key, role.name) for role in roles_to_hand_out(self.actor, self.page)]
        self.fields["role"].choices = choices  # type: ignore[attr-defined]  # of choices

    def change(self) -> Change:
        role = ROLE_BY_KEY[self.cleaned_data["role"]]
        return AddPerson(self.page, role, self.cleaned_data["person"])


class RemovePersonForm(SharingForm):
    person = forms.ModelChoiceField(people())
    role = forms.ChoiceField(choices=[(role.key, role.key) for role in ROLES if role.in_branch])

    def change(self) -> Change:
        role = ROLE_BY_KEY[self.cleaned_data["role"]]
        return RemovePerson(self.page, role, self.cleaned_data["person"])


FORMS: dict[str, type[SharingForm]] = {
    "give": GiveForm,
    "take": TakeForm,
    "readers": ReadersForm,
    "add": AddPersonForm,
    "remove": RemovePersonForm,
}


def roles_to_hand_out(actor: User, page: Page) -> list[Role]:
    return [role for role in ROLES if role.in_branch and may_hand_out(actor, role, page)]
