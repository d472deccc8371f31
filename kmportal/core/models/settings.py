"""What a steward sets for the whole site, in both languages."""

from django.db import models
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.contrib.settings.models import BaseSiteSetting, register_setting


@register_setting(icon="home")
class SiteSettings(BaseSiteSetting):
    name_th = models.CharField(_("name in Thai"), max_length=80, default="รู้จากชุมชน")
    name_en = models.CharField(_("name in English"), max_length=80, default="Known by Communities")
    tagline_th = models.CharField(
        _("tagline in Thai"), max_length=160, default="คลังความรู้ขององค์กรชุมชนทุกตำบล"
    )
    tagline_en = models.CharField(
        _("tagline in English"), max_length=160, default="What community organisations have learned"
    )
    contact_email = models.EmailField(
        _("contact e-mail"), blank=True, help_text=_("Shown at the foot of every page.")
    )
    contact_phone = models.CharField(_("contact telephone"), max_length=60, blank=True)

    panels = [
        MultiFieldPanel([FieldPanel("name_th"), FieldPanel("tagline_th")], heading=_("In Thai")),
        MultiFieldPanel([FieldPanel("name_en"), FieldPanel("tagline_en")], heading=_("In English")),
        MultiFieldPanel(
            [FieldPanel("contact_email"), FieldPanel("contact_phone")], heading=_("Contact")
        ),
    ]

    class Meta:
        verbose_name = _("site settings")

    @property
    def name(self) -> str:
        return self.name_en if get_language() == "en" else self.name_th

    @property
    def tagline(self) -> str:
        return self.tagline_en if get_language() == "en" else self.tagline_th
