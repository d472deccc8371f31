"""A person's own saved searches: kept, looked at, renamed, deleted. Others' are not there."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast
from urllib.parse import urlencode

from django.contrib import messages
from django.contrib.auth import get_user_model
from django.contrib.auth.decorators import login_required
from django.contrib.auth.views import redirect_to_login
from django.core.paginator import Paginator
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from .models import SavedSearch
from .models.saved_search import LONGEST_NAME, MOST_NEW, MOST_SAVED
from .queries import Search
from .saved_forms import NameForm

if TYPE_CHECKING:
    from kmportal.members.models import User

PER_PAGE = 20
#: New results that the list names itself.
SHOWN = 3


@require_safe
@login_required
def saved_searches(request: HttpRequest) -> HttpResponse:
    mine = cast("User", request.user).saved_searches.all()
    pages = Paginator(mine, PER_PAGE).get_page(request.GET.get("page"))
    context = {"pages": pages, "shown": f":{SHOWN}", "most_new": MOST_NEW}
    return render(request, "search/saved/list.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def save_search(request: HttpRequest) -> HttpResponse:
    """The search is in the address, as on the results page; so nothing is lost by signing in first."""
    asked = Search.of(request.GET, request.user)
    if not asked.asks:
        messages.info(request, _("Search for something first; then you can save it."))
        return redirect("search")
    typed = request.POST.get("name", request.GET.get("name", ""))
    if not request.user.is_authenticated:
        return redirect_to_login(_saving_url(asked, typed))
    name = (typed or asked.in_words)[:LONGEST_NAME]
    form = NameForm(request.POST or None, initial={"name": name})
    if request.method == "POST" and form.is_valid():
        problem = _save(request.user, asked, form.cleaned_data["name"])
        if not problem:
            messages.success(request, _("Your search is saved. New results are counted here."))
            return redirect("saved_searches")
        form.add_error(None, problem)
    return render(request, "search/saved/new.html", {"form": form, "search": asked})


@login_required
@require_safe
def open_saved_search(request: HttpRequest, pk: int) -> HttpResponse:
    """To the results; from now on, what is published later is new."""
    saved = _own(request, pk)
    if request.method == "GET":
        SavedSearch.objects.filter(pk=saved.pk).update(last_seen=timezone.now())
    return redirect(saved)


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def rename_saved_search(request: HttpRequest, pk: int) -> HttpResponse:
    saved = _own(request, pk)
    form = NameForm(request.POST or None, initial={"name": saved.name})
    if request.method == "POST" and form.is_valid():
        saved.name = form.cleaned_data["name"]
        saved.save(update_fields=["name"])
        messages.success(request, _("The name is changed."))
        return redirect("saved_searches")
    return render(request, "search/saved/rename.html", {"form": form, "saved": saved})


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def delete_saved_search(request: HttpRequest, pk: int) -> HttpResponse:
    saved = _own(request, pk)
    if request.method == "POST":
        saved.delete()
        messages.success(request, _("“%(name)s” is deleted.") % {"name": saved.name})
        return redirect("saved_searches")
    return render(request, "search/saved/delete.html", {"saved": saved})


def _own(request: HttpRequest, pk: int) -> SavedSearch:
    return get_object_or_404(SavedSearch, pk=pk, owner=request.user)


def _saving_url(asked: Search, name: str) -> str:
    kept = [("name", name[:LONGEST_NAME])] if name else []
    return f"{reverse('save_search')}?{urlencode([*asked.address.parameters, *kept])}"


def _save(user: User, asked: Search, name: str) -> str:
    """Why it was not saved, if so. One at a time for each person: two presses of the button are one."""
    query = asked.address.query
    with transaction.atomic():
        get_user_model().objects.select_for_update().get(pk=user.pk)
        mine = SavedSearch.objects.filter(owner=user)
        same = mine.filter(query=query).first()
        if same:
            return _("You have saved this search already, as “%(name)s”.") % {"name": same.name}
        if mine.count() >= MOST_SAVED:
            return _(
                "You have saved %(most)d searches; there can be no more. Delete one that you no "
                "longer need, and then save this one."
            ) % {"most": MOST_SAVED}
        SavedSearch.objects.create(
            owner=user, name=name, query=query, language=get_language() or "th"
        )
    return ""
