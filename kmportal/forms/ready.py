"""The questions each kind of form can start with: the editor changes them as she likes."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import override, pgettext_lazy

from .kinds import Kind
from .models.question import FormQuestion


class Ready(NamedTuple):
    label: str | Promise
    field_type: str = "multiline"
    required: bool = True
    help_text: str | Promise = ""
    choices: Sequence[str | Promise] = ()
    personal: bool = False
    part: str = ""


_GROUP = Ready(_("Your group or village"), "singleline", required=False, personal=True)
_NEXT = Ready(
    _("What shall we do differently next time, and what would you tell others?"), part="advice"
)

READY: dict[str, tuple[Ready, ...]] = {
    Kind.REVIEW: (
        Ready(
            _("What did we set out to do?"),
            help_text=_("The goal, and what we thought would happen."),
            part="context",
        ),
        Ready(
            _("What went as we hoped or better, and why?"),
            help_text=_("Also what nobody had expected."),
            part="what_worked",
        ),
        Ready(
            _("What did not go as we hoped, and why?"),
            help_text=_("We look for causes, not for someone to blame."),
            part="what_did_not",
        ),
        _NEXT,
    ),
    Kind.EVALUATION: (
        Ready(_("All in all, how was it?"), "rating"),
        Ready(_("How useful is it for your work or your home?"), "rating"),
        Ready(_("How well was it explained?"), "rating"),
        Ready(_("How were the place, the time and the food?"), "rating", required=False),
        Ready(
            _("Will you use what you learned?"),
            "radio",
            choices=(
                _("Yes, soon"),
                _("Yes, later"),
                _("Not sure yet"),
                pgettext_lazy("use", "No"),
            ),
        ),
        Ready(_("What did you like best?"), required=False, part="what_worked"),
        Ready(_("What should be better next time?"), required=False, part="what_did_not"),
    ),
    Kind.REGISTRATION: (
        Ready(pgettext_lazy("person", "Name"), "singleline", personal=True),
        Ready(_("Telephone"), "telephone", personal=True),
        Ready(
            _("E-mail"),
            "email",
            required=False,
            help_text=_("With it you get a mail that says you are on the list."),
            personal=True,
        ),
        _GROUP,
        Ready(_("Tambon you come from"), "place", required=False),
        Ready(
            _("What we should know"),
            required=False,
            help_text=_("Food you cannot eat, help with walking, who comes with you."),
            personal=True,
        ),
    ),
}


def ready_questions(kind: str, language: str) -> list[FormQuestion]:
    """New questions in one language, to be changed as the editor likes."""
    with override(language):
        return [
            FormQuestion(
                sort_order=number,
                clean_name=f"{kind}_{number + 1}",
                label=str(each.label),
                help_text=str(each.help_text),
                field_type=each.field_type,
                required=each.required,
                choices="\n".join(map(str, each.choices)),
                personal=each.personal,
                part=each.part,
            )
            for number, each in enumerate(READY[kind])
        ]
