"""Choosing a theme in the editor by typing part of its name in either language."""

from __future__ import annotations

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from kmportal.core.suggest import SuggestedModelField

from .models import Theme


class ThemeField(SuggestedModelField):
    url_name = "theme_suggestions"

    def text_of(self, instance: Theme) -> str:  # type: ignore[override]  # of themes only
        """The name, with its address in brackets: names of branches may repeat."""
        return f"{instance.name} ({instance.slug})"

    def find(self, text: str) -> Theme:
        slug = text.rpartition("(")[2].removesuffix(")") if text.endswith(")") else text
        if theme := Theme.objects.filter(slug=slug).first():
            return theme
        named = [t for t in Theme.objects.all() if text.casefold() in _names(t)]
        if len(named) == 1:
            return named[0]
        message = _("There is no theme “%(text)s”. Type part of its name and choose from the list.")
        raise ValidationError(message % {"text": text}, code="invalid_choice")


def _names(theme: Theme) -> tuple[str, str]:
    return theme.name_th.casefold(), theme.name_en.casefold()
