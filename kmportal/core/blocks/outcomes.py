"""Outputs, outcomes and impact of one area of change."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from wagtail import blocks


def _statements(label: str | Promise) -> blocks.ListBlock:
    return blocks.ListBlock(
        blocks.TextBlock(label=_("Item"), rows=2), label=label, default=[], collapsed=False
    )


class OutcomeAreaBlock(blocks.StructBlock):
    area = blocks.CharBlock(
        label=_("Area"),
        max_length=200,
        help_text=_("For example: quality of life in the community"),
    )
    outputs = _statements(_("Outputs"))
    outcomes = _statements(_("Outcomes"))
    impacts = _statements(_("Impact"))

    class Meta:
        icon = "tick-inverse"
        label = _("Area of change")
        description = _("What was produced, what changed, and what it led to, in one area.")
        template = "blocks/outcome_area.html"
        label_format = "{area}"
        preview_value = {
            "area": "คุณภาพชีวิตคนในชุมชน",
            "outputs": ["กลุ่มอาชีพใหม่สามกลุ่ม"],
            "outcomes": ["รายได้ต่อครัวเรือนเพิ่มขึ้น"],
            "impacts": ["คนหนุ่มสาวกลับมาอยู่บ้าน"],
        }


class OutcomeStreamBlock(blocks.StreamBlock):
    area = OutcomeAreaBlock()
