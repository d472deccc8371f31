"""One's profile as others see it, and one's own settings."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from allauth.account.adapter import get_adapter
from django.contrib import messages
from django.contrib.auth import logout
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from kmportal.core.listing import Listing
from kmportal.members.models import User

from . import registry
from .forms import KEEP, DeletionForm, ProfileForm
from .freshness import freshly_confirmed
from .personal_data import archive_of, delete_account
from .queries import pages_of, profile_of

if TYPE_CHECKING:
    from django.http import HttpRequest

    from .models import Profile


@require_safe
def profile(request: HttpRequest, id: int) -> HttpResponse:  # noqa: A002  # as other apps reverse it
    """Nothing there, hidden, switched off or never an account: to a stranger all are the same 404."""
    member = get_object_or_404(User, pk=id, is_active=True)
    told = profile_of(member)
    listing = Listing(pages_of(member), request.GET) if told.show_pages else None
    sections = _sections(told, request)
    has_content = any(context.get("is_content", True) for _name, context in sections)
    empty = not (told.tells_something or has_content or (listing and listing.total))
    if empty and request.user != member:
        raise Http404
    context = {"member": member, "profile": told, "listing": listing, "empty": empty}
    return render(request, "profiles/profile.html", context | {"sections": sections})


def _sections(told: Profile, request: HttpRequest) -> list[tuple[str, dict[str, object]]]:
    if not told.show_activity:
        return []
    found = ((s.template_name, s.context(told.user, request)) for s in registry.sections)
    return [(name, context) for name, context in found if context]


@login_required
def settings(request: HttpRequest) -> HttpResponse:
    member = cast("User", request.user)
    told = profile_of(member)
    form = ProfileForm(request.POST or None, request.FILES or None, instance=told)
    if request.method == "POST" and form.is_valid():
        form.save()
        messages.success(request, _("Saved."))
        return redirect("profile_settings")
    # A refused form has written into the instance already; the page shows what is stored.
    context = {"form": form, "profile": profile_of(member)}
    return render(request, "profiles/settings.html", context)


@freshly_confirmed
def download(request: HttpRequest) -> HttpResponse:
    response = HttpResponse(archive_of(cast("User", request.user)), content_type="application/zip")
    name = f"my-data-{timezone.localdate():%Y-%m-%d}.zip"
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    response["Cache-Control"] = "no-store"
    return response


@freshly_confirmed
def delete(request: HttpRequest) -> HttpResponse:
    user = User.objects.get(pk=request.user.pk)  # type: ignore[misc]  # signed in: it has a key
    others = User.objects.filter(is_superuser=True, is_active=True).exclude(pk=user.pk)
    last_steward = user.is_superuser and not others.exists()
    form = DeletionForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and not last_steward and form.is_valid():
        email, name = user.email, str(user)
        get_adapter().send_mail("account/email/account_deleted", email, {"name": name})
        logout(request)
        delete_account(user, keep=form.cleaned_data["words"] == KEEP)
        messages.success(request, _("Your account is deleted. Thank you for what you shared."))
        return redirect(get_adapter().get_logout_redirect_url(request))
    return render(request, "profiles/delete.html", {"form": form, "last_steward": last_steward})
