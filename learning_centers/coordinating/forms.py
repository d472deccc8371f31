from __future__ import annotations

from django import forms
from django.core.exceptions import ValidationError
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from kmportal.guard.forms import CleanTextField
from kmportal.members.models import User


class CoordinatorForm(forms.Form):
    """Names a member by the e-mail address or user name she signs in with."""

    person = CleanTextField(
        label=_("E-mail address or user name"),
        max_length=254,
        help_text=_("Of someone who has an account here."),
        widget=forms.TextInput(attrs={"autocomplete": "off", "inputmode": "email"}),
    )

    def clean_person(self) -> User:
        name = self.cleaned_data["person"]
        people = User.objects.filter(is_active=True)
        found = people.filter(Q(email__iexact=name) | Q(username__iexact=name))[:2]
        if len(found) != 1:
            raise ValidationError(
                _(
                    "Nobody with an account here is called so. Ask the person to join first, or look "
                    "at the spelling."
                )
            )
        return found[0]
