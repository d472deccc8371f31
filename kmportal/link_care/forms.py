"""Which page takes the other's place."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from wagtail.models import Page

from kmportal.core.bin_tree import outside_bin

from .widgets import PageChooser


class MendForm(forms.Form):
    page = forms.ModelChoiceField(
        queryset=Page.objects.none(),
        label=_("Lead the links to this page instead"),
        widget=PageChooser(),
        error_messages={"invalid_choice": _("Choose a page that is published.")},
    )

    def __init__(self, *args: Any, target: int, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        chosen: Any = self.fields["page"]
        chosen.queryset = Page.objects.live().filter(outside_bin(), depth__gt=1).exclude(pk=target)
