"""When pages of each type are looked through again, and who said that one is still right."""

from __future__ import annotations

from typing import Any, ClassVar

from django.contrib.contenttypes.models import ContentType
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from modelcluster.models import ClusterableModel
from wagtail.admin.panels import FieldPanel, InlinePanel
from wagtail.contrib.settings.models import BaseGenericSetting, register_setting
from wagtail.models import Orderable, get_page_models

LONGEST_MONTHS = 240


@register_setting(icon="history")
class ReviewTimes(BaseGenericSetting, ClusterableModel):
    panels: ClassVar = [
        InlinePanel(
            "intervals",
            heading=_("Pages come up for review"),
            label=_("Type of page"),
            help_text=_("Types that are not named here never come up."),
        )
    ]

    class Meta:
        verbose_name = _("review times")


def page_types() -> dict[str, Any]:
    """Asked when the form is shown: types are not yet known when this file is read."""
    names = [
        model._meta.label_lower.split(".") for model in get_page_models() if model.is_creatable
    ]
    wanted = models.Q()
    for app, name in names:
        wanted |= models.Q(app_label=app, model=name)
    return {"pk__in": ContentType.objects.filter(wanted).values("pk")}


class ReviewInterval(Orderable):
    settings = ParentalKey(ReviewTimes, on_delete=models.CASCADE, related_name="intervals")
    page_type = models.ForeignKey(
        ContentType,
        verbose_name=_("type of page"),
        on_delete=models.CASCADE,
        related_name="+",
        limit_choices_to=page_types,
    )
    months = models.PositiveSmallIntegerField(
        _("months after it was last published or confirmed"),
        default=24,
        validators=[MinValueValidator(1), MaxValueValidator(LONGEST_MONTHS)],
    )

    panels: ClassVar = [FieldPanel("page_type"), FieldPanel("months")]

    class Meta(Orderable.Meta):
        verbose_name = _("review time")
        verbose_name_plural = _("review times")
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["page_type"], name="one_review_time_a_type")
        ]

    def __str__(self) -> str:
        return f"{self.page_type}: {self.months}"


class Confirmation(models.Model):
    """Somebody has read the page and found it still right: counts as if it were published that day."""

    page = models.OneToOneField(
        "wagtailcore.Page", on_delete=models.CASCADE, related_name="still_right"
    )
    confirmed_at = models.DateTimeField(_("confirmed"))
    confirmed_by = models.ForeignKey(
        "members.User", null=True, on_delete=models.SET_NULL, related_name="+"
    )

    class Meta:
        verbose_name = _("confirmation of a page")
        verbose_name_plural = _("confirmations of pages")

    def __str__(self) -> str:
        return str(self.page)
