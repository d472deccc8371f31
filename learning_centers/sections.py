"""What the page of a center shows, in order; the contents list is made of the same."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from kmportal.core.sections import Section, present
from learning_centers.products.querysets import made_at

if TYPE_CHECKING:
    from learning_centers.models import LearningCenterPage

FOLDER = "learning_centers/sections"


def center_sections(page: LearningCenterPage) -> list[Section]:
    way = page.address or page.shown_position
    visit = page.visit_advice if page.open_to_visits else ""
    return present(
        Section("courses", _("What one learns here"), page.courses, f"{FOLDER}/courses.html"),
        Section("about", _("About the centre"), page.about, base=2),
        Section("hosts", _("Who receives you"), page.contributors.all(), f"{FOLDER}/hosts.html"),
        Section("products", _("Made here"), made_at(page), f"{FOLDER}/products.html"),
        Section("gallery", _("Pictures"), page.gallery, f"{FOLDER}/gallery.html"),
        Section("history", pgettext("of a learning centre", "History"), page.history),
        Section("visit", _("Before you visit"), visit, f"{FOLDER}/visit.html"),
        Section("way", _("How to get there"), way, f"{FOLDER}/way.html"),
    )
