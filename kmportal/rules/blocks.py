"""The form of a rule's conditions and actions."""

from __future__ import annotations

from typing import Any

from django.contrib.auth.models import Group
from django.core.exceptions import ValidationError
from django.db import models
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy
from wagtail import blocks
from wagtail.blocks.struct_block import StructBlockValidationError
from wagtail.models import Locale, Workflow, get_page_models

from kmportal.collections.choosers import PlaceBlock, ThemeBlock
from kmportal.guard.text import clean
from kmportal.members.models import User
from kmportal.roles.who import WhoField, groups, people, text_of

from .placeholders import unknown_in

MOST_CONDITIONS, MOST_ACTIONS = 20, 10
LONGEST_SUBJECT, LONGEST_TEXT, LONGEST_NOTE = 120, 5000, 300


class Whom(models.TextChoices):
    """The labels go on after “to …”."""

    OWNER = "owner", pgettext_lazy("told to", "the owner of the page")
    DOER = "doer", pgettext_lazy("told to", "whoever did it")
    BRANCH = "branch", pgettext_lazy("told to", "the regional stewards of its branch")
    PUBLISHERS = "publishers", pgettext_lazy("told to", "those who may publish it")
    NAMED = "named", pgettext_lazy("told to", "a person or group:")


def page_types() -> list[tuple[str, str]]:
    """By the name of the model: asked when the form is shown, since apps add theirs."""
    found = [
        (model._meta.label_lower, capfirst(str(model._meta.verbose_name)))
        for model in get_page_models()
        if model.is_creatable
    ]
    return sorted(found, key=lambda each: each[1])


def languages() -> list[tuple[str, str]]:
    return [(each.language_code, str(each)) for each in Locale.objects.all()]


def group_names() -> list[tuple[str, str]]:
    return [(str(group.pk), group.name) for group in groups().order_by("name")]


def workflows() -> list[tuple[str, str]]:
    active = Workflow.objects.active().order_by("name")
    return [(str(each.pk), each.name) for each in active]


class WhoBlock(blocks.FieldBlock):
    """A person or a group, chosen by typing; kept as `person:5` or `group:7`."""

    def __init__(self, required: bool = True, help_text: Any = None, **kwargs: Any) -> None:
        self.field = WhoField(required=required, help_text=help_text)
        super().__init__(**kwargs)

    def to_python(self, value: Any) -> Any:
        kind, _colon, key = str(value or "").partition(":")
        if kind not in {"person", "group"} or not key.isdecimal():
            return None
        rows: Any = people() if kind == "person" else groups()
        return rows.filter(pk=int(key)).first()

    def get_prep_value(self, value: Any) -> Any:
        if not isinstance(value, User | Group):
            return None
        return f"{'group' if isinstance(value, Group) else 'person'}:{value.pk}"

    def value_for_form(self, value: Any) -> str:
        return text_of(value) if isinstance(value, User | Group) else str(value or "")

    def value_from_form(self, value: Any) -> Any:
        """What was typed, until it is cleaned."""
        return value

    def clean(self, value: Any) -> Any:
        return self.field.clean(self.value_for_form(value))

    class Meta:
        icon = "user"


class PageBlock(blocks.PageChooserBlock):
    """A forged key is a page that is not there, not an error."""

    def value_from_form(self, value: Any) -> Any:
        if isinstance(value, str) and not (value.isascii() and value.isdecimal()):
            return None
        return super().value_from_form(value)


class CleanCharBlock(blocks.CharBlock):
    """Without what breaks a table or a mail: NUL, marks heaped on marks, turns of direction."""

    def clean(self, value: Any) -> Any:
        return clean(str(super().clean(value) or ""))


class CleanTextBlock(blocks.TextBlock):
    def clean(self, value: Any) -> Any:
        return clean(str(super().clean(value) or ""))


class TagBlock(CleanCharBlock):
    """One word or phrase; a comma would make two of it."""

    def clean(self, value: Any) -> Any:
        tag = " ".join(str(super().clean(value)).split())
        if "," in tag:
            raise ValidationError(_("Write one tag here, without a comma; add a line for another."))
        return tag


