"""A rule tried on what happened lately, saved or still being written. Nothing is changed by it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any, cast

from django.core.exceptions import PermissionDenied, ValidationError
from django.forms import ModelForm, modelform_factory
from django.http import HttpRequest, HttpResponse, HttpResponseBadRequest
from django.shortcuts import render
from django.views.decorators.http import require_POST

from .forms import RuleForm
from .models import Rule
from .trying import try_on
from .wording import sentence

if TYPE_CHECKING:
    from django.forms import BaseForm

    from kmportal.members.models import User

DAYS = (7, 30, 90, 365)
DEFAULT_DAYS = 30
MAKING = ("rules.add_rule", "rules.change_rule")

TryForm: type[ModelForm[Any]] = modelform_factory(
    Rule, form=RuleForm, fields=("event", "days", "conditions", "actions")
)


@require_POST
def try_rule(request: HttpRequest) -> HttpResponse:
    """A piece for the form that is being filled in; for a plain press of the button, a page."""
    if not any(request.user.has_perm(right) for right in MAKING):
        raise PermissionDenied
    form = TryForm(request.POST, for_user=request.user)  # type: ignore[call-arg]  # of Wagtail's forms
    if not _readable(form):
        return HttpResponseBadRequest()
    context: dict[str, Any] = {"problems": []}
    if form.is_valid():
        days = chosen_days(request.POST.get("try-days"))
        viewer = cast("User", request.user)
        trial = try_on(form.instance, days, viewer, viewer)
        context |= {"sentence": sentence(form.instance), "trial": trial}
    else:
        context["problems"] = _problems(form)
    in_form = request.headers.get("X-Requested-With") == "XMLHttpRequest"
    name = "rules/admin/trial.html" if in_form else "rules/admin/trial_page.html"
    return render(request, name, context)


def chosen_days(text: str | None) -> int:
    return next((days for days in DAYS if str(days) == text), DEFAULT_DAYS)


def _readable(form: BaseForm) -> bool:
    """Whether the numbers and kinds of the blocks are there: no browser leaves them out."""
    try:
        form["conditions"].value()
        form["actions"].value()
    except (KeyError, TypeError, ValueError):
        return False
    return True


def _problems(form: BaseForm) -> list[str]:
    """What is not complete yet, with the name of the field it stands in."""
    found = []
    for name, errors in form.errors.as_data().items():
        label = str(form.fields[name].label or "") if name in form.fields else ""
        found += [
            f"{label}: {text}" if label else text for error in errors for text in _messages(error)
        ]
    return list(dict.fromkeys(found))


def _messages(error: ValidationError) -> Iterator[str]:
    own = getattr(error, "non_block_errors", None)
    if own is None:
        yield from error.messages
        return
    for each in own.as_data():
        yield from each.messages
    for inner in getattr(error, "block_errors", {}).values():
        yield from _messages(inner)
