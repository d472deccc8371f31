"""The reviewers' list of applications of lessons."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, cast

from django.core.exceptions import PermissionDenied, ValidationError
from django.utils.translation import gettext_lazy as _
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.forms import WagtailAdminModelForm
from wagtail.admin.panels import ObjectList
from wagtail.admin.ui.tables import Column, DateColumn
from wagtail.permissions import page_permission_policy
from wagtail.snippets.views.chooser import SnippetChooserViewSet
from wagtail.snippets.views.snippets import (
    CreateView,
    DeleteView,
    EditView,
    HistoryView,
    InspectView,
    SnippetViewSet,
    UsageView,
)

from kmportal.core.branch_policy import BranchPolicy

from .models import Application
from .reviewing import review_policy

if TYPE_CHECKING:
    from django.http import HttpRequest

    from kmportal.members.models import User

    from .models import LessonPage
    from .querysets import ApplicationQuerySet


class ApplicationForm(WagtailAdminModelForm):
    def clean_lesson(self) -> LessonPage:
        """Nobody writes below the lessons of another branch, nor moves what was told there."""
        lesson: LessonPage = self.cleaned_data["lesson"]
        if not page_permission_policy.user_has_permission_for_instance(
            self.for_user, "publish", lesson
        ):
            raise ValidationError(_("You may not publish this lesson. Choose one of your own."))
        return lesson


class OfMyBranch:
    """A view of one application, closed to reviewers of other branches."""

    request: HttpRequest
    needed = "change"

    def get_object(self, *args: Any) -> Application:
        found: Application = super().get_object(*args)  # type: ignore[misc]  # of the view
        user = cast("User", self.request.user)
        if not review_policy.user_has_permission_for_instance(user, self.needed, found):
            raise PermissionDenied
        return found


class Edit(OfMyBranch, EditView):
    pass


class Remove(OfMyBranch, DeleteView):
    needed = "delete"


class History(OfMyBranch, HistoryView):
    pass


class Inspect(OfMyBranch, InspectView):
    pass


class Usage(OfMyBranch, UsageView):
    pass


class ApplicationFilterSet(WagtailFilterSet):
    class Meta:
        model = Application
        fields = ["state", "date_known", "applied_on"]


class ApplicationChooserViewSet(SnippetChooserViewSet):
    """Offers only what anyone may read: it does not know who looks."""

    def get_object_list(self) -> ApplicationQuerySet:
        return Application.objects.published()


class ApplicationViewSet(SnippetViewSet):
    model = Application
    icon = "tick-inverse"
    menu_label = _("Applied lessons")
    menu_order = 260
    add_to_admin_menu = True
    list_display = [
        "applied_by",
        Column("lesson", label=_("Lesson"), sort_key="lesson__title"),
        Column("place", label=_("Where")),
        DateColumn("created_at", label=_("Told"), sort_key="created_at"),
        Column("get_state_display", label=_("State"), sort_key="state"),
    ]
    filterset_class = ApplicationFilterSet
    search_fields = ("applied_by", "what_changed", "what_happened", "lesson__title")
    search_backend_name = None
    ordering = ("-created_at",)
    list_per_page = 50
    copy_view_enabled = False
    inspect_view_enabled = True
    add_view_class = CreateView
    edit_view_class = Edit
    delete_view_class = Remove
    history_view_class = History
    inspect_view_class = Inspect
    usage_view_class = Usage
    chooser_viewset_class = ApplicationChooserViewSet
    edit_handler = ObjectList(Application.panels, base_form_class=ApplicationForm)

    @property
    def permission_policy(self) -> BranchPolicy:
        return review_policy

    def get_queryset(self, request: HttpRequest) -> ApplicationQuerySet:
        user = cast("User", request.user)
        mine = cast(
            "ApplicationQuerySet", review_policy.instances_user_has_permission_for(user, "view")
        )
        return mine.with_places()
