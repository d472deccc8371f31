from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class FormsConfig(AppConfig):
    name = "kmportal.forms"
    label = "forms"
    verbose_name = _("Forms")

    def ready(self) -> None:
        from .registering import register

        register()
