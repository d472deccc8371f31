"""Telling that a lesson was used, and changing it while it waits."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import urlencode

from django.conf import settings
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render, resolve_url
from django.urls import NoReverseMatch, reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from kmportal.discussion.trust import is_banned, is_trusted
from kmportal.guard.limits import allowed
from kmportal.guard.text import link_count
from kmportal.guard.words import verdict
from lessons.models import Application, LessonPage
from search.readers import readable_by

from . import waiting_words
from .forms import TellForm

if TYPE_CHECKING:
    from kmportal.members.models import User

#: With more links in it, even what a trusted member writes is looked at first.
MOST_LINKS = 2
#: How many uses one member, or one network address, tells in an hour.
LIMIT = {"per_member": 20, "per_address": 40, "seconds": 3600}


@never_cache
@require_http_methods(["GET", "POST"])
def tell(request: HttpRequest, lesson: int) -> HttpResponse:
    """Whoever is not signed in is taken there and back, with what was written."""
    page = _lesson(request, lesson)
    if not request.user.is_authenticated:
        if request.method == "POST":
            waiting_words.keep(request, page.pk)
        return redirect(sign_in_url(request.path))
    member = request.user
    if is_banned(member):
        raise PermissionDenied
    initial = waiting_words.take(request, page.pk) if request.method == "GET" else {}
    form = TellForm(request.POST or None, request.FILES or None, lesson=page, initial=initial)
    if request.method == "POST" and form.is_valid():
        if allowed("apply", request, **LIMIT):
            return _saved(request, form, member)
        form.add_error(None, _("That is a lot for one hour. Please send this one a little later."))
    return _form(request, form, page)


@never_cache
@require_http_methods(["GET", "POST"])
def change(request: HttpRequest, application: int) -> HttpResponse:
    """By whoever told it, while it waits."""
    if not request.user.is_authenticated:
        return redirect(sign_in_url(request.path))
    member = request.user
    with transaction.atomic():  # a reviewer who decides meanwhile waits, or is seen here
        mine = Application.objects.select_for_update(of=("self",)).filter(member=member)
        told = get_object_or_404(mine.select_related("lesson"), pk=application)
        if is_banned(member):
            raise PermissionDenied
        if not told.may_be_changed_by(member):
            messages.warning(request, _("This has been decided about and cannot be changed here."))
            return redirect(told.lesson.get_url(request))
        form = TellForm(request.POST or None, request.FILES or None, lesson=told.lesson, told=told)
        if request.method == "POST" and form.is_valid():
            return _saved(request, form, member)
    return _form(request, form, told.lesson)


def sign_in_url(back: str) -> str:
    try:
        sign_in = reverse("account_login")
    except NoReverseMatch:
        sign_in = resolve_url(settings.LOGIN_URL)
    return f"{sign_in}?{urlencode({'next': back})}"


def _lesson(request: HttpRequest, key: int) -> LessonPage:
    readable = readable_by(request.user).filter(pk=key).values("pk")
    return get_object_or_404(LessonPage.objects.select_related("locale"), pk__in=readable)


def _saved(request: HttpRequest, form: TellForm, member: User) -> HttpResponse:
    at_once = is_trusted(member) and not _wants_a_look(form.words)
    form.save(member, Application.State.PUBLISHED if at_once else Application.State.PENDING)
    thanks = _("Thank you. What you told is on the page of the lesson now.")
    if not at_once:
        thanks = _(
            "Thank you. Somebody of the network reads it before it is shown; "
            "until then you can change it on this page."
        )
    messages.success(request, thanks)
    return redirect(f"{form.lesson.get_url(request)}#used-here")


def _wants_a_look(words: str) -> bool:
    return verdict(words) is not None or link_count(words) > MOST_LINKS


def _form(request: HttpRequest, form: TellForm, lesson: LessonPage) -> HttpResponse:
    status = 422 if form.is_bound else 200
    context = {"form": form, "lesson": lesson, "told": form.told}
    return render(request, "applying/tell.html", context, status=status)
