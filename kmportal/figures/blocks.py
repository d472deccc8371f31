"""A chart of the network's figures inside a text."""

from __future__ import annotations

from itertools import groupby
from typing import Any
from zlib import crc32

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.blocks.struct_block import StructBlockValidationError

from kmportal.core.blocks.figures import YearBlock
from kmportal.places.models import Place

from .models import Indicator
from .pictures import Pictures, compared_within, narrowed

KINDS = [
    ("years", _("Bars by year")),
    ("areas", _("Bars by region, or by the provinces of one")),
    ("map", _("Map of the provinces")),
    ("table", _("Table by year")),
]


def indicator_choices() -> list[tuple[str, str]]:
    return [(indicator.slug, indicator.name) for indicator in Indicator.objects.with_figures()]


def place_choices() -> list[tuple[str, list[tuple[str, str]]]]:
    """Regions, each with its provinces."""
    levels = (Place.Level.REGION, Place.Level.PROVINCE)
    places = Place.objects.current().filter(level__in=levels).select_related("region")
    ordered = sorted(places, key=lambda p: (p.region.code if p.region else p.code, p.level, p.name))
    grouped = groupby(ordered, key=lambda place: place.region or place)
    return [(region.name, [(p.code, p.name) for p in found]) for region, found in grouped]


class ChartBlock(blocks.StructBlock):
    """Drawn of the figures as they are when the page is read. Indicators are named by their address,
    which may be gone one day: the page then says so."""

    indicator = blocks.ChoiceBlock(
        label=_("Indicator"), choices=indicator_choices, search_index=False
    )
    kind = blocks.ChoiceBlock(
        label=_("Picture"), choices=KINDS, default="years", search_index=False
    )
    caption = blocks.CharBlock(
        label=_("Caption"),
        max_length=300,
        required=False,
        help_text=_("What the reader should see in it, in your own words."),
    )
    place = blocks.ChoiceBlock(
        label=_("Only from here"),
        choices=place_choices,
        required=False,
        search_index=False,
        help_text=_("Empty: the whole network."),
    )
    first = YearBlock(label=_("From the year (Common Era)"))
    last = YearBlock(label=_("To the year (Common Era)"))

    class Meta:
        icon = "doc-full-inverse"
        label = _("Chart of the network's figures")
        description = _("Bars, a map or a table of one indicator, always up to date.")
        template = "blocks/chart.html"
        label_format = "{caption} {indicator}"

    def clean(self, value: blocks.StructValue) -> blocks.StructValue:
        cleaned = super().clean(value)
        if cleaned["first"] and cleaned["last"] and cleaned["first"] > cleaned["last"]:
            message = _("This year comes before the first one.")
            raise StructBlockValidationError(block_errors={"last": ValidationError(message)})
        return cleaned

    def get_preview_value(self) -> blocks.StructValue:
        """The first indicator there is."""
        slugs = Indicator.objects.with_figures().values_list("slug", flat=True)
        return self.to_python({"indicator": slugs.first() or "", "kind": "years"})

    def get_searchable_content(self, value: blocks.StructValue) -> list[str]:
        """The caption, and the indicator's names in both languages."""
        found = Indicator.objects.filter(slug=value["indicator"] or "").first()
        names = [found.name_th, found.name_en] if found else []
        return [*super().get_searchable_content(value), *names]

    def get_context(
        self, value: blocks.StructValue, parent_context: dict[str, Any] | None = None
    ) -> dict[str, Any]:
        context: dict[str, Any] = super().get_context(value, parent_context=parent_context)
        indicator = Indicator.objects.filter(slug=value["indicator"] or "").first()
        if not indicator:
            return context | {"missing": True}
        return context | {
            "indicator": indicator,
            "pictures": _pictures(indicator, value),
            "key": _key(value),
        }


def _pictures(indicator: Indicator, value: blocks.StructValue) -> Pictures:
    code = value["place"]
    place = Place.objects.select_related("region").filter(code=code).first() if code else None
    entries = indicator.figures.entries()
    chosen = narrowed(entries, place, value["first"], value["last"])
    return Pictures(indicator, chosen, compared_within(place), place)


def _key(value: blocks.StructValue) -> str:
    """What tells the weaves of this chart from others' on the page."""
    return f"chart-{crc32(repr(sorted(value.items())).encode()):x}"
