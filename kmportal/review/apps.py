from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ReviewConfig(AppConfig):
    name = "kmportal.review"
    verbose_name = _("Review")

    def ready(self) -> None:
        from . import registering

        registering.register()
