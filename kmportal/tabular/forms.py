from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from .columns import Columns
from .reading import MAX_BYTES, SUFFIXES, Sheet, UnreadableTableError, read_sheet


class UploadForm(forms.Form):
    """Takes a file only if it is a table with the columns that rows are known by."""

    file = forms.FileField(
        label=gettext_lazy("File"),
        help_text=gettext_lazy("Excel (.xlsx) or CSV, up to 10,000 rows and 10 MB."),
        widget=forms.FileInput(attrs={"accept": ",".join(SUFFIXES)}),
    )
    sheet: Sheet

    def __init__(self, *args: Any, columns: Columns, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._columns = columns

    def clean_file(self) -> Any:
        file = self.cleaned_data["file"]
        try:
            # Not much more than the limit is read, whatever size the browser states.
            self.sheet = read_sheet(file.read(MAX_BYTES + 1))
        except UnreadableTableError as fault:
            raise forms.ValidationError(str(fault)) from fault
        if missing := self._columns.missing_keys(self._columns.match(self.sheet.headers)):
            message = _(
                "The first row must hold the headings, with a column “%(missing)s”. "
                "Download the table to see all headings."
            )
            raise forms.ValidationError(message % {"missing": ", ".join(missing)})
        return file
