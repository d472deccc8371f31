"""The form of a collection's criteria. Several of one kind: any of them; of different kinds: all."""

from __future__ import annotations

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy
from wagtail import blocks
from wagtail.blocks.struct_block import StructBlockValidationError

from .choices import Applied, Dated, Language, Period, kinds
from .choosers import PlaceBlock, ThemeBlock

LONGEST_TEXT = 200
LONGEST_NAME = 120
#: Criteria of one collection; more would make no list a reader could follow.
MOST = 30
#: Of these, a second one would say something else than the first.
SINGLE = ("text", "period", "dates", "applied", "language")


def dated_block() -> blocks.ChoiceBlock:
    return blocks.ChoiceBlock(
        label=_("By the day"), choices=Dated.choices, default=Dated.CONTENT, search_index=False
    )


class PeriodBlock(blocks.StructBlock):
    period = blocks.ChoiceBlock(label=_("Period"), choices=Period.choices, search_index=False)
    dated = dated_block()

    class Meta:
        icon = "history"
        label = _("Period")
        description = _("Such as the last 30 days: always counted from today.")


class DatesBlock(blocks.StructBlock):
    first = blocks.DateBlock(label=pgettext_lazy("first day", "From"), required=False)
    last = blocks.DateBlock(label=_("To"), required=False)
    dated = dated_block()

    class Meta:
        icon = "date"
        label = _("Dates")
        description = _("From one day to another. Either may be left empty.")

    def clean(self, value: blocks.StructValue) -> blocks.StructValue:
        cleaned = super().clean(value)
        first, last = cleaned["first"], cleaned["last"]
        if not first and not last:
            _refuse("first", str(_("Write at least one of the two days.")))
        if first and last and last < first:
            _refuse("last", str(_("This day is before the first one.")))
        return cleaned


def _refuse(name: str, message: str) -> None:
    raise StructBlockValidationError(block_errors={name: ValidationError(message)})


class CriteriaBlock(blocks.StreamBlock):
    type = blocks.ChoiceBlock(
        label=_("Type"), icon="doc-full", choices=kinds, required=True, search_index=False
    )
    theme = ThemeBlock(label=_("Theme"), help_text=_("With all its branches."))
    place = PlaceBlock(
        label=_("Place"),
        help_text=_("With everything below it: a region, province, amphoe or tambon."),
    )
    tag = blocks.CharBlock(
        label=_("Free tag"),
        icon="tag",
        max_length=100,
        search_index=False,
        help_text=_("One word or phrase, as pages are tagged."),
    )
    person = blocks.CharBlock(
        label=_("Person"),
        icon="user",
        max_length=LONGEST_NAME,
        search_index=False,
        help_text=_("As pages name the person; part of the name will do."),
    )
    period = PeriodBlock()
    dates = DatesBlock()
    text = blocks.CharBlock(
        label=pgettext_lazy("looked for", "Words"),
        icon="search",
        max_length=LONGEST_TEXT,
        search_index=False,
        help_text=_("As you would type them into the search box."),
    )
    applied = blocks.ChoiceBlock(
        label=_("Used in another place"), icon="check", choices=Applied.choices, search_index=False
    )
    language = blocks.ChoiceBlock(
        label=_("Language"),
        icon="globe",
        choices=Language.choices,
        search_index=False,
        help_text=_(
            "Without this, readers get their own language, and what is not translated into it."
        ),
    )

    class Meta:
        icon = "list-ul"
        block_counts = {name: {"max_num": 1} for name in SINGLE}
        max_num = MOST
