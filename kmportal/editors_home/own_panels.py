"""What a person has in hand herself: returned, begun, handed in, locked; and what to begin."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.urls import reverse
from django.utils.translation import get_language, gettext
from django.utils.translation import gettext_lazy as _
from wagtail.admin.ui.components import Component
from wagtail.models import Page
from wagtail.permissions import page_permission_policy

from kmportal.core.bin_tree import outside_bin
from kmportal.review.editor.rows import rows
from lessons.models import (
    FieldNoteIndexPage,
    FieldNotePage,
    LessonIndexPage,
    LessonPage,
    ResearchAbstractPage,
    ResearchIndexPage,
)

from . import questions
from .panels import HomePanel, Link, Row, day, page_row

if TYPE_CHECKING:
    from django.http import HttpRequest
    from django.utils.functional import Promise

#: What can be begun from the home, and below which page it goes.
BEGINNINGS: tuple[tuple[type[Page], type[Page], Promise], ...] = (
    (LessonPage, LessonIndexPage, _("Write a lesson")),
    (FieldNotePage, FieldNoteIndexPage, _("Write a field note")),
    (ResearchAbstractPage, ResearchIndexPage, _("Write an abstract of research")),
)


class Returned(HomePanel):
    name, icon, order = "returned", "warning", 100
    title = _("Returned to you, with a reason")
    waits = True

    def fill(self) -> None:
        self.rows = [self._row(state) for state in self.take(questions.returned(self.user))]
        self.links = [Link(gettext("All that was returned"), reverse("home_returned"))]

    @staticmethod
    def _row(state: Any) -> Row:
        task = state.current_task_state
        by = str(task.finished_by or "") if task else ""
        when = day(task.finished_at) if task else ""
        detail = ", ".join(part for part in (by, when) if part)
        return page_row(state.content_object, detail, task.comment if task else "")


class Drafts(HomePanel):
    name, icon, order = "drafts", "edit", 160
    title = _("Your drafts")
    waits = True

    def fill(self) -> None:
        found = self.take(questions.drafts(self.user).select_related("content_type"))
        self.rows = [page_row(page, self._detail(page)) for page in found]
        self.links = [Link(gettext("All your drafts"), reverse("home_drafts"))]

    @staticmethod
    def _detail(page: Page) -> str:
        about = {"kind": page.page_type_display_name, "day": day(page.latest_revision_created_at)}
        if page.live:
            return gettext("%(kind)s with changes readers do not see yet, %(day)s") % about
        return gettext("%(kind)s, %(day)s") % about


class HandedIn(HomePanel):
    name, icon, order = "handed_in", "time", 170
    title = _("Handed in by you, waiting for others")
    waits = True

    def fill(self) -> None:
        found = self.take(questions.handed_in(self.user))
        self.rows = [page_row(row.page, self._detail(row)) for row in rows(found)]
        url = f"{reverse('who_waits')}?by={self.user.pk}"
        self.links = [Link(gettext("Who waits for whom"), url)]

    @staticmethod
    def _detail(row: Any) -> str:
        about = {"step": row.step, "people": row.waits_for, "day": row.since_text}
        return gettext("%(step)s: waits for %(people)s since %(day)s") % about


class Locked(HomePanel):
    name, icon, order = "locked", "lock", 180
    title = _("Locked by you")

    def fill(self) -> None:
        found = self.take(questions.locked(self.user))
        self.rows = [
            page_row(page, gettext("since %(day)s") % {"day": day(page.locked_at)})
            for page in found
        ]
        url = f"{reverse('wagtailadmin_reports:locked_pages')}?locked_by={self.user.pk}"
        self.links = [Link(gettext("All locked pages"), url)]


class Beginning(Component):
    """On top, with more words, for whoever has nothing in hand; else a row of buttons at the end."""

    name, template_name = "beginning", "editors_home/beginning.html"

    def __init__(self, request: HttpRequest, idle: bool) -> None:
        self.idle, self.order = idle, 110 if idle else 900
        self.guides = reverse("guides")
        self.links = [
            Link(str(text), reverse("wagtailadmin_pages:add", args=[*_type_of(page), parent.pk]))
            for page, parents, text in BEGINNINGS
            if (parent := _parent(request, parents))
        ]

    @property
    def worth_showing(self) -> bool:
        return self.idle or bool(self.links)

    def get_context_data(self, parent_context: Any) -> dict[str, Any]:
        return {"panel": self}


def _type_of(model: type[Page]) -> tuple[str, str]:
    return model._meta.app_label, str(model._meta.model_name)


def _parent(request: HttpRequest, model: type[Page]) -> Page | None:
    """Where she may write; in the language she reads, if she may there."""
    mine = page_permission_policy.instances_user_has_permission_for(request.user, "add")
    parents = model.objects.filter(outside_bin(), pk__in=mine.order_by().values("pk"))
    found = list(parents.select_related("locale").order_by("path")[:20])
    spoken = [page for page in found if page.locale.language_code == get_language()]
    return next(iter(spoken or found), None)
