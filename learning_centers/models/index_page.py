"""The directory of learning centers."""

from typing import ClassVar

from django.utils.translation import gettext_lazy as _

from kmportal.core.models import ContentIndexPage


class LearningCenterIndexPage(ContentIndexPage):
    lists = "center"
    subpage_types: ClassVar = ["learning_centers.LearningCenterPage"]
    parent_page_types: ClassVar = ["core.HomePage"]
    template = "learning_centers/index_page.html"

    class Meta:
        verbose_name = _("list of learning centres")
        verbose_name_plural = _("lists of learning centres")
