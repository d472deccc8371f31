from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class LearningCentersConfig(AppConfig):
    name = "learning_centers"
    verbose_name = _("Learning centres")

    def ready(self) -> None:
        from . import signals  # noqa: F401  # connects its receivers
        from .directory import signals as directory_signals  # noqa: F401
        from .products import holding  # noqa: F401  # says how many products the portal holds
        from .products import signals as product_signals  # noqa: F401
        from .visits import registering

        registering.register()
