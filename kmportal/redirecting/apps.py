from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class RedirectingConfig(AppConfig):
    name = "kmportal.redirecting"
    verbose_name = _("Redirects")
