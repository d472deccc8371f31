from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class FollowingConfig(AppConfig):
    name = "kmportal.following"
    verbose_name = _("Following")

    def ready(self) -> None:
        from kmportal.mailing.delivery import queues
        from kmportal.profiles import registry
        from kmportal.profiles.retention import on_expiry

        from . import (
            receivers,  # noqa: F401  # they connect themselves
            retention,
        )
        from .delivery import queue
        from .personal_data import exported, forget, to_follow

        queues.append(queue)
        on_expiry("notifications", retention.notifications)
        on_expiry("mails", retention.mails)
        registry.contribute_export("following", exported)
        registry.on_account_deletion(forget)
        registry.contribute_section("following/profile.html", to_follow)
