"""The editor's grid of one indicator's figures."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, cast

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django.views.generic import TemplateView
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin
from wagtail.permission_policies import ModelPermissionPolicy

from kmportal.guard.text import clean

from . import sums
from .axes import FILLED, PROVINCES, REGIONS, Axes, sent
from .entries import added
from .grid import Grid, seen_in
from .models import Figure, Indicator
from .neighbours import far_from_neighbours
from .saving import lock, save_grid

if TYPE_CHECKING:
    from django.contrib.auth.models import AnonymousUser

    from kmportal.members.models import User

LONGEST_SOURCE = 240
WARNINGS_SHOWN = 3
CHOICES = {
    REGIONS: gettext_lazy("The whole network and its regions"),
    PROVINCES: gettext_lazy("All provinces"),
    FILLED: gettext_lazy("Places that have figures"),
}
figure_policy = ModelPermissionPolicy(Figure)


def may_fill(user: User | AnonymousUser) -> bool:
    """A grid makes, changes and removes figures at once, so it asks for all three rights."""
    return all(figure_policy.user_has_permission(user, a) for a in ("add", "change", "delete"))


class GridView(WagtailAdminTemplateMixin, TemplateView):
    template_name = "figures/admin/grid.html"
    header_icon = "table"
    _show_breadcrumbs = True

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if not may_fill(request.user):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)  # type: ignore[return-value]

    @cached_property
    def indicator(self) -> Indicator:
        known = Indicator.objects.select_related("dimension")
        return get_object_or_404(known, slug=self.kwargs["slug"])

    def get_page_title(self) -> str:
        return self.indicator.name

    def get_breadcrumbs_items(self) -> list[dict[str, str]]:
        listing = {"url": reverse("indicators:index"), "label": _("Indicators")}
        return [*self.breadcrumbs_items, listing, {"url": "", "label": self.get_page_title()}]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        axes = Axes(self.indicator, self.request.GET)
        grid = kwargs.pop("grid", None) or Grid(self.indicator, axes.places(), axes.columns())
        return super().get_context_data(
            indicator=self.indicator,
            axes=axes,
            grid=grid,
            choices=CHOICES,
            sums=_sums(grid),
            checks=sums.checks(self.indicator),
            **kwargs,
        )

    @transaction.atomic
    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        indicator = lock(self.indicator)
        grid = Grid(indicator, *sent(indicator, request.POST))
        source = clean(request.POST.get("source", "")[:LONGEST_SOURCE])
        user = cast("User", request.user)
        changes = save_grid(
            grid, request.POST.dict(), seen_in(request.POST.get("seen", "")), user, source
        )
        if changes is None:
            text = ngettext(
                "Nothing is saved yet: %(count)s cell needs a look. All you typed is still here.",
                "Nothing is saved yet: %(count)s cells need a look. All you typed is still here.",
                grid.problems,
            )
            messages.error(request, text % {"count": grid.problems})
            return self.render_to_response(self.get_context_data(grid=grid, source=source))
        self._tell(len(changes))
        return redirect(request.get_full_path())

    def _tell(self, count: int) -> None:
        if not count:
            messages.info(self.request, _("Nothing was changed."))
            return
        text = ngettext("%(count)s figure saved.", "%(count)s figures saved.", count)
        messages.success(self.request, text % {"count": count})
        grid = Grid(self.indicator, *sent(self.indicator, self.request.POST))
        for cell, neighbour in list(far_from_neighbours(grid))[:WARNINGS_SHOWN]:
            warning = _("%(cell)s: %(value)s is far from %(other)s. Is that right?")
            values = {"cell": cell.label, "value": cell.text, "other": neighbour.text}
            messages.warning(self.request, warning % values)


def _sums(grid: Grid) -> list[str]:
    """What each column adds up to over all places, also those the grid does not show."""
    if not grid.indicator.adds_up:
        return []
    entries = grid.indicator.figures.entries()
    found = []
    for column in grid.columns:
        part = column.category.pk if column.category else None
        there = [e for e in entries if e.year == column.year and e.category == part]
        found.append(grid.indicator.written(added(there)))
    return found
