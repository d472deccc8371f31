"""The editor's field for a position: typed, pasted from a map, or a pin put down on one."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from django import forms
from django.conf import settings
from django.core.exceptions import ValidationError
from django.forms.renderers import BaseRenderer
from django.template.loader import render_to_string
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _
from wagtail.admin.compare import FieldComparison
from wagtail.admin.panels import FieldPanel

from kmportal.core.forms import ContentPageForm
from kmportal.places.positions import LONGEST_TEXT, Pair, Position, parse_position

if TYPE_CHECKING:
    from learning_centers.models import LearningCenterPage
    from learning_centers.models.positioned import Positioned


class PinInput(forms.TextInput):
    """A text box, with a map below it where there are tiles and JavaScript (pin-map.js)."""

    #: Where the map begins while there is no pin.
    begins_at: Position | None = None

    def render(
        self,
        name: str,
        value: object,
        attrs: dict[str, Any] | None = None,
        renderer: BaseRenderer | None = None,
    ) -> SafeString:
        box = super().render(name, value, attrs, renderer)
        if not settings.MAP_TILE_URL:
            return box
        context = {
            "box": (attrs or {}).get("id", ""),
            "tiles": settings.MAP_TILE_URL,
            "attribution": settings.MAP_ATTRIBUTION,
            "begins_at": written(self.begins_at) if self.begins_at else "",
        }
        return SafeString(box + render_to_string("learning_centers/admin/pin_map.html", context))

    @property
    def media(self) -> forms.Media:
        if not settings.MAP_TILE_URL:
            return forms.Media()
        css: dict[str, Sequence[str]] = {"all": ["css/leaflet.css", "css/pin-map.css"]}
        return forms.Media(css=css, js=["js/leaflet.js", "js/pin-map.js"])


class PinField(forms.Field):
    """Its value is the latitude and longitude, or None."""

    widget = PinInput

    def __init__(self, **kwargs: Any) -> None:
        kwargs.setdefault("label", _("Position on the map"))
        kwargs.setdefault(
            "help_text",
            _(
                "Two numbers such as 13.97, 101.80, or a link from a map. Left empty, the centre is "
                "shown in the middle of its amphoe, as approximate."
            ),
        )
        super().__init__(required=False, **kwargs)

    def prepare_value(self, value: object) -> object:
        return written(value) if isinstance(value, tuple) else value

    def to_python(self, value: object) -> Pair | None:
        text = str(value or "").strip()
        if not text:
            return None
        try:
            return parse_position(text)
        except ValueError as why_not:
            raise ValidationError(str(why_not), code="invalid") from why_not

    def has_changed(self, initial: object, data: object) -> bool:
        return str(self.prepare_value(initial) or "") != str(data or "").strip()


def written(pair: tuple[Any, ...]) -> str:
    """As people type it, without zeros that say nothing.

    >>> written((13.97, 101.8))
    '13.97, 101.8'
    """
    return ", ".join(f"{number:.6f}".rstrip("0").rstrip(".") for number in pair[:2])


#: When a page comes and goes: to take one down is the stewards' part.
SCHEDULE = {"go_live_at", "expire_at"}


class PinForm(ContentPageForm):
    """One field for the two columns of a pin."""

    position = PinField()

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        page: Positioned = self.instance
        if field := self.fields.get("position"):
            field.widget.attrs["maxlength"] = LONGEST_TEXT
            field.widget.begins_at = page.shown_position
            if page.pin:
                self.initial["position"] = (page.pin.latitude, page.pin.longitude)

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean()
        if "position" in cleaned:
            pair = cleaned["position"] or (None, None)
            self.instance.latitude, self.instance.longitude = pair
        return cleaned


class LearningCenterPageForm(PinForm):
    """No dates of going offline for its coordinators."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        center: LearningCenterPage = self.instance
        if self.for_user and center.permissions_for_user(self.for_user).is_only_coordinating:
            for name in SCHEDULE & self.fields.keys():
                self.fields[name].disabled = True


class PinComparison(FieldComparison):
    """Shows a moved pin between two versions of a page, though no column is called so."""

    def __init__(self, old: Positioned, new: Positioned) -> None:
        self.val_a, self.val_b = (written(each.pin) if each.pin else "" for each in (old, new))

    def field_label(self) -> str:
        return str(_("Position on the map"))


class PinPanel(FieldPanel):
    class BoundPanel(FieldPanel.BoundPanel):
        def get_comparison(self) -> list[Any]:
            return [PinComparison]
