"""The buttons' address."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib import messages
from django.contrib.auth.views import redirect_to_login
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from kmportal.core.models import ContentPage
from kmportal.guard.limits import allowed

from .buttons import ANCHOR, buttons, said
from .models import Kind
from .pressing import is_own, may_read, press, take_back

if TYPE_CHECKING:
    from django.http import QueryDict

ACTIONS = {"press": press, "take_back": take_back}


@require_POST
def react(request: HttpRequest, pk: int) -> HttpResponse:
    """Back to the buttons; a script that says so gets them alone, as they are now."""
    page = get_object_or_404(ContentPage.objects.current(), id=pk)
    if not may_read(page, request):
        raise Http404
    back = f"{page.get_url(request)}#{ANCHOR}"
    member = request.user
    if not member.is_authenticated:
        return redirect_to_login(back)
    asked = _asked(request.POST)
    problem = _problem(request, page) if asked else _("This button is not known here.")
    if not asked or problem:
        messages.error(request, problem)
        return HttpResponseRedirect(back)
    action, kind = asked
    ACTIONS[action](page, member, kind)
    if request.headers.get("X-Requested-With") != "XMLHttpRequest":
        return HttpResponseRedirect(back)
    shown = buttons(page, member)
    context = {"page": page, "buttons": shown, "said": said(shown, kind)}
    return render(request, "reactions/form.html", context)


def _asked(posted: QueryDict) -> tuple[str, Kind] | None:
    kinds = {str(kind.value): kind for kind in Kind}
    for action in ACTIONS:
        if kind := kinds.get(posted.get(action, "")):
            return action, kind
    return None


def _problem(request: HttpRequest, page: ContentPage) -> str:
    if is_own(page, request.user):
        return _("You have a part in this page yourself, so these buttons are for others.")
    if not allowed("react", request, per_address=300, per_member=60, seconds=60):
        return _("That was very often in a short time. Please wait a minute and press again.")
    return ""
