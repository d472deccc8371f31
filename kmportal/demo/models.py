"""The one fact the demo keeps about itself."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class DemoLoad(models.Model):
    """That the demo content was loaded. Kept so that what people deleted never comes back."""

    loaded_at = models.DateTimeField(_("loaded"), auto_now_add=True)

    class Meta:
        verbose_name = _("loading of the demo content")
        verbose_name_plural = _("loadings of the demo content")

    def __str__(self) -> str:
        return f"{self.loaded_at:%Y-%m-%d %H:%M}"
