"""What holds for all discussions of a site."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.contrib.settings.models import BaseSiteSetting, register_setting


@register_setting(icon="comment")
class DiscussionSettings(BaseSiteSetting):
    open = models.BooleanField(
        _("comments are taken"),
        default=True,
        help_text=_("If not, what has been said stays to be read."),
    )
    guests_may_comment = models.BooleanField(
        _("also from guests"),
        default=True,
        help_text=_(
            "From people without an account, who give a name. A page can still refuse them."
        ),
    )

    class Meta:
        verbose_name = _("discussion")
