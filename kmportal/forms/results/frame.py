"""The top of the screens about answers."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.urls import reverse
from django.utils.translation import gettext as _

if TYPE_CHECKING:
    from kmportal.forms.models import FormPage


def header(page: FormPage, title: str, icon: str) -> dict[str, Any]:
    """What Wagtail's frame of a screen shows."""
    answers = reverse("wagtailforms:list_submissions", args=[page.pk])
    return {
        "page_title": title,
        "header_title": title,
        "header_icon": icon,
        "breadcrumbs_items": [
            {"url": reverse("wagtailforms:index"), "label": _("Forms")},
            {"url": answers, "label": _("Answers")},
            {"url": "", "label": title, "sublabel": page.title},
        ],
    }
