from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _

from kmportal.profiles.registry import contribute_export, on_account_deletion


class ReactionsConfig(AppConfig):
    name = "kmportal.reactions"
    verbose_name = _("Reactions")

    def ready(self) -> None:
        from . import counts, own_data  # noqa: F401  # receivers connect themselves

        contribute_export("reactions", own_data.exported)
        on_account_deletion(own_data.erase)
