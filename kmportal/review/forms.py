"""What reviewers type."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _

from kmportal.guard.forms import CleanTextField

LONGEST_REASON = 3_000


def _lines() -> forms.Textarea:
    return forms.Textarea(attrs={"rows": 4})


class CommentForm(forms.Form):
    comment = CleanTextField(
        label=_("Comment"), required=False, max_length=LONGEST_REASON, widget=_lines()
    )


class ReasonForm(CommentForm):
    comment = CleanTextField(
        label=_("Reason"),
        max_length=LONGEST_REASON,
        widget=_lines(),
        help_text=_("Whoever wrote the page reads it. Say what should be different."),
        error_messages={"required": _("Please write why: without it nobody knows what to do.")},
    )
