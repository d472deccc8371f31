"""The editor's door: sign-in goes by the portal's own pages, where tries are counted and a second
factor is asked for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib.auth import REDIRECT_FIELD_NAME
from django.contrib.auth.views import redirect_to_login
from django.core.exceptions import PermissionDenied
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse


def sign_in(request: HttpRequest) -> HttpResponse:
    """Stands in the place of Wagtail's form, which would let a password alone in."""
    target = request.GET.get(REDIRECT_FIELD_NAME, "")
    editor = reverse("wagtailadmin_home")
    if not url_has_allowed_host_and_scheme(target, {request.get_host()}, request.is_secure()):
        target = editor
    if not request.user.is_authenticated:
        return redirect_to_login(target)
    if not request.user.has_perm("wagtailadmin.access_admin"):
        raise PermissionDenied
    return redirect(target)