class ConditionsBlock(blocks.StreamBlock):
    type = blocks.ChoiceBlock(
        label=_("Type of page"), icon="doc-full", choices=page_types, search_index=False
    )
    branch = PageBlock(
        label=_("Branch"), icon="folder-open-inverse", help_text=_("On this page or below it.")
    )
    theme = ThemeBlock(label=_("Theme"), help_text=_("With all its branches."))
    place = PlaceBlock(
        label=_("Place"),
        help_text=_("With everything below it: a region, province, amphoe or tambon."),
    )
    tag = TagBlock(label=_("Free tag"), icon="tag", max_length=100, search_index=False)
    language = blocks.ChoiceBlock(
        label=_("Language"), icon="globe", choices=languages, search_index=False
    )
    group = blocks.ChoiceBlock(
        label=_("Done by somebody in the group"),
        icon="group",
        choices=group_names,
        search_index=False,
    )

    class Meta:
        icon = "list-ul"
        max_num = MOST_CONDITIONS
        required = False


class _ToldBlock(blocks.StructBlock):
    to = blocks.ChoiceBlock(
        label=pgettext_lazy("receiver", "To"),
        choices=Whom.choices,
        default=Whom.OWNER,
        search_index=False,
    )
    who = WhoBlock(
        label=_("Person or group"),
        required=False,
        help_text=_("Only where “a person or group” is chosen above: type part of the name."),
    )

    def clean(self, value: blocks.StructValue) -> blocks.StructValue:
        cleaned = super().clean(value)
        if cleaned["to"] == Whom.NAMED and not cleaned["who"]:
            message = _("Choose who is told, or another answer above.")
            raise StructBlockValidationError(block_errors={"who": ValidationError(message)})
        return cleaned


class NotifyBlock(_ToldBlock):
    note = CleanCharBlock(
        label=pgettext_lazy("to whoever is told", "Note"),
        required=False,
        max_length=LONGEST_NOTE,
        search_index=False,
        help_text=_("A few words on what to do. They stand below the title of the page."),
    )

    class Meta:
        icon = "home"
        label = _("Notify on the editor's home")
        description = _("People who work in the editor see it when they next come.")


class MailBlock(_ToldBlock):
    subject_th = CleanCharBlock(
        label=_("Subject in Thai"), max_length=LONGEST_SUBJECT, search_index=False
    )
    text_th = CleanTextBlock(
        label=_("Text in Thai"), max_length=LONGEST_TEXT, rows=5, search_index=False
    )
    subject_en = CleanCharBlock(
        label=_("Subject in English"), max_length=LONGEST_SUBJECT, search_index=False
    )
    text_en = CleanTextBlock(
        label=_("Text in English"),
        max_length=LONGEST_TEXT,
        rows=5,
        search_index=False,
        help_text=_(
            "In all four you may write {title}, {address}, {who} and {date}: the page's title and "
            "address, who did it, and when."
        ),
    )

    WRITTEN = ("subject_th", "text_th", "subject_en", "text_en")

    def clean(self, value: blocks.StructValue) -> blocks.StructValue:
        problems = {name: each for name in self.WRITTEN if (each := _problem(name, value[name]))}
        try:
            cleaned = super().clean(value)
        except StructBlockValidationError as error:
            raise StructBlockValidationError({**error.block_errors, **problems}) from error
        if problems:
            raise StructBlockValidationError(problems)
        return cleaned

    class Meta:
        icon = "mail"
        label = pgettext_lazy("action of a rule", "Send a mail")
        description = _(
            "In the language of whoever gets it; written once for Thai and for English."
        )


def _problem(name: str, text: str) -> ValidationError | None:
    if not (text or "").strip():
        if name.endswith("_th"):
            return ValidationError(_("Write it in Thai too: most people read the mail in Thai."))
        return ValidationError(_("Write it in English too, for those who read mail in English."))
    if unknown := unknown_in(text):
        message = _(
            "%(name)s is not known here. Write {title}, {address}, {who} or {date}, or leave the "
            "curly brackets away."
        )
        return ValidationError(message, params={"name": unknown[0]})
    return None


class ActionsBlock(blocks.StreamBlock):
    """Their names are the keys of `actions.BY_KEY`."""

    notify = NotifyBlock()
    mail = MailBlock()
    tag = TagBlock(
        label=_("Add a tag"),
        icon="tag",
        max_length=100,
        search_index=False,
        help_text=_("One word or phrase."),
    )
    theme = ThemeBlock(label=_("Add a theme"), icon="list-ul")
    workflow = blocks.ChoiceBlock(
        label=_("Start a workflow"), icon="tasks", choices=workflows, search_index=False
    )
    move = PageBlock(
        label=_("Move it below"),
        icon="arrow-right",
        help_text=_("With everything below it. Old addresses lead to the new ones."),
    )
    unpublish = blocks.StaticBlock(
        label=_("Take it off the site"),
        icon="download",
        admin_text=_("It becomes a draft again; pages below it stay as they are."),
    )

    class Meta:
        icon = "cogs"
        max_num = MOST_ACTIONS
