from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class RulesConfig(AppConfig):
    name = "kmportal.rules"
    verbose_name = _("Content rules")

    def ready(self) -> None:
        from kmportal.mailing.delivery import queues
        from kmportal.profiles.registry import contribute_export, on_account_deletion
        from kmportal.profiles.retention import on_expiry

        from . import triggers  # noqa: F401  # they connect themselves
        from .mail import queue
        from .periodic import forget_old
        from .personal_data import exported, forget

        queues.append(queue)
        on_expiry("log of rules", forget_old)
        contribute_export("rules", exported)
        on_account_deletion(forget)
