from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class EditorsHomeConfig(AppConfig):
    name = "kmportal.editors_home"
    verbose_name = _("The editor's home")
