"""Visits in the editor: the list of one's own centres, and one request with its answers."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, cast

import django_filters
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy
from django.views.generic import TemplateView
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.ui.tables import Column, DateColumn, NumberColumn, TitleColumn
from wagtail.admin.views import generic
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin

from learning_centers.models import LearningCenterPage, Visit

from .answering import Answer, answer, possible
from .capacity import Standing
from .forms import AnswerForm
from .keepers import keeps_any
from .requests import Overtaken
from .tokens import calendar_token_of, renew_calendar

if TYPE_CHECKING:
    from kmportal.members.models import User

PERIODS = (("coming", gettext_lazy("Still to come")), ("over", gettext_lazy("Over")))
FOLDER = "learning_centers/visits/editor"


def _own_centers(request: HttpRequest | None) -> QuerySet[LearningCenterPage]:
    if request is None:
        return LearningCenterPage.objects.none()
    visits = Visit.objects.kept_by(request.user).order_by()
    return LearningCenterPage.objects.filter(pk__in=visits.values("center")).order_by("title")


class VisitFilterSet(WagtailFilterSet):
    state = django_filters.ChoiceFilter(label=gettext_lazy("State"), choices=Visit.State.choices)
    period = django_filters.ChoiceFilter(
        label=gettext_lazy("Days"), choices=PERIODS, method="filter_period"
    )
    center = django_filters.ModelChoiceFilter(
        label=gettext_lazy("Learning centre"), queryset=_own_centers
    )

    class Meta:
        model = Visit
        fields: list[str] = []

    def filter_period(self, rows: QuerySet, name: str, value: str) -> QuerySet:
        today = timezone.localdate()
        return (
            rows.filter(last_day__lt=today) if value == "over" else rows.filter(last_day__gte=today)
        )


class KeepersOnly:
    """Closed to everybody who keeps no centre."""

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if not keeps_any(request.user):
            raise PermissionDenied
        return cast("HttpResponse", super().dispatch(request, *args, **kwargs))  # type: ignore[misc]  # of the view


class VisitList(KeepersOnly, generic.IndexView):
    model = Visit
    #: Whose visits one sees depends on the centre: see `KeepersOnly`. (Wagtail 8 would take the model's.)
    permission_policy = None
    page_title = gettext_lazy("Visits")
    header_icon = "group"
    template_name = f"{FOLDER}/list.html"
    results_template_name = f"{FOLDER}/list_results.html"
    index_url_name = "visits_editor"
    index_results_url_name = "visits_editor_results"
    filterset_class = VisitFilterSet
    default_ordering = "-created_at"
    is_searchable = True
    search_fields = ["group", "contact_name", "center__title"]
    search_backend_name = None
    paginate_by = 50
    columns = [
        TitleColumn(
            "group",
            label=pgettext_lazy("visiting group", "Group"),
            accessor="__str__",
            get_url=lambda row: reverse("visit_editor", args=[row.pk]),
        ),
        Column(
            "center",
            label=gettext_lazy("Learning centre"),
            accessor="center.title",
            sort_key="center__title",
        ),
        Column("when", label=gettext_lazy("When"), sort_key="first_day"),
        NumberColumn("people", label=gettext_lazy("People"), sort_key="people"),
        Column("get_state_display", label=gettext_lazy("State"), sort_key="state"),
        DateColumn("created_at", label=gettext_lazy("Asked"), sort_key="created_at"),
    ]

    def get_base_queryset(self) -> QuerySet[Visit]:
        return Visit.objects.kept_by(self.request.user).with_center()

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        token = calendar_token_of(cast("User", self.request.user))
        address = self.request.build_absolute_uri(reverse("visits:calendar", args=[token]))
        return super().get_context_data(calendar_url=address, **kwargs)

    def post(self, request: HttpRequest) -> HttpResponse:
        """The only thing to change here is the calendar's address."""
        renew_calendar(cast("User", request.user))
        messages.success(
            request, _("Your calendar has a new address. The old one shows nothing more.")
        )
        return redirect("visits_editor")


class VisitDetail(KeepersOnly, WagtailAdminTemplateMixin, TemplateView):
    template_name = f"{FOLDER}/visit.html"
    header_icon = "group"
    _show_breadcrumbs = True

    @cached_property
    def visit(self) -> Visit:
        """Of another centre it is not there at all."""
        mine = Visit.objects.kept_by(self.request.user).with_center().select_related("feedback")
        return get_object_or_404(mine, pk=self.kwargs["visit"])

    def get_page_title(self) -> str:
        return f"{self.visit}: {self.visit.when}"

    def get_breadcrumbs_items(self) -> list[dict[str, str]]:
        visits = {"url": reverse("visits_editor"), "label": _("Visits")}
        return [*self.breadcrumbs_items, visits, {"url": "", "label": self.get_page_title()}]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        visit = self.visit
        shown = {
            "visit": visit,
            "standing": Standing(visit),
            "told": visit.messages.select_related("author"),
            "answers": possible(visit),
            "undelivered": visit.mails.filter(state__in=("given_up", "uncertain")).exists(),
            "form": AnswerForm(initial={"version": visit.version}),
        }
        return super().get_context_data(**(shown | kwargs | {"visit": visit}))

    def post(self, request: HttpRequest, visit: int) -> HttpResponse:
        form = AnswerForm(request.POST)
        if not form.is_valid():
            return self._again(form, 422)
        choice = form.cleaned_data["choice"]
        if choice not in possible(self.visit) or choice not in Answer:
            form.add_error(None, _("This cannot be answered so any more: see how it stands."))
            return self._again(form, 409)
        if choice == Answer.WRITE and not form.cleaned_data["text"]:
            form.add_error("text", _("Please write something first."))
            return self._again(form, 422)
        return self._answer(form, Answer(choice))

    def _answer(self, form: AnswerForm, choice: Answer) -> HttpResponse:
        user = cast("User", self.request.user)
        data = form.cleaned_data
        try:
            answered = answer(self.visit, user, choice, data["text"], data["version"])
        except Overtaken:
            form.add_error(
                None,
                _(
                    "Somebody else has changed or answered this meanwhile. Above is how it stands now; "
                    "your message is kept here."
                ),
            )
            return self._again(form, 409)
        messages.success(self.request, _said(answered, choice))
        return redirect("visit_editor", visit=answered.pk)

    def _again(self, form: AnswerForm, status: int) -> HttpResponse:
        """Nothing typed is lost; the next press is made knowing what stands there now."""
        self.__dict__.pop("visit", None)
        form.data = {**form.data.dict(), "version": str(self.visit.version)}  # type: ignore[attr-defined]  # of a request
        return self.render_to_response(self.get_context_data(form=form), status=status)


def _said(visit: Visit, choice: Answer) -> str:
    state = visit.get_state_display()
    if choice in (Answer.SPAM, Answer.RELEASE, Answer.DONE):
        return _("Saved: %(state)s.") % {"state": state}
    if not visit.email:
        return _("Saved: %(state)s. They left no e-mail address: please call them.") % {
            "state": state
        }
    return _("Saved: %(state)s. Your answer is on its way by mail.") % {"state": state}
