from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from .importer import page_of
from .pages import NoPlaceInTreeError, parent_for
from .parsing import read_draft
from .reading import MAX_BYTES, SUFFIXES, UnreadableDocumentError, read_bytes

if TYPE_CHECKING:
    from kmportal.members.models import User

    from .reading import SourceDocument


class UploadForm(forms.Form):
    """Accepts a file only if a page can be made of it by this person, so nothing is lost later."""

    file = forms.FileField(
        label=gettext_lazy("Document"),
        help_text=gettext_lazy("Plain text, Markdown or HTML, up to 20 MB."),
        widget=forms.FileInput(attrs={"accept": ",".join(SUFFIXES)}),
    )
    kind = forms.ChoiceField(
        label=gettext_lazy("What it is"),
        required=False,
        choices=[
            ("", gettext_lazy("Decide from the text")),
            ("lesson", gettext_lazy("Lesson")),
            ("note", gettext_lazy("Field note")),
            ("research", gettext_lazy("Research")),
        ],
    )
    document: SourceDocument

    def __init__(self, *args: Any, user: User, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.user = user

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        file = cleaned.get("file")
        if file is None:
            return cleaned
        try:
            # Not a byte more than the limit is read, whatever size the browser states.
            self.document = read_bytes(file.name, file.read(MAX_BYTES + 1))
            self._check(cleaned.get("kind", ""))
        except (UnreadableDocumentError, NoPlaceInTreeError) as error:
            self.add_error("file", str(error))
        return cleaned

    def _check(self, kind: str) -> None:
        if page := page_of(self.document):
            message = _("This document is already imported: “%(page)s”.")
            self.add_error("file", message % {"page": page.title})
            return
        parent = parent_for(read_draft(self.document, kind))
        if not parent.permissions_for_user(self.user).can_add_subpage():
            message = _("You may not add pages below “%(page)s”. Ask a steward.")
            self.add_error("file", message % {"page": parent.title})
