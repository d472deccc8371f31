from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ThemesConfig(AppConfig):
    name = "kmportal.themes"
    verbose_name = _("Themes")

    def ready(self) -> None:
        from django.db import models
        from wagtail.admin.forms.models import register_form_field_override

        from . import known  # noqa: F401  # connects its signals
        from .forms import ThemeField
        from .models import Theme

        register_form_field_override(
            models.ForeignKey,
            to=Theme,
            override={"form_class": ThemeField, "queryset": Theme.objects.with_ancestors()},
        )
