"""The form of one redirect, with the checks of the table."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from wagtail.contrib.redirects.forms import RedirectForm
from wagtail.contrib.redirects.models import Redirect

from .checking import Beside, Target, read_old, refuse_chain


class CheckedRedirectForm(RedirectForm):
    def clean_old_path(self) -> str:
        """One that stays as it is may be of a page that has come back meanwhile."""
        text = self.cleaned_data["old_path"]
        if self.instance.pk and Redirect.normalise_path(text) == self.initial.get("old_path"):
            return str(text)
        return read_old(text)

    def clean(self) -> dict[str, Any] | None:
        super().clean()
        page, link = (self.cleaned_data.get(name) for name in ("redirect_page", "redirect_link"))
        if page and link:
            self.add_error("redirect_link", _("Choose a page or write an address, not both."))
        elif not page and not link and "redirect_link" not in self.errors:
            self.add_error("redirect_page", _("Choose a page, or write an address below."))
        elif (old := self.cleaned_data.get("old_path")) and (page or link):
            self._refuse_chain(old, Target(page, link or ""))
        return self.cleaned_data

    def _refuse_chain(self, old: str, target: Target) -> None:
        try:
            refuse_chain(old, target, but=self.instance.pk, beside=Beside())
        except ValidationError as wrong:
            self.add_error("redirect_page" if target.page else "redirect_link", wrong)
