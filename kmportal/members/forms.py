"""What everyone who joins is asked, however she signs in."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django import forms
from django.urls import reverse
from django.utils.functional import lazy
from django.utils.html import format_html
from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _

from kmportal.guard.forms import CleanTextField, GuardedForm

from .models import Consent
from .privacy import VERSION

if TYPE_CHECKING:
    from django.http import HttpRequest

    from .models import User


def _agreement() -> str:
    # A link opened in the same window would lose what was typed.
    return format_html(
        _('I have read the <a href="{}" target="_blank">privacy notice</a> and agree to it.'),
        reverse("privacy"),
    )


class JoiningForm(GuardedForm, forms.Form):
    """Allauth builds its sign-up forms on this one: by e-mail, and by LINE or Google."""

    display_name = CleanTextField(
        label=gettext_lazy("Name shown"),
        max_length=120,
        help_text=gettext_lazy("The name others see beside what you write. It can be changed."),
        widget=forms.TextInput(attrs={"autocomplete": "name"}),
    )
    consent = forms.BooleanField(
        label=lazy(_agreement, str)(),
        error_messages={
            "required": gettext_lazy("Please tick the box: without it no account can be made.")
        },
    )
    field_order: tuple[str, ...] = ("display_name", "email", "password1", "consent")

    def signup(self, request: HttpRequest, user: User) -> None:
        user.display_name = self.cleaned_data["display_name"]
        user.language = (get_language() or "th")[:2]
        user.save(update_fields=["display_name", "language"])
        Consent.objects.create(user=user, version=VERSION, language=user.language)
