"""Where allauth's ways give way to ours."""

from __future__ import annotations

import secrets
from typing import TYPE_CHECKING, Any

from allauth.account.adapter import DefaultAccountAdapter
from django.utils import translation
from wagtail.models import Site

from kmportal.core.models.settings import SiteSettings
from kmportal.guard.addresses import address_of

from .models import User

if TYPE_CHECKING:
    from django.contrib.auth.base_user import AbstractBaseUser
    from django.http import HttpRequest


class AccountAdapter(DefaultAccountAdapter):
    def populate_username(self, request: HttpRequest, user: AbstractBaseUser) -> None:
        """One that tells nothing: made from an e-mail address it would show half of it."""
        user.username = f"m{secrets.token_hex(8)}"  # type: ignore[attr-defined]  # it is our User

    def send_mail(self, template_prefix: str, email: str, context: dict[str, Any]) -> None:
        """In the language of whom it goes to; a stranger's is that of the page she asked on.

        Errors in sending are raised, so that nobody waits for a code that never left.
        """
        member = User.objects.filter(email__iexact=email).first()
        with translation.override(member.language if member else translation.get_language()):
            super().send_mail(template_prefix, email, context | {"site_name": _site_name()})

    def format_email_subject(self, subject: str) -> str:
        return f"{subject} · {_site_name()}"

    def get_login_redirect_url(self, request: HttpRequest) -> str:
        return f"/{translation.get_language()}/"

    def get_logout_redirect_url(self, request: HttpRequest) -> str:
        return f"/{translation.get_language()}/"

    def get_client_ip(self, request: HttpRequest) -> str:
        return address_of(request) or "0.0.0.0"  # noqa: S104  # what tests and sockets without a peer have


def _site_name() -> str:
    site = Site.objects.filter(is_default_site=True).first()
    return SiteSettings.for_site(site).name if site else ""
