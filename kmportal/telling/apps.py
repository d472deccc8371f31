from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class TellingConfig(AppConfig):
    name = "kmportal.telling"
    verbose_name = _("Telling")

    def ready(self) -> None:
        from kmportal.profiles.registry import contribute_export, on_account_deletion

        from .personal_data import drafts_to_take, erase, notebooks_to_take

        contribute_export("drafts", drafts_to_take)
        contribute_export("notebooks", notebooks_to_take)
        on_account_deletion(erase)
