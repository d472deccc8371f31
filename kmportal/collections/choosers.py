"""Blocks that choose a place or theme by typing, as the fields of pages do."""

from __future__ import annotations

from typing import Any, ClassVar

from django.db.models import Model
from django.utils.functional import Promise, cached_property
from django.utils.translation import gettext_lazy as _
from wagtail import blocks

from kmportal.core.suggest import SuggestedModelField
from kmportal.places.forms import PlaceField
from kmportal.themes.forms import ThemeField


class SuggestedBlock(blocks.ChooserBlock):
    """Keeps the key of what is chosen, so that whoever deletes it sees where it is used. A value
    that is gone is None."""

    target_model: ClassVar[str]
    field_class: ClassVar[type[SuggestedModelField]]
    gone: ClassVar[str | Promise]

    @cached_property
    def field(self) -> SuggestedModelField:
        return self.field_class(
            self.model_class.objects.all(),
            required=self._required,
            help_text=self._help_text,
            error_messages={"required": self.gone},
        )

    def value_for_form(self, value: Any) -> str:
        return self.field.prepare_value(value)

    def value_from_form(self, value: Any) -> Any:
        """What was typed, until it is cleaned."""
        return value

    def get_form_state(self, value: Any) -> str:
        return self.value_for_form(value)

    def clean(self, value: Any) -> Model | None:
        cleaned: Model | None = self.field.clean(self.value_for_form(value))
        return cleaned

    def get_prep_value(self, value: Any) -> Any:
        return value.pk if isinstance(value, Model) else None


class PlaceBlock(SuggestedBlock):
    target_model = "places.Place"
    field_class = PlaceField
    gone = _(
        "Choose a place. If one was chosen here before, it is no longer there: choose another, or "
        "take this criterion away."
    )

    class Meta:
        icon = "site"


class ThemeBlock(SuggestedBlock):
    target_model = "themes.Theme"
    field_class = ThemeField
    gone = _(
        "Choose a theme. If one was chosen here before, it is no longer there: choose another, or "
        "take this criterion away."
    )

    class Meta:
        icon = "tag"
