"""What a group fills in, and what the centre answers."""

from __future__ import annotations

import hashlib
import re
from typing import TYPE_CHECKING, Any, cast

from django import forms
from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.urls import reverse
from django.utils.functional import lazy
from django.utils.html import format_html
from django.utils.translation import get_language, gettext_lazy, ngettext
from django.utils.translation import gettext as _

from kmportal.core.typed_days import Days, DaysField, examples
from kmportal.guard.forms import CleanTextField, GuardedForm
from kmportal.guard.text import clean, link_count
from learning_centers.contact import telephones
from learning_centers.models import Visit, VisitFeedback
from learning_centers.models.visit import MOST_PEOPLE

from . import capacity

if TYPE_CHECKING:
    from collections.abc import Iterable

    from kmportal.members.models import User
    from learning_centers.models import LearningCenterPage

LONGEST_VISIT = 14
_PEOPLE = re.compile(r"\s*(?:คน|ท่าน|people|persons?)\s*$", re.IGNORECASE)


def _lines(rows: int) -> forms.Textarea:
    return forms.Textarea(attrs={"rows": rows})


def _text(**attrs: str) -> forms.TextInput:
    return forms.TextInput(attrs=attrs)


class NameField(CleanTextField):
    """One line, without addresses: it stands in mail that goes to others."""

    def to_python(self, value: Any) -> str:
        return " ".join(super().to_python(value).split())

    def validate(self, value: str) -> None:
        super().validate(value)
        if link_count(value):
            raise ValidationError(_("Please write this without a web address."), code="link")


class PeopleField(forms.IntegerField):
    """`๓๐ คน` is a number as well."""

    def to_python(self, value: Any) -> int | None:
        number: int | None = super().to_python(_PEOPLE.sub("", clean(str(value or ""))))
        return number


class EmailField(CleanTextField):
    widget = forms.EmailInput
    default_validators = [validate_email]


def _consent() -> str:
    days: int = settings.VISIT_DATA_DAYS
    kept = ngettext("%(count)s day", "%(count)s days", days) % {"count": days}
    # A link opened in the same window would lose what was typed.
    return format_html(
        _(
            "The people of this centre may use what I wrote to answer me and to prepare the visit. "
            "It is removed {} after it. (<a href='{}' target='_blank'>Privacy notice</a>)"
        ),
        kept,
        reverse("privacy"),
    )


