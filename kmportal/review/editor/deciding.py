"""One step to decide about: what was changed since the page was last published, and the two answers."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import TemplateView
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin
from wagtail.models import Page, TaskState

from kmportal.review.forms import CommentForm, ReasonForm

from .rows import Row, in_sight, rows

if TYPE_CHECKING:
    from django.contrib.auth.models import AnonymousUser

    from kmportal.members.models import User

#: Actions by the button that was pressed.
APPROVE, RETURN = "approve", "reject"


class Decide(WagtailAdminTemplateMixin, TemplateView):
    """Whoever sees the step in a list sees it here; only whom it waits for can answer."""

    template_name = "review/editor/decide.html"
    header_icon = "tasks"
    page_title = gettext_lazy("Review")

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        self.state = get_object_or_404(
            TaskState.objects.select_related("workflow_state__requested_by", "task", "revision"),
            pk=kwargs["state"],
        )
        page = self.state.workflow_state.content_object
        if not isinstance(page, Page):
            raise PermissionDenied
        self.page = page.specific
        if not self._may_see(request.user):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    def _may_see(self, user: User | AnonymousUser) -> bool:
        return (
            bool(self.actions)
            or in_sight(user, TaskState.objects.filter(pk=self.state.pk)).exists()
        )

    @cached_property
    def task(self) -> Any:
        return self.state.task.specific

    @cached_property
    def actions(self) -> set[str]:
        if self.state.status != TaskState.STATUS_IN_PROGRESS:
            return set()
        return {name for name, *_rest in self.task.get_actions(self.page, self.request.user)}

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        return [
            {"url": reverse("wagtailadmin_home"), "label": _("Home")},
            {"url": reverse("review_queue"), "label": _("Waiting for me")},
            {"url": "", "label": self.page.get_admin_display_title()},
        ]

    def post(self, request: HttpRequest, state: int) -> HttpResponse:
        action = request.POST.get("action", "")
        if self.state.status != TaskState.STATUS_IN_PROGRESS:
            messages.warning(request, _("Somebody else has decided about it meanwhile."))
            return redirect("review_queue")
        if action not in self.actions:
            raise PermissionDenied
        if request.POST.get("seen") != str(self.page.latest_revision_id):
            return self._changed_meanwhile(action)
        form = self.task.get_form_for_action(action)(request.POST)
        if not form.is_valid():
            return self.render_to_response(
                self.get_context_data(form=form, pressed=action), status=422
            )
        self.task.on_action(self.state.specific, request.user, action, **form.cleaned_data)
        messages.success(request, self._said(action))
        return redirect("review_queue")

    def _changed_meanwhile(self, action: str) -> HttpResponse:
        """Nobody approves a text that she has not seen; what she typed stays."""
        form = CommentForm(self.request.POST)
        form.add_error(
            None, _("The page was changed while you read it. Please look at it as it is now.")
        )
        return self.render_to_response(self.get_context_data(form=form, pressed=action), status=409)

    def _said(self, action: str) -> str:
        names = {"title": self.page.get_admin_display_title()}
        if action == RETURN:
            return _("“%(title)s” has been returned with your reasons.") % names
        return _("“%(title)s” has been approved.") % names

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        waiting = rows(in_sight(self.request.user).filter(pk=self.state.pk))
        row: Row | None = waiting[0] if waiting else None
        return super().get_context_data(
            **{
                "form": ReasonForm()
                if APPROVE in getattr(self.task, "reasoned", ())
                else CommentForm(),
                "row": row,
                "page": self.page,
                "actions": self.actions,
                "check": getattr(self.state, "community_check", None),
                "comparison": self.comparison,
                "next": reverse("review_queue"),
            }
            | kwargs
        )

    @cached_property
    def comparison(self) -> list[Any]:
        """Fields that differ between what is public and what waits; for a new page, all it says."""
        newest = self.page.get_latest_revision_as_object()
        handler = self.page.get_edit_handler()
        panel = handler.get_bound_panel(instance=self.page, request=self.request, form=None)
        old = self.page if self.page.live else type(self.page)(locale=self.page.locale)
        found = [compare(old, newest) for compare in panel.get_comparison()]
        return [each for each in found if each.has_changed()]
