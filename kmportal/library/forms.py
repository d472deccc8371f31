"""The editor's form of a document: the year in either era, and a replaced file that is kept."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils.translation import gettext_lazy as _

from kmportal.core.forms import ContentPageForm
from kmportal.figures.viewsets import YearField

from .versions import keep_replaced_file

if TYPE_CHECKING:
    from .models import LibraryDocumentPage


class LibraryDocumentForm(ContentPageForm):
    year = YearField(
        label=_("year"),
        required=False,
        help_text=_("When it was made, in either era: พ.ศ. 2563 or 2020."),
    )

    def save(self, commit: bool = True) -> LibraryDocumentPage:
        page: LibraryDocumentPage = super().save(commit=commit)
        if "document" in self.changed_data:
            keep_replaced_file(page)
        return page