class RequestForm(forms.Form):
    """`visit`, where it changes a request that was sent before."""

    group = NameField(
        label=gettext_lazy("Name of your group"),
        max_length=160,
        widget=_text(autocomplete="organization"),
        error_messages={"required": gettext_lazy("Please tell us who comes.")},
    )
    people = PeopleField(
        label=gettext_lazy("How many people"),
        min_value=1,
        max_value=MOST_PEOPLE,
        widget=_text(inputmode="numeric", maxlength="12", autocomplete="off"),
        help_text=gettext_lazy("About as many as you know now."),
        error_messages=dict.fromkeys(
            ("required", "invalid"), gettext_lazy("Please write how many come, as a number.")
        ),
    )
    days = DaysField(
        label=gettext_lazy("When you would like to come"),
        longest=LONGEST_VISIT,
        error_messages={"required": gettext_lazy("Please write a day, even if it may change.")},
        widget=_text(autocomplete="off", maxlength="120"),
    )
    courses = forms.MultipleChoiceField(
        label=gettext_lazy("What you would like to learn"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    wishes = CleanTextField(
        label=gettext_lazy("In your own words"),
        required=False,
        max_length=3_000,
        widget=_lines(4),
        help_text=gettext_lazy(
            "What you work on at home, what you want to see, food, people who cannot walk far."
        ),
    )
    contact_name = NameField(
        label=gettext_lazy("Your name"),
        max_length=120,
        widget=_text(autocomplete="name"),
        error_messages={"required": gettext_lazy("Please tell us your name.")},
    )
    telephone = CleanTextField(
        label=gettext_lazy("Telephone"),
        required=False,
        max_length=80,
        widget=forms.TextInput(attrs={"type": "tel", "autocomplete": "tel"}),
    )
    email = EmailField(
        label=gettext_lazy("E-mail"),
        required=False,
        max_length=254,
        widget=forms.EmailInput(attrs={"autocomplete": "email"}),
        help_text=gettext_lazy("With it you get the answer and a reminder by mail."),
    )
    line_id = NameField(
        label=gettext_lazy("LINE ID"),
        required=False,
        max_length=80,
        widget=_text(autocomplete="off", autocapitalize="none"),
    )
    language = forms.ChoiceField(
        label=gettext_lazy("Answer me in"), choices=settings.LANGUAGES, widget=forms.RadioSelect
    )
    seen = forms.CharField(required=False, widget=forms.HiddenInput)
    version = forms.IntegerField(required=False, widget=forms.HiddenInput)

    def __init__(
        self,
        *args: Any,
        center: LearningCenterPage,
        visit: Visit | None = None,
        user: User | None = None,
        **kwargs: Any,
    ) -> None:
        self.center, self.visit = center, visit
        kwargs["initial"] = _written(visit) if visit else _known_of(user)
        super().__init__(*args, **kwargs)
        self.fields["days"].help_text = _("For example: %(days)s.") % {"days": examples()}
        self._offer_courses(visit.courses if visit else [])

    def _offer_courses(self, chosen: Iterable[str]) -> None:
        """Also what was chosen before and has left the page since."""
        titles = [course.title for course in capacity.courses_of(self.center)]
        offered = [(title, title) for title in dict.fromkeys([*titles, *chosen])]
        if offered:
            cast("forms.MultipleChoiceField", self.fields["courses"]).choices = offered
        else:
            del self.fields["courses"]

    @property
    def warnings(self) -> list[str]:
        """What she should know before she sends it, once it is complete."""
        data = self.cleaned_data
        days: Days = data["days"]
        return capacity.warnings(
            self.center, data["people"], data["courses"], *days, besides=self.visit
        )

    @property
    def has_seen_warnings(self) -> bool:
        return self.cleaned_data["seen"] == _mark(self.warnings)

    def show_warnings(self) -> None:
        """The next press is made knowing them."""
        self.data = {**self.data.dict(), "seen": _mark(self.warnings)}  # type: ignore[attr-defined]  # of a request

    def clean_telephone(self) -> str:
        telephone = str(self.cleaned_data["telephone"])
        if telephone and not any(each.url for each in telephones(telephone)):
            raise ValidationError(_("Please write the number with its digits."), code="digits")
        return telephone

    def clean(self) -> dict[str, Any]:
        data: dict[str, Any] = super().clean() or self.cleaned_data
        ways = ("telephone", "email", "line_id")
        if not any(data.get(name) or name in self.errors for name in ways):
            message = _("Please leave one way to answer you: telephone, e-mail or LINE.")
            self.add_error("telephone", ValidationError(message, code="no_way"))
        if "courses" not in self.fields:
            data["courses"] = []
        if not data.get("courses") and not data.get("wishes") and "wishes" not in self.errors:
            message = _("Please tell us what you would like to learn.")
            self.add_error("wishes", ValidationError(message, code="nothing"))
        return data


class AskForm(GuardedForm, RequestForm):
    consent = forms.BooleanField(
        label=lazy(_consent, str)(),
        error_messages={
            "required": gettext_lazy("Please tick the box: without it we may not pass this on.")
        },
    )


def _written(visit: Visit) -> dict[str, Any]:
    names = ("group", "people", "courses", "wishes", "contact_name", "telephone", "email")
    names_too = ("line_id", "language", "version")
    days = Days(visit.first_day, visit.last_day)
    return {name: getattr(visit, name) for name in (*names, *names_too)} | {"days": days}


def _known_of(user: User | None) -> dict[str, Any]:
    if user is None:
        return {"language": (get_language() or "th")[:2]}
    return {"contact_name": str(user), "email": user.email, "language": user.language}


def _mark(warnings: list[str]) -> str:
    return hashlib.sha256("\n".join(warnings).encode()).hexdigest()[:16] if warnings else ""


class WithdrawForm(forms.Form):
    text = CleanTextField(
        label=gettext_lazy("A word to the people who expect you"),
        required=False,
        max_length=1_000,
        widget=_lines(3),
    )


class FeedbackForm(forms.Form):
    """`told`, where it changes what was told before."""

    rating = forms.TypedChoiceField(
        label=gettext_lazy("How was it?"),
        choices=VisitFeedback.Rating.choices,
        coerce=int,
        widget=forms.RadioSelect,
    )
    learned = CleanTextField(
        label=gettext_lazy("What did you learn there?"),
        required=False,
        max_length=3_000,
        widget=_lines(5),
        help_text=gettext_lazy("What you will try at home, or what surprised you."),
    )
    recommend = forms.ChoiceField(
        label=gettext_lazy("Would you recommend it to another group?"),
        choices=VisitFeedback.Recommend.choices,
        widget=forms.RadioSelect,
    )

    def __init__(self, *args: Any, told: VisitFeedback | None = None, **kwargs: Any) -> None:
        if told:
            kwargs["initial"] = {name: getattr(told, name) for name in self.base_fields}
        super().__init__(*args, **kwargs)


class AnswerForm(forms.Form):
    text = CleanTextField(
        label=gettext_lazy("Your message to the group"),
        required=False,
        max_length=3_000,
        widget=_lines(5),
    )
    version = forms.IntegerField(widget=forms.HiddenInput)
    choice = forms.CharField(required=False, max_length=10)
