"""What a steward sets for the whole site, in both languages."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.contrib.settings.models import BaseSiteSetting, register_setting
from wagtail.models import Site

from kmportal.core.bilingual import in_either
from kmportal.core.kept import Kept

if TYPE_CHECKING:
    from django.http import HttpRequest


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

    @classmethod
    def for_request(cls, request: HttpRequest) -> SiteSettings:
        """Of the request's site, from memory, since every page asks; as they begin where nobody has
        set anything."""
        site = Site.find_for_request(request)
        return (_by_site().get(site.pk) if site else None) or cls(site=site)

    @property
    def name(self) -> str:
        return in_either(self.name_th, self.name_en)

    @property
    def tagline(self) -> str:
        return in_either(self.tagline_th, self.tagline_en)


def _read() -> dict[int, SiteSettings]:
    return {settings.site_id: settings for settings in SiteSettings.objects.all()}


_by_site: Kept[dict[int, SiteSettings]] = Kept("site_settings", _read)
_by_site.watch(SiteSettings)
