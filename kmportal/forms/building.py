"""The form that people fill in, made from the questions of its page."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from django import forms
from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy
from wagtail.contrib.forms.forms import BaseForm, FormBuilder

from kmportal.core.suggest import SuggestInput
from kmportal.core.typed_days import TypedDayField, examples, in_arabic_digits
from kmportal.guard.forms import CleanTextField, GuardedForm
from kmportal.guard.text import clean
from kmportal.places.forms import PlaceField
from kmportal.places.models import Place
from learning_centers.contact import telephones

if TYPE_CHECKING:
    from .models.question import FormQuestion

LONGEST_LINE = 255
LONGEST_TEXT = 5_000
#: From the worst to the best; the numbers are what is stored and averaged.
RATINGS = (
    (1, pgettext_lazy("rating", "poor")),
    (2, pgettext_lazy("rating", "not so good")),
    (3, pgettext_lazy("rating", "fair")),
    (4, pgettext_lazy("rating", "good")),
    (5, pgettext_lazy("rating", "very good")),
)
_REQUIRED = {
    "multiline": _("Please write something here, if only a few words."),
    "rating": _("Please choose a number from 1 to 5."),
    "radio": _("Please choose one."),
    "checkboxes": _("Please choose at least one."),
    "checkbox": _("Please tick the box: without it we cannot go on."),
    "date": _("Please write a day."),
    "telephone": _("Please leave a number where we can reach you."),
    "email": _("Please write your e-mail address."),
    "place": _("Please write the tambon with its amphoe and province."),
}


class TelephoneField(CleanTextField):
    def validate(self, value: str) -> None:
        super().validate(value)
        if value and not any(each.url for each in telephones(value)):
            raise ValidationError(_("Please write the number with its digits."), code="digits")


class EmailField(CleanTextField):
    widget = forms.EmailInput
    default_validators = [validate_email]


class NumberField(forms.DecimalField):
    """Thai digits and a comma between thousands are a number as well."""

    widget = forms.TextInput

    def to_python(self, value: Any) -> Any:
        return super().to_python(in_arabic_digits(clean(str(value or ""))).replace(",", ""))


class RatingField(forms.TypedChoiceField):
    is_rating = True


class CleanDayField(TypedDayField):
    def to_python(self, value: Any) -> Any:
        return super().to_python(clean(value) if isinstance(value, str) else value)


class CleanPlaceField(PlaceField):
    def to_python(self, value: object) -> Place | None:
        text = clean(str(value or ""))
        if len(text) > LONGEST_LINE:
            raise ValidationError(_("This is too long for the name of a place."), code="long")
        found = super().to_python(text)
        return found if isinstance(found, Place) else None


class AnswerForm(GuardedForm, BaseForm):
    """`consent` is asked for only where a question is personal."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if self.page.asks_who:
            message = _("Please tick the box: without it we may not keep what you wrote.")
            self.fields["consent"] = forms.BooleanField(
                label=_("I agree that what I write is kept and used as it says above."),
                error_messages={"required": message},
            )

    @property
    def questions(self) -> list[forms.BoundField]:
        besides = {*self.guard_fields, "consent"}
        return [self[name] for name in self.fields if name not in besides]

    @property
    def answers(self) -> dict[str, Any]:
        """As they are stored."""
        return {field.name: _stored(self.cleaned_data[field.name]) for field in self.questions}


def _stored(value: Any) -> Any:
    match value:
        case Place():
            return value.code
        case datetime.date():
            return value.isoformat()
        case Decimal():
            return f"{value.normalize():f}"
    return value


class QuestionFormBuilder(FormBuilder):
    """Its methods are found by Wagtail under the names of the kinds of answers."""

    def get_form_class(self) -> type[AnswerForm]:
        return type("QuestionForm", (AnswerForm,), dict(self.formfields))

    def get_field_options(self, field: FormQuestion) -> dict[str, Any]:
        options: dict[str, Any] = super().get_field_options(field)
        options |= {"help_text": field.help_text, "initial": None}
        if message := _REQUIRED.get(field.field_type):
            options["error_messages"] = {"required": message}
        return options

    def create_singleline_field(self, field: FormQuestion, options: dict[str, Any]) -> forms.Field:
        return CleanTextField(max_length=LONGEST_LINE, **options)

    def create_multiline_field(self, field: FormQuestion, options: dict[str, Any]) -> forms.Field:
        widget = forms.Textarea(attrs={"rows": 4})
        return CleanTextField(max_length=LONGEST_TEXT, widget=widget, **options)

    def create_rating_field(self, field: FormQuestion, options: dict[str, Any]) -> forms.Field:
        return RatingField(
            choices=RATINGS, coerce=int, empty_value=None, widget=forms.RadioSelect, **options
        )

    def create_number_field(self, field: FormQuestion, options: dict[str, Any]) -> forms.Field:
        widget = forms.TextInput(attrs={"inputmode": "decimal", "autocomplete": "off"})
        return NumberField(max_digits=15, decimal_places=4, widget=widget, **options)

    def create_date_field(self, field: FormQuestion, options: dict[str, Any]) -> forms.Field:
        options["help_text"] = options["help_text"] or _("For example: %(days)s.") % {
            "days": examples().rpartition(", ")[0]
        }
        widget = forms.TextInput(attrs={"autocomplete": "off"})
        return CleanDayField(widget=widget, **options)

    def create_telephone_field(self, field: FormQuestion, options: dict[str, Any]) -> forms.Field:
        widget = forms.TextInput(attrs={"type": "tel", "autocomplete": "tel"})
        return TelephoneField(max_length=80, widget=widget, **options)

    def create_email_field(self, field: FormQuestion, options: dict[str, Any]) -> forms.Field:
        widget = forms.EmailInput(attrs={"autocomplete": "email"})
        return EmailField(max_length=254, widget=widget, **options)

    def create_place_field(self, field: FormQuestion, options: dict[str, Any]) -> forms.Field:
        options["help_text"] = options["help_text"] or _(
            "Write the tambon with its amphoe and province, or choose from the list."
        )
        widget = SuggestInput("find_place")
        return CleanPlaceField(Place.objects.with_ancestors(), widget=widget, **options)

    def get_formatted_field_choices(self, field: FormQuestion) -> Sequence[tuple[str, str]]:
        return [(choice, choice) for choice in field.choice_list]

    def get_formatted_field_initial(self, field: FormQuestion) -> list[str]:
        return []
