"""Tells stewards which ways to sign in are set up, and what the others lack."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.conf import settings
from django.contrib.auth.decorators import user_passes_test
from django.shortcuts import render
from django.urls import path, reverse
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse
    from django.urls import URLPattern

NAMES = {"line": "LINE", "google": "Google"}


@user_passes_test(lambda user: user.is_superuser)
def ways_to_sign_in(request: HttpRequest) -> HttpResponse:
    ways = [
        {
            "name": name,
            "is_set_up": provider in settings.SOCIALACCOUNT_PROVIDERS,
            "variables": [f"{provider.upper()}_CLIENT_ID", f"{provider.upper()}_CLIENT_SECRET"],
            "return_urls": [
                request.build_absolute_uri(f"/{code}/accounts/{provider}/login/callback/")
                for code, _name in settings.LANGUAGES
            ],
        }
        for provider, name in NAMES.items()
    ]
    return render(request, "members/ways_to_sign_in.html", {"ways": ways})


@hooks.register("register_admin_urls")
def ways_urls() -> list[URLPattern]:
    return [path("ways-to-sign-in/", ways_to_sign_in, name="ways_to_sign_in")]


class StewardsMenuItem(MenuItem):
    def is_shown(self, request: HttpRequest) -> bool:
        return bool(request.user.is_superuser)


@hooks.register("register_settings_menu_item")
def ways_menu_item() -> MenuItem:
    return StewardsMenuItem(_("Ways to sign in"), reverse("ways_to_sign_in"), icon_name="key")
