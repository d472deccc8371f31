from importlib import import_module

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ApplyingConfig(AppConfig):
    name = "kmportal.applying"
    verbose_name = _("Applying lessons")

    def ready(self) -> None:
        import_module("kmportal.applying.personal_data").register()
