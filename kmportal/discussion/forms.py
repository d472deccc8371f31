"""What readers fill in below a page."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from kmportal.guard.forms import CleanTextField, GuardedForm
from kmportal.guard.text import fingerprint

from .models import Comment, Report

if TYPE_CHECKING:
    from django.http import HttpRequest

LONGEST = 10_000


class TextField(CleanTextField):
    def __init__(self) -> None:
        super().__init__(
            label=_("Your comment"),
            max_length=LONGEST,
            widget=forms.Textarea(attrs={"rows": 5}),
            error_messages={
                "required": _("Please write something first."),
                "max_length": _(
                    "This is too long: at most %(limit_value)s letters fit, you wrote %(show_value)s. "
                    "Please send it in parts."
                ),
            },
        )

    def validate(self, value: str) -> None:
        super().validate(value)
        if value and not fingerprint(value) and not any(map(_is_symbol, value)):
            raise ValidationError(self.error_messages["required"], code="required")


def _is_symbol(character: str) -> bool:
    """A lone 🙏 says something; a lone comma does not."""
    return ord(character) > 0x2190


class CommentForm(GuardedForm, forms.Form):
    """Guests give a name, members have one. It must not look like somebody else's."""

    name = CleanTextField(
        label=_("Your name"),
        max_length=80,
        widget=forms.TextInput(attrs={"autocomplete": "name"}),
        error_messages={"required": _("Please tell us your name, or what people call you.")},
    )
    text = TextField()

    def __init__(self, *args: Any, request: HttpRequest, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if request.user.is_authenticated:
            del self.fields["name"]

    def clean_name(self) -> str:
        return " ".join(str(self.cleaned_data["name"]).split())


class EditForm(forms.Form):
    text = TextField()
    version = forms.IntegerField(widget=forms.HiddenInput)

    def __init__(self, *args: Any, comment: Comment, **kwargs: Any) -> None:
        self.comment = comment
        kwargs["initial"] = {"text": comment.text, "version": comment.version}
        super().__init__(*args, **kwargs)

    def clean(self) -> dict[str, Any]:
        data: dict[str, Any] = super().clean() or self.cleaned_data
        if data.get("version") != self.comment.version:
            # The next try is made knowing what stands there now: it is shown beside the form.
            self.data = {**self.data.dict(), "version": str(self.comment.version)}  # type: ignore[attr-defined]  # of a request
            raise ValidationError(
                _("It has been changed meanwhile. Above is how it stands now; yours is kept here."),
                code="meanwhile",
            )
        return data


class ReportForm(GuardedForm, forms.Form):
    why = forms.ChoiceField(
        label=_("What is wrong with it?"), choices=Report.Why.choices, widget=forms.RadioSelect
    )
    details = CleanTextField(
        label=_("In your words"),
        required=False,
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("Only moderators read this."),
    )
