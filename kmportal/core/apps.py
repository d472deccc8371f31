from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class CoreConfig(AppConfig):
    name = "kmportal.core"
    verbose_name = _("Portal")

    def ready(self) -> None:
        from django.db import models
        from wagtail.admin.forms.models import register_form_field_override

        from . import roots_signals  # noqa: F401  # it connects itself
        from .slugs import allow_thai_marks_in_slugs
        from .widgets import ThaiSlugInput

        allow_thai_marks_in_slugs()
        register_form_field_override(models.SlugField, override={"widget": ThaiSlugInput})
