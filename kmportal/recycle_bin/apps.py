from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class RecycleBinConfig(AppConfig):
    name = "kmportal.recycle_bin"
    verbose_name = _("Recycle bin")
