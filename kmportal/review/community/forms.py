"""What a storyteller answers, and what editors write down about whom to ask."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django import forms
from django.utils.translation import gettext_lazy as _

from kmportal.guard.forms import CleanTextField, GuardedForm
from kmportal.review.models import Answer, Voice

if TYPE_CHECKING:
    _Form = forms.Form
else:
    _Form = forms.Form

Verdict = Answer.Verdict
LONGEST = 5_000
WITH_WORDS = (Verdict.NO, Verdict.CORRECTION)


class AnswerForm(GuardedForm, _Form):
    """`seen` names the version that was read, so that nobody says yes to another."""

    verdict = forms.ChoiceField(
        label=_("Was it so?"),
        choices=Verdict.choices,
        widget=forms.RadioSelect,
        error_messages={
            "required": _("Please choose one of the three answers."),
            "invalid_choice": _("Please choose one of the three answers."),
        },
    )
    words = CleanTextField(
        label=_("In your own words"),
        required=False,
        max_length=LONGEST,
        widget=forms.Textarea(attrs={"rows": 6}),
        help_text=_("What was different, what is missing, what should not be said in public."),
        error_messages={
            "max_length": _(
                "That is more than we can keep at once. Please make it a little shorter."
            )
        },
    )
    seen = forms.CharField(required=False, widget=forms.HiddenInput)

    def clean(self) -> dict[str, Any]:
        data = super().clean()
        if (
            data.get("verdict") in WITH_WORDS
            and not data.get("words")
            and "words" not in self.errors
        ):
            self.add_error(
                "words", _("Please write what should be different, even in a few words.")
            )
        return data


class AddressForm(forms.ModelForm[Voice]):
    class Meta:
        model = Voice
        fields = ("email",)
        labels = {"email": _("Mail address")}
        error_messages = {"email": {"invalid": _("This is no mail address.")}}
        widgets = {"email": forms.EmailInput(attrs={"autocomplete": "off"})}
