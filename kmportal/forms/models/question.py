"""One question of a form."""

from __future__ import annotations

import uuid
from typing import ClassVar

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel, FieldRowPanel
from wagtail.contrib.forms.models import AbstractFormField
from wagtail.models import TranslatableMixin

from kmportal.core.translating import same_words

MOST_CHOICES = 60
LONGEST_CHOICE = 200


class FormQuestion(TranslatableMixin, AbstractFormField):
    class Type(models.TextChoices):
        LINE = "singleline", _("One line")
        TEXT = "multiline", _("Long text")
        RATING = "rating", _("Rating from 1 to 5")
        ONE = "radio", _("Choose one")
        SEVERAL = "checkboxes", _("Choose several")
        YES = "checkbox", _("Tick for yes")
        NUMBER = "number", _("Number")
        DAY = "date", _("Day")
        TELEPHONE = "telephone", _("Telephone")
        EMAIL = "email", _("E-mail address")
        PLACE = "place", _("Tambon")

    class Part(models.TextChoices):
        """Where an answer stands in a lesson that is written up from a review."""

        CONTEXT = "context", _("Context and story")
        WORKED = "what_worked", _("What worked")
        DID_NOT = "what_did_not", _("What did not work")
        ADVICE = "advice", _("Advice to others")

    #: What can be counted, so that sums of it outlive the answers.
    COUNTED = frozenset({Type.RATING, Type.ONE, Type.SEVERAL, Type.YES})
    #: Says who somebody is, whatever the editor ticked.
    ALWAYS_PERSONAL = frozenset({Type.TELEPHONE, Type.EMAIL})

    page = ParentalKey("forms.FormPage", on_delete=models.CASCADE, related_name="form_fields")
    label = models.CharField(_("question"), max_length=255)
    help_text = models.CharField(_("a word of help"), max_length=255, blank=True)
    field_type = models.CharField(
        _("kind of answer"), max_length=16, choices=Type.choices, default=Type.LINE
    )
    # Wagtail's previews cannot build a question without its kind.
    field_type.required_on_save = True  # type: ignore[attr-defined]  # Wagtail's own mark
    required = models.BooleanField(_("must be answered"), default=True)
    choices = models.TextField(
        _("choices"), blank=True, help_text=_("One a line. Only where people choose.")
    )
    personal = models.BooleanField(
        _("says who somebody is"),
        default=False,
        help_text=_("A name, a house number. It is asked for with consent and removed in time."),
    )
    part = models.CharField(
        _("in a write-up it stands under"),
        max_length=12,
        blank=True,
        choices=Part.choices,
        help_text=_("Where the answers go when somebody writes them up as a lesson."),
    )

    panels: ClassVar = [
        FieldPanel("label"),
        FieldRowPanel([FieldPanel("field_type"), FieldPanel("required")]),
        FieldPanel("choices", classname="formbuilder-choices"),
        FieldPanel("help_text"),
        FieldRowPanel([FieldPanel("personal"), FieldPanel("part")]),
    ]
    override_translatable_fields: ClassVar = same_words("clean_name", "default_value")

    class Meta(TranslatableMixin.Meta, AbstractFormField.Meta):
        abstract = False
        verbose_name = _("question")
        verbose_name_plural = _("questions")

    def __str__(self) -> str:
        return self.label

    def get_field_clean_name(self) -> str:
        """Of no words: a Thai question would become a long row of letters, two alike the same one."""
        return f"q_{uuid.uuid4().hex[:12]}"

    def clean(self) -> None:
        super().clean()
        if self.field_type not in (self.Type.ONE, self.Type.SEVERAL):
            return
        choices = self.choice_list
        if len(choices) < 2:
            message = _("Write at least two choices, one a line.")
        elif len(choices) > MOST_CHOICES or any(len(each) > LONGEST_CHOICE for each in choices):
            message = _("Write at most 60 choices, each of at most 200 letters.")
        else:
            return
        raise ValidationError({"choices": message})

    @property
    def choice_list(self) -> list[str]:
        """In the editor's order, each once."""
        lines = (" ".join(line.split()) for line in self.choices.splitlines())
        return list(dict.fromkeys(filter(None, lines)))

    @property
    def is_personal(self) -> bool:
        return self.personal or self.field_type in self.ALWAYS_PERSONAL

    @property
    def is_counted(self) -> bool:
        return self.field_type in self.COUNTED and not self.is_personal
