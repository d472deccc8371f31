"""A person's own saved briefs: kept under a name, listed, deleted. Others' are not there."""

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
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from search.saved_forms import NameForm

from .brief_views import BriefForm
from .models import LONGEST_NAME, MOST_SAVED, SavedBrief

if TYPE_CHECKING:
    from kmportal.members.models import User

    from .brief import Brief

PER_PAGE = 20


@require_safe
@login_required
def saved_briefs(request: HttpRequest) -> HttpResponse:
    mine = SavedBrief.objects.of(cast("User", request.user))
    pages = Paginator(mine, PER_PAGE).get_page(request.GET.get("page"))
    return render(request, "applying/saved/list.html", {"pages": pages})


@require_http_methods(["GET", "HEAD", "POST"])
def save_brief(request: HttpRequest) -> HttpResponse:
    """Theme and place are in the address, so nothing is lost by signing in first."""
    brief = BriefForm(request.GET).brief()
    if not brief.asked:
        messages.info(request, _("Choose a theme or a tambon first; then you can save the page."))
        return redirect("before_you_start")
    typed = request.POST.get("name", request.GET.get("name", ""))[:LONGEST_NAME]
    if not request.user.is_authenticated:
        kept = f"&{urlencode({'name': typed})}" if typed else ""
        return redirect_to_login(brief.saving_url + kept)
    form = NameForm(request.POST or None, initial={"name": typed or brief.title[:LONGEST_NAME]})
    if request.method == "POST" and form.is_valid():
        problem = _save(request.user, brief, form.cleaned_data["name"])
        if not problem:
            messages.success(request, _("The page is saved under this name."))
            return redirect("saved_briefs")
        form.add_error(None, problem)
    return render(request, "applying/saved/new.html", {"form": form, "brief": brief})


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def delete_saved_brief(request: HttpRequest, pk: int) -> HttpResponse:
    mine = SavedBrief.objects.of(cast("User", request.user))
    saved = get_object_or_404(mine, pk=pk)
    if request.method == "POST":
        saved.delete()
        messages.success(request, _("“%(name)s” is deleted.") % {"name": saved.name})
        return redirect("saved_briefs")
    return render(request, "applying/saved/delete.html", {"saved": saved})


def _save(owner: User, brief: Brief, name: str) -> str:
    """Why it was not saved, if so. One at a time for each person: two presses of the button are one."""
    with transaction.atomic():
        get_user_model().objects.select_for_update().get(pk=owner.pk)
        mine = SavedBrief.objects.filter(owner=owner)
        same = mine.filter(theme=brief.theme, place=brief.place).first()
        if same:
            return _("You have saved this page already, as “%(name)s”.") % {"name": same.name}
        if mine.count() >= MOST_SAVED:
            return _(
                "You have saved %(most)d pages; there can be no more. Delete one that you no "
                "longer need, and then save this one."
            ) % {"most": MOST_SAVED}
        SavedBrief.objects.create(owner=owner, name=name, theme=brief.theme, place=brief.place)
    return ""
