"""Following a thing, ceasing to, and the list of what one follows."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.contrib.auth.views import redirect_to_login
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from kmportal.following.forms import ChoicesForm, TargetForm, silence
from kmportal.following.models import Follow
from kmportal.following.targets import Target, find, find_all
from search.models import SavedSearch

if TYPE_CHECKING:
    from kmportal.members.models import User

#: More is no reading but a burden on everybody's mail.
MOST_FOLLOWS = 300


@require_POST
def follow(request: HttpRequest) -> HttpResponse:
    back = _back(request)
    if not request.user.is_authenticated:
        return redirect_to_login(back)
    target = _target(request)
    if target is None:
        messages.error(request, _("This cannot be followed: it is not here any more."))
    elif _member(request).follows.count() >= MOST_FOLLOWS:
        messages.error(request, _("You follow very many things. Stop following one first."))
    else:
        Follow.objects.get_or_create(member=request.user, kind=target.kind, key=target.key)
        messages.success(request, _("You now follow %(name)s.") % {"name": target.label})
    return redirect(back)


@require_POST
@login_required
def unfollow(request: HttpRequest) -> HttpResponse:
    form = TargetForm(request.POST)
    if form.is_valid():
        followed = _member(request).follows.filter(**form.cleaned_data).first()
        if followed:
            _stop(followed)
            messages.success(request, _("You do not follow this any more."))
    return redirect(_back(request))


@require_http_methods(["GET", "POST"])
@login_required
def choices(request: HttpRequest) -> HttpResponse:
    """The button beside a thing stops it; the button below saves all choices."""
    form = ChoicesForm(_member(request), request.POST or None)
    if request.method == "POST" and form.is_valid():
        form.save()
        stopped = _stop_chosen(request)
        saved = _("You do not follow this any more.") if stopped else _("Your choices are saved.")
        messages.success(request, saved)
        return redirect("following")
    targets = find_all(((each.kind, each.key) for each in form.follows), _member(request))
    rows = [
        (each, targets.get((each.kind, each.key)), form[f"follow-{each.pk}"])
        for each in form.follows
    ]
    context = {"form": form, "rows": rows, "searches": _searches_to_follow(form)}
    return render(request, "following/following.html", context)


def _searches_to_follow(form: ChoicesForm) -> QuerySet[SavedSearch]:
    followed = [each.key for each in form.follows if each.kind == Follow.Kind.SEARCH]
    return SavedSearch.objects.filter(owner=form.member).exclude(pk__in=followed)


def _target(request: HttpRequest) -> Target | None:
    form = TargetForm(request.POST)
    return find(member=_member(request), **form.cleaned_data) if form.is_valid() else None


def _stop_chosen(request: HttpRequest) -> bool:
    key = request.POST.get("stop", "")
    followed = _member(request).follows.filter(pk=key).first() if _is_key(key) else None
    if followed:
        _stop(followed)
    return followed is not None


def _stop(followed: Follow) -> None:
    silence(followed)
    followed.delete()


def _is_key(text: str) -> bool:
    return text.isascii() and text.isdecimal() and len(text) < 19


def _back(request: HttpRequest) -> str:
    """Where the button was pressed, never another site."""
    here = request.POST.get("next", "")
    safe = url_has_allowed_host_and_scheme(
        here, allowed_hosts={request.get_host()}, require_https=request.is_secure()
    )
    return here if safe and here.isprintable() else reverse("following")


def _member(request: HttpRequest) -> User:
    """Only where it is known that somebody is signed in."""
    return cast("User", request.user)
