from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class DiscussionConfig(AppConfig):
    name = "kmportal.discussion"
    verbose_name = _("Discussion")

    def ready(self) -> None:
        from kmportal.profiles import registry

        from . import profile

        registry.contribute_section("discussion/profile.html", profile.said_by)
        registry.contribute_export("comments", profile.export)
        registry.on_account_deletion(profile.account_deleted)
