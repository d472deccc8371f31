from importlib import import_module

from django.apps import AppConfig
from django.db.models.signals import pre_delete
from django.utils.translation import gettext_lazy as _


class ProfilesConfig(AppConfig):
    name = "kmportal.profiles"
    verbose_name = _("Profiles")

    def ready(self) -> None:
        from . import registry

        # Here, not above: they need the models.
        personal_data = import_module("kmportal.profiles.personal_data")
        registry.on_account_deletion(personal_data.leave_pages)
        pre_delete.connect(
            personal_data.before_deletion, "members.User", dispatch_uid="profiles.deletion"
        )
        retention = import_module("kmportal.profiles.retention")
        addresses = import_module("kmportal.guard.management.commands.forget_addresses")
        retention.on_expiry("hashes of network addresses", addresses.forget_addresses)
        retention.on_expiry("sessions", retention.sessions)
        retention.on_expiry("unconfirmed accounts", retention.unconfirmed_accounts)
