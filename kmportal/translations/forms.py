from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from kmportal.tabular.reading import SUFFIXES, Sheet, UnreadableTableError, read_sheet

MAX_BYTES = 2 * 1024 * 1024


class WorkbookForm(forms.Form):
    """Takes any table; whether its rows fit the page is asked afterwards, row by row."""

    file = forms.FileField(
        label=_("File"),
        help_text=_(
            "The Excel file you downloaded here, or a CSV with the same columns, up to 2 MB."
        ),
        widget=forms.FileInput(attrs={"accept": ",".join(SUFFIXES)}),
    )
    sheet: Sheet

    def clean_file(self) -> Any:
        file = self.cleaned_data["file"]
        content = file.read(MAX_BYTES + 1)
        if len(content) > MAX_BYTES:
            raise forms.ValidationError(_("The file is larger than the texts of a page can be."))
        try:
            self.sheet = read_sheet(content)
        except UnreadableTableError as fault:
            raise forms.ValidationError(str(fault)) from fault
        return file
