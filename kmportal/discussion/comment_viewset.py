"""The moderators' list of comments."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import django_filters
from django import forms
from django.core.exceptions import PermissionDenied
from django.db.models import Count, OuterRef, Q, Subquery
from django.db.models.functions import Coalesce
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.forms import WagtailAdminModelForm
from wagtail.admin.panels import FieldPanel, HelpPanel, ObjectList
from wagtail.admin.ui.tables import Column, DateColumn
from wagtail.models import Page
from wagtail.snippets.views.snippets import (
    DeleteView,
    EditView,
    HistoryView,
    SnippetViewSet,
    UsageView,
)

from kmportal.core.branch_policy import BranchPolicy

from .models import Comment, Report
from .moderation import LOGGED, decide, moderation_policy

if TYPE_CHECKING:
    from .querysets import CommentQuerySet


class DecisionForm(WagtailAdminModelForm):
    """A decision about what the moderator saw: not about what its writer made of it meanwhile."""

    seen = forms.IntegerField(widget=forms.HiddenInput)

    class Meta:
        model = Comment
        fields = ("state", "reason")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["seen"].initial = self.instance.version
        state = self.fields.get("state")
        if state is not None:
            # What waits is not published by a press of “save” alone.
            undecided = [] if self.instance.state in LOGGED else [("", "—")]
            state.choices = undecided + [(key.value, key.label) for key in LOGGED]

    def clean(self) -> dict[str, Any]:
        data: dict[str, Any] = super().clean() or self.cleaned_data
        if data.get("seen") != self.instance.version:
            self.data: Any = {**self.data.dict(), "seen": str(self.instance.version)}
            self.add_error(
                None, _("It has been changed meanwhile. Look at it as it is now, and decide again.")
            )
        return data


class OfMyBranch:
    """A view of one comment, closed to moderators of other branches."""

    request: Any

    def get_object(self, *args: Any) -> Comment:
        found: Comment = super().get_object(*args)  # type: ignore[misc]  # of the view
        if not moderation_policy.user_has_permission_for_instance(
            self.request.user, "change", found
        ):
            raise PermissionDenied
        return found


class Edit(OfMyBranch, EditView):
    request: Any

    def save_instance(self) -> Comment:
        data = self.form.cleaned_data
        comment: Comment = self.form.instance
        decide({comment.pk: str(data["seen"])}, data["state"], self.request.user, data["reason"])
        comment.refresh_from_db()
        return comment


class Remove(OfMyBranch, DeleteView):
    pass


class History(OfMyBranch, HistoryView):
    pass


class Usage(OfMyBranch, UsageView):
    pass


class CommentFilterSet(WagtailFilterSet):
    state = django_filters.MultipleChoiceFilter(
        label=_("State"), choices=Comment.State.choices, widget=forms.CheckboxSelectMultiple
    )
    branch = django_filters.ModelChoiceFilter(
        label=_("Below"), queryset=Page.objects.filter(depth=3), method="below"
    )
    person = django_filters.CharFilter(label=_("Person"), method="by")
    reported = django_filters.ChoiceFilter(
        label=pgettext_lazy("of a comment", "Reports"),
        choices=[("open", _("Reported"))],
        method="with_reports",
    )

    class Meta:
        model = Comment
        fields = ["state", "written_at"]

    def below(self, found: CommentQuerySet, _name: str, branch: Page) -> CommentQuerySet:
        return found.filter(page__path__startswith=branch.path)

    def by(self, found: CommentQuerySet, _name: str, person: str) -> CommentQuerySet:
        person = person.replace("\x00", "")
        names = ("author_name", "member__display_name", "member__username", "masked_address")
        wanted = Q()
        for name in names:
            wanted |= Q(**{f"{name}__icontains": person})
        return found.filter(wanted)

    def with_reports(self, found: CommentQuerySet, _name: str, _value: str) -> CommentQuerySet:
        return found.filter(pk__in=Report.objects.filter(settled=False).values("comment"))


class CommentViewSet(SnippetViewSet):
    model = Comment
    icon = "comment"
    menu_label = _("Comments")
    menu_order = 250
    add_to_admin_menu = True
    list_display = [
        "__str__",
        Column("page", label=_("Page"), sort_key="page__title"),
        Column("get_state_display", label=_("State"), sort_key="state"),
        Column(
            "open_reports", label=pgettext_lazy("of a comment", "Reports"), sort_key="open_reports"
        ),
        DateColumn("written_at", label=_("Written"), sort_key="written_at"),
    ]
    filterset_class = CommentFilterSet
    search_fields = ("text", "author_name", "page__title")
    search_backend_name = None
    ordering = ("-pk",)
    list_per_page = 50
    copy_view_enabled = False
    edit_view_class = Edit
    delete_view_class = Remove
    history_view_class = History
    usage_view_class = Usage
    edit_handler = ObjectList(
        [
            HelpPanel(template="discussion/admin/context.html", heading=_("Comment")),
            FieldPanel("state"),
            FieldPanel("reason"),
        ],
        base_form_class=DecisionForm,
    )

    @property
    def permission_policy(self) -> BranchPolicy:
        return moderation_policy

    def get_queryset(self, request: Any) -> CommentQuerySet:
        mine = moderation_policy.instances_user_has_permission_for(request.user, "view")
        return mine.select_related("page", "member").annotate(open_reports=_open_reports())


def _open_reports() -> Coalesce:
    """Counted for itself: a joined count groups by all columns of page, member and comment."""
    told = Report.objects.filter(comment=OuterRef("pk"), settled=False).order_by()
    counted = told.values("comment").annotate(number=Count("pk")).values("number")
    return Coalesce(Subquery(counted), 0)
