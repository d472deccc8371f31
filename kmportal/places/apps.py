from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class PlacesConfig(AppConfig):
    name = "kmportal.places"
    verbose_name = _("Places")

    def ready(self) -> None:
        from django.db import models
        from wagtail.admin.forms.models import register_form_field_override

        from . import known  # noqa: F401  # connects its signals
        from .forms import PlaceField
        from .models import Place

        register_form_field_override(
            models.ForeignKey,
            to=Place,
            override={"form_class": PlaceField, "queryset": Place.objects.with_ancestors()},
        )
