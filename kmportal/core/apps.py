from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class CoreConfig(AppConfig):
    name = "kmportal.core"
    verbose_name = _("Portal")

    def ready(self) -> None:
        from django.db import models
        from wagtail.admin.forms.models import register_form_field_override

        from . import roots_signals  # noqa: F401  # it connects itself
        from .date_inputs import read_days_as_typed
        from .dates import write_years_of_the_era
        from .slugs import allow_thai_marks_in_slugs
        from .widgets import ThaiSlugInput

        allow_thai_marks_in_slugs()
        write_years_of_the_era()
        read_days_as_typed()
        register_form_field_override(models.SlugField, override={"widget": ThaiSlugInput})
