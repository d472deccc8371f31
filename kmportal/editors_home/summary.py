"""The line of numbers on top of the home: what there is in the branch, by kind."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, cast

from django.contrib.contenttypes.models import ContentType
from django.db.models import Count
from django.urls import reverse
from wagtail.admin.site_summary import SummaryItem
from wagtail.models import Page

from kmportal.events.models import EventPage
from learning_centers.models import LearningCenterPage
from lessons.models import FieldNotePage, LessonPage, ResearchAbstractPage

from .questions import found_by

if TYPE_CHECKING:
    from kmportal.members.models import User

KINDS: tuple[tuple[type[Page], str], ...] = (
    (LessonPage, "doc-full"),
    (FieldNotePage, "edit"),
    (ResearchAbstractPage, "doc-full-inverse"),
    (LearningCenterPage, "home"),
    (EventPage, "date"),
)


class KindsOfPages(SummaryItem):
    """In the place of Wagtail's numbers of all pages, pictures and files."""

    template_name = "editors_home/summary.html"
    order = 100

    def get_context_data(self, parent_context: Any) -> dict[str, Any]:
        user = cast("User", self.request.user)
        counted = (
            found_by(user).live().order_by().values("content_type").annotate(number=Count("pk"))
        )
        numbers = dict(counted.values_list("content_type", "number"))
        types = ContentType.objects.get_for_models(*(model for model, _icon in KINDS))
        kinds = [
            {
                "icon": icon,
                "number": number,
                "name": model._meta.verbose_name
                if number == 1
                else model._meta.verbose_name_plural,
                "url": reverse("wagtailadmin_pages:type_use", args=_names(model)),
            }
            for model, icon in KINDS
            if (number := numbers.get(types[model].pk, 0))
        ]
        return {"kinds": kinds}


def _names(model: type[Page]) -> tuple[str, str]:
    return model._meta.app_label, str(model._meta.model_name)
