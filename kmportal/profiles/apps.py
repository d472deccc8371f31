from importlib import import_module

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ProfilesConfig(AppConfig):
    name = "kmportal.profiles"
    verbose_name = _("Profiles")

    def ready(self) -> None:
        from . import registry

        # Here, not above: they need the models.
        registry.on_account_deletion(import_module("kmportal.profiles.personal_data").leave_pages)
        retention = import_module("kmportal.profiles.retention")
        retention.on_expiry("sessions", retention.sessions)
        retention.on_expiry("unconfirmed accounts", retention.unconfirmed_accounts)
