from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class FollowingConfig(AppConfig):
    name = "kmportal.following"
    verbose_name = _("Following")

    def ready(self) -> None:
        from kmportal.profiles import registry

        from . import receivers  # noqa: F401  # they connect themselves
        from .personal_data import exported, forget, to_follow

        registry.contribute_export("following", exported)
        registry.on_account_deletion(forget)
        registry.contribute_section("following/profile.html", to_follow)
