"""Figures with unit, year and source: single ones (before and after) and tables with a total."""

import datetime
from decimal import Decimal
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy
from wagtail import blocks
from wagtail.blocks.struct_block import StructBlockValidationError


def validate_year(value: int) -> None:
    """Years are stored in the Common Era; a Buddhist-era year typed here is 543 too large."""
    if not 1800 <= value <= datetime.date.today().year + 50:
        raise ValidationError(
            _("Write the year in the Common Era (ค.ศ.), for example %(year)s for พ.ศ. 2563."),
            params={"year": 2020},
        )


class YearBlock(blocks.IntegerBlock):
    def __init__(self, **kwargs: object) -> None:
        defaults = {
            "label": _("Year (Common Era)"),
            "required": False,
            "validators": [validate_year],
            "help_text": _("For example 2020 for พ.ศ. 2563; Thai pages show the Buddhist era."),
        }
        super().__init__(**(defaults | kwargs))


class NumberBlock(blocks.DecimalBlock):
    """A decimal that search finds: Wagtail leaves numbers out of the index."""

    def get_searchable_content(self, value: Decimal | None) -> list[str]:
        return [] if value is None else [f"{value.normalize():f}"]


class FigureBlock(blocks.StructBlock):
    label = blocks.CharBlock(label=_("What is counted"), max_length=200)
    before = NumberBlock(label=_("Before"), required=False)
    value = NumberBlock(label=_("Figure"))
    unit = blocks.CharBlock(label=_("Unit"), max_length=60, required=False)
    year = YearBlock()
    source = blocks.CharBlock(
        label=pgettext_lazy("of a figure", "Source"), max_length=240, required=False
    )

    class Meta:
        icon = "order"
        label = _("Figure")
        description = _("One number, or before and after, with unit, year and source.")
        template = "blocks/figure.html"
        label_format = "{label} {value}"
        preview_value = {
            "label": "รายได้เสริมต่อครัวเรือน",
            "before": Decimal(900),
            "value": Decimal(3400),
            "unit": "บาทต่อเดือน",
            "year": 2019,
            "source": "บัญชีครัวเรือน",
        }


class FigureRowBlock(blocks.StructBlock):
    label = blocks.CharBlock(label=_("What is counted"), max_length=200)
    value = NumberBlock(label=_("Figure"))
    year = YearBlock()

    class Meta:
        icon = "order"
        label = _("Row")


class FigureTableBlock(blocks.StructBlock):
    """Rows that add up. `total` is what the source states; the sum is computed beside it."""

    title = blocks.CharBlock(label=_("Title"), max_length=200)
    unit = blocks.CharBlock(label=_("Unit"), max_length=60)
    rows = blocks.ListBlock(FigureRowBlock(), label=_("Rows"), min_num=1)
    total = NumberBlock(
        label=_("Total the source states"),
        required=False,
        help_text=_("Leave empty if the source gives none. It must equal the sum of the rows."),
    )
    source = blocks.CharBlock(
        label=pgettext_lazy("of a figure", "Source"), max_length=240, required=False
    )

    class Meta:
        icon = "table"
        label = _("Figures that add up")
        description = _("A small table of figures by year, place or kind, with its total.")
        template = "blocks/figure_table.html"
        label_format = "{title}"
        preview_value = {
            "title": "ตำบลที่ได้รับการสนับสนุน",
            "unit": "ตำบล",
            "rows": [
                {"label": "ทำแผนธุรกิจเพื่อชุมชน", "value": Decimal(121), "year": 2019},
                {"label": "ทำแผนธุรกิจเพื่อชุมชน", "value": Decimal(608), "year": 2020},
            ],
            "total": Decimal(729),
            "source": "",
        }

    def get_context(
        self, value: blocks.StructValue, parent_context: dict[str, Any] | None = None
    ) -> dict[str, Any]:
        """Adds the computed sum, and each row with its length on a scale of 0 to 100 of the largest."""
        context: dict[str, Any] = super().get_context(value, parent_context=parent_context)
        values = [row["value"] for row in value["rows"]]
        largest = max((abs(v) for v in values), default=0) or 1
        return context | {
            "rows": [(row, f"{abs(row['value']) * 100 / largest:.1f}") for row in value["rows"]],
            "sum": sum(values),
            "dated": any(row["year"] for row in value["rows"]),
        }

    def clean(self, value: blocks.StructValue) -> blocks.StructValue:
        cleaned = super().clean(value)
        total = sum(row["value"] for row in cleaned["rows"])
        if cleaned["total"] is not None and cleaned["total"] != total:
            message = _(
                "The rows add up to %(sum)s, not to this. Correct a row or leave this empty."
            )
            raise StructBlockValidationError(
                block_errors={"total": ValidationError(message, params={"sum": total})}
            )
        return cleaned


class FigureStreamBlock(blocks.StreamBlock):
    figure = FigureBlock()
    table = FigureTableBlock()
