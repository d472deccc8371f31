"""The first rows of a query that an editor is still writing."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from django.core.exceptions import PermissionDenied, ValidationError
from django.forms import ModelForm, modelform_factory
from django.http import HttpRequest, HttpResponse, HttpResponseBadRequest
from django.shortcuts import render
from django.views.decorators.http import require_POST
from wagtail.models import Locale
from wagtail.permission_policies.pages import PagePermissionPolicy

from .criteria import Criteria
from .models import CollectionPage
from .queries import Query

if TYPE_CHECKING:
    from django.forms import BaseForm

FIRST_ROWS = 5
QUERY_FIELDS = ("criteria", "sort", "limit")

QueryForm: type[ModelForm[Any]] = modelform_factory(CollectionPage, fields=QUERY_FIELDS)


@require_POST
def result(request: HttpRequest) -> HttpResponse:
    """A piece for the form that is being filled in; for a plain press of the button, a page."""
    if not PagePermissionPolicy().user_has_any_permission(request.user, {"add", "change"}):
        raise PermissionDenied
    form = QueryForm(request.POST)
    if not _readable(form):
        return HttpResponseBadRequest()
    valid = form.is_valid()
    in_form = request.headers.get("X-Requested-With") == "XMLHttpRequest"
    return render(
        request,
        "collections/admin/result.html" if in_form else "collections/admin/result_page.html",
        _found(request, form) if valid else {"problems": _problems(form)},
    )


def _readable(form: BaseForm) -> bool:
    """Whether the numbers and kinds of the criteria are there: no browser leaves them out."""
    try:
        form["criteria"].value()
    except (KeyError, TypeError, ValueError):
        return False
    return True


def _found(request: HttpRequest, form: BaseForm) -> dict[str, Any]:
    locale = Locale.objects.filter(language_code=request.GET.get("language", "")[:12]).first()
    criteria = Criteria.of(form.cleaned_data["criteria"])
    asked = form.cleaned_data
    query = Query(criteria, locale or Locale.get_default(), asked["sort"], asked["limit"])
    found, public = query.found_by(request.user), query.found_by(None)
    return {
        "problems": [],
        "every": not criteria.values,
        "total": found.total,
        "hidden": max(found.total - public.total, 0),
        "rows": found.rows(0, FIRST_ROWS),
    }


def _problems(form: BaseForm) -> list[str]:
    """What is not complete yet, in sentences with the name of the field or criterion."""
    found: list[str] = []
    for name, errors in form.errors.as_data().items():
        label = str(form.fields[name].label or "")
        for error in errors:
            blocks = getattr(error, "block_errors", {})
            found += [f"{label}: {text}" for text in _messages(error)]
            for index, inner in blocks.items():
                criterion = form[name].value()[index].block.label
                found += [f"{criterion}: {text}" for text in _all_messages(inner)]
    return list(dict.fromkeys(found))


def _messages(error: ValidationError) -> list[str]:
    """Its own, without those of what it is made of."""
    own = getattr(error, "non_block_errors", None)
    if own is None:
        return list(error.messages)
    return [text for each in own.as_data() for text in each.messages]


def _all_messages(error: ValidationError) -> Iterator[str]:
    yield from _messages(error)
    for inner in getattr(error, "block_errors", {}).values():
        yield from _all_messages(inner)
