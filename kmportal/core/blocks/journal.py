"""The seven-step journal: what was done in each step, with what, and what came of it."""

from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.blocks.stream_block import StreamBlockValidationError

STEPS = [
    ("1", _("1 Find people and link leaders")),
    ("2", _("2 Gather local data")),
    ("3", _("3 Analyse and plan")),
    ("4", _("4 Act on the plan")),
    ("5", _("5 Evaluate")),
    ("6", _("6 Extend to others")),
    ("7", _("7 Raise to policy")),
]
STATES = [("done", _("Done")), ("now", _("Under way")), ("todo", _("Not yet"))]
THAI_DIGITS = str.maketrans("1234567", "๑๒๓๔๕๖๗")
CELL_FEATURES = ["bold", "ol", "ul", "link"]


class CellBlock(blocks.RichTextBlock):
    """One cell of the journal: paragraphs and lists, lists inside lists too."""

    def __init__(self, **kwargs: object) -> None:
        super().__init__(**({"features": CELL_FEATURES, "required": False} | kwargs))


class StepBlock(blocks.StructBlock):
    number = blocks.ChoiceBlock(label=_("Step"), choices=STEPS, search_index=False)
    title = blocks.CharBlock(
        label=_("Name of the step"),
        max_length=200,
        required=False,
        help_text=_("Empty: the step's usual name."),
    )
    state = blocks.ChoiceBlock(
        label=_("How far"), choices=STATES, default="done", search_index=False
    )
    period = blocks.CharBlock(
        label=_("When"), max_length=80, required=False, help_text=_("For example: ม.ค.–มี.ค. 2560")
    )
    method = CellBlock(label=_("Method"), help_text=_("What people did, in order."))
    tools = CellBlock(label=_("Support tools"))
    outcome = CellBlock(label=_("Outcome"))

    def get_context(
        self, value: blocks.StructValue, parent_context: dict[str, Any] | None = None
    ) -> dict[str, Any]:
        """Adds the step's name and state in words, and its number as the knot shows it."""
        context: dict[str, Any] = super().get_context(value, parent_context=parent_context)
        number = str(value["number"])
        usual = str(dict(STEPS).get(number, "")).partition(" ")[2]
        return context | {
            "name": value["title"] or usual,
            "state_label": dict(STATES).get(value["state"], ""),
            "knot": number.translate(THAI_DIGITS) if get_language() != "en" else number,
        }

    class Meta:
        icon = "list-ol"
        label = _("Step")
        description = _("One of the seven steps: method, support tools and outcome.")
        template = "blocks/step.html"
        label_format = "{number} {title}"
        preview_value = {
            "number": "1",
            "title": "",
            "state": "done",
            "period": "ม.ค.–มี.ค. 2560",
            "method": "<ol><li>เดินชวนคนที่ทำอยู่แล้ว</li><li>นั่งคุยทีละวง</li></ol>",
            "tools": "<p>ผังคนในหมู่บ้าน</p>",
            "outcome": "<p>ทีมแรกเก้าคน</p>",
        }


class JournalStreamBlock(blocks.StreamBlock):
    """Up to seven steps, each once, in order."""

    step = StepBlock()

    class Meta:
        max_num = 7

    def clean(self, value: blocks.StreamValue) -> blocks.StreamValue:
        cleaned = super().clean(value)
        numbers = [child.value["number"] for child in cleaned]
        if len(set(numbers)) != len(numbers) or numbers != sorted(numbers):
            raise StreamBlockValidationError(
                non_block_errors=[
                    ValidationError(_("Put the steps in order, each step at most once."))
                ]
            )
        return cleaned
