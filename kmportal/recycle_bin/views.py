"""The bin in the editor: the list, and one branch with its way back or out."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, cast

import django_filters
from django.conf import settings
from django.contrib.auth import get_user_model
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.db.models import ProtectedError, QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext, pgettext_lazy
from wagtail.admin import messages
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.ui.tables import Column, NumberColumn, TitleColumn
from wagtail.admin.views import generic
from wagtail.models import Locale
from wagtail.permissions import page_permission_policy

from kmportal.core.dates import readable_date

from .forms import RestoreForm
from .models import BinnedBranch
from .purging import purge
from .querysets import PURGE
from .restoring import restore

if TYPE_CHECKING:
    from wagtail.models import Page

    from kmportal.members.models import User

#: Deletes somewhere: for everybody else there is no bin.
MAY_LOOK = {"add", "change", "publish", "bulk_delete"}
MOST_TITLES = 50


def may_look(request: HttpRequest) -> bool:
    return bool(page_permission_policy.user_has_any_permission(request.user, MAY_LOOK))


class DayColumn(Column):
    def get_value(self, instance: BinnedBranch) -> str:
        return readable_date(super().get_value(instance))


def _deleters(request: HttpRequest | None) -> QuerySet:
    people = get_user_model()._default_manager.all()
    if request is None:
        return people.none()
    mine = BinnedBranch.objects.open_to(request.user).order_by()
    return people.filter(pk__in=mine.values("deletion__deleted_by"))


class BinFilterSet(WagtailFilterSet):
    locale = django_filters.ModelChoiceFilter(
        label=gettext_lazy("Language"), field_name="page__locale", queryset=Locale.objects.all()
    )
    by = django_filters.ModelChoiceFilter(
        label=gettext_lazy("Deleted by"), field_name="deletion__deleted_by", queryset=_deleters
    )

    class Meta:
        model = BinnedBranch
        fields: list[str] = []


def _entry_url(branch: BinnedBranch) -> str:
    return reverse("recycle_bin_entry", args=[branch.pk])


class BinList(generic.IndexView):
    model = BinnedBranch
    #: What one sees depends on where it was: see `open_to`. (Wagtail 8 would take the model's.)
    permission_policy = None
    page_title = gettext_lazy("Recycle bin")
    header_icon = "bin"
    template_name = "recycle_bin/list.html"
    results_template_name = "recycle_bin/list_results.html"
    index_url_name = "recycle_bin"
    index_results_url_name = "recycle_bin_results"
    filterset_class = BinFilterSet
    default_ordering = "-deletion__deleted_at"
    is_searchable = True
    search_fields = ["page__title"]
    search_backend_name = None
    paginate_by = 50
    columns = [
        TitleColumn("page", label=gettext_lazy("Page"), get_url=_entry_url, sort_key="page__title"),
        Column("kind", label=gettext_lazy("Type"), accessor="page.page_type_display_name"),
        Column("language", label=gettext_lazy("Language"), accessor="page.locale.get_display_name"),
        Column("parent", label=gettext_lazy("Was below"), accessor="place.title"),
        NumberColumn("pages", label=pgettext_lazy("how many", "Pages"), sort_key="pages"),
        Column("by", label=gettext_lazy("Deleted by"), accessor="deletion.deleted_by"),
        DayColumn(
            "deleted_at",
            label=pgettext_lazy("when", "Deleted"),
            accessor="deleted_on",
            sort_key="deletion__deleted_at",
        ),
        DayColumn("purged_on", label=gettext_lazy("Will be erased")),
    ]

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if not may_look(request):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    def get_base_queryset(self) -> QuerySet[BinnedBranch]:
        return BinnedBranch.objects.open_to(self.request.user).shown()

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(days=settings.BIN_DAYS, **kwargs)


def entry(request: HttpRequest, pk: int) -> HttpResponse:
    """Two people may press at once: the second is told that it is no longer in the bin."""
    with transaction.atomic():
        branch = _branch(request, pk)
        if branch is None:
            return _gone(request)
        asked = request.POST if request.method == "POST" else None
        form = RestoreForm(asked, branch=branch, user=cast("User", request.user))
        if request.method == "POST" and form.is_valid():
            return _restore(request, branch, form)
    return TemplateResponse(
        request, "recycle_bin/entry.html", _entry_context(request, branch, form)
    )


def _branch(request: HttpRequest, pk: int) -> BinnedBranch | None:
    branches = BinnedBranch.objects.open_to(request.user).shown()
    if request.method == "POST":
        branches = branches.select_for_update(of=("self",))
    return branches.filter(pk=pk).first()


def _gone(request: HttpRequest) -> HttpResponse:
    messages.warning(request, _("That page is not in the recycle bin (any more)."))
    return redirect("recycle_bin" if may_look(request) else "wagtailadmin_home")


def _entry_context(request: HttpRequest, branch: BinnedBranch, form: RestoreForm) -> dict[str, Any]:
    below = branch.page.get_descendants()
    return {
        "branch": branch,
        "page": branch.page,
        "form": form,
        "below": list(below[:MOST_TITLES]),
        "more_below": max(branch.pages - 1 - MOST_TITLES, 0),
        "may_purge": request.user.has_perm(PURGE),
        "was_below": form.old_parent,
    }


def _restore(request: HttpRequest, branch: BinnedBranch, form: RestoreForm) -> HttpResponse:
    parent, page = form.parent, branch.page
    if parent is None:  # the form does not let it come to this
        raise PermissionDenied
    others = form.chosen
    apart = restore(branch, parent, form.slug, form.user)
    for other in others:
        if other.parent is not None:
            apart += restore(other, other.parent, "", form.user)
    _tell_restored(request, page, len(others), apart)
    return redirect("wagtailadmin_explore", parent.pk)


def _tell_restored(request: HttpRequest, page: Page, others: int, apart: list[Page]) -> None:
    text = _("“%(page)s” is back.") % {"page": page.get_admin_display_title()}
    if others:
        more = ngettext(
            "One translation came with it.", "%(count)s translations came with it.", others
        )
        text = f"{text} {more % {'count': others}}"
    edit = messages.button(reverse("wagtailadmin_pages:edit", args=[page.pk]), _("Edit"))
    messages.success(request, text, buttons=[edit])
    if apart:
        titles = ", ".join(each.title for each in apart[:5])
        text = _("Meanwhile others were made in the same language, so these stand alone: %(pages)s")
        messages.warning(request, text % {"pages": titles})


def purge_entry(request: HttpRequest, pk: int) -> HttpResponse:
    if not request.user.has_perm(PURGE):
        raise PermissionDenied
    with transaction.atomic():
        branch = _branch(request, pk)
        if branch is None:
            return _gone(request)
        if request.method == "POST":
            return _purge(request, branch)
    return TemplateResponse(
        request, "recycle_bin/purge.html", {"branch": branch, "page": branch.page}
    )


def _purge(request: HttpRequest, branch: BinnedBranch) -> HttpResponse:
    title = branch.page.get_admin_display_title()
    try:
        purge(branch, cast("User", request.user))
    except ProtectedError:
        text = _("“%(page)s” cannot be erased: something else still needs it.")
        messages.error(request, text % {"page": title})
        return redirect(_entry_url(branch))
    messages.success(request, _("“%(page)s” is erased.") % {"page": title})
    return redirect("recycle_bin")
