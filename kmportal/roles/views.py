"""The Sharing screen of a page, and the suggestions its boxes ask for."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, cast

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import TemplateView
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin
from wagtail.models import Page
from wagtail.permissions import page_permission_policy

from kmportal.core.suggest import suggestions_response

from .delegation import may_share, rights_to_give
from .forms import FORMS, SharingForm, roles_to_hand_out
from .holders import administrators, branch_people, closings, holders, reviewing_groups
from .rights import ON_PAGES, VIEW
from .who import suggested

if TYPE_CHECKING:
    from django.contrib.auth.models import AnonymousUser

    from kmportal.members.models import User

    from .changes import Change

SEEING = {"add", "change", "publish", "lock", "unlock", "share", "audit"}


def may_see(user: User | AnonymousUser, page: Page) -> bool:
    """Who works on a page sees who else may; auditors see it everywhere."""
    return bool(page_permission_policy.user_has_any_permission_for_instance(user, SEEING, page))


class SharingView(WagtailAdminTemplateMixin, TemplateView):
    template_name = "roles/admin/sharing.html"
    confirm_template_name = "roles/admin/confirm.html"
    page_title = gettext_lazy("Sharing")
    header_icon = "group"
    _show_breadcrumbs = True

    @cached_property
    def page(self) -> Page:
        return get_object_or_404(Page.objects.filter(depth__gt=1), pk=self.kwargs["pk"]).specific

    @property
    def user(self) -> User:
        """Whoever is not signed in does not get past `dispatch`."""
        return cast("User", self.request.user)

    def dispatch(self, request: HttpRequest, *args: object, **kwargs: object) -> HttpResponseBase:
        if not may_see(request.user, self.page):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    def get_page_subtitle(self) -> str:
        return str(self.page.get_admin_display_title())

    def get_breadcrumbs_items(self) -> list[dict[str, str]]:
        above = self.page.get_ancestors().filter(depth__gt=1)
        pages = [(page.pk, page.get_admin_display_title()) for page in [*above, self.page]]
        items = [
            {"url": reverse("wagtailadmin_explore", args=[key]), "label": title}
            for key, title in pages
        ]
        return [*self.breadcrumbs_items, *items, {"url": "", "label": self.get_page_title()}]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        may_change = may_share(self.user, self.page)
        return super().get_context_data(
            **{
                "page": self.page,
                "rights": (VIEW, *ON_PAGES),
                "rows": holders(self.page),
                "closings": closings(self.page),
                "administrators": administrators(),
                "reviewing_groups": reviewing_groups(self.page),
                "branch_roles": branch_people(self.page),
                "may_change": may_change,
            }
            | (self._forms() if may_change else {})
            | kwargs
        )

    def post(self, request: HttpRequest, pk: int) -> HttpResponse:
        if not may_share(self.user, self.page):
            raise PermissionDenied
        form_class = FORMS.get(request.POST.get("do", ""))
        if form_class is None:
            return redirect("sharing", pk)
        form = form_class(request.POST, page=self.page, actor=self.user)
        if not form.is_valid():
            return self.render_to_response(self.get_context_data(**self._with(form)))
        change = form.change()
        if not change.allowed(self.user):
            return self._refuse(form)
        if "confirm" in request.POST:
            return self._make(change)
        return self._confirm(change)

    def _confirm(self, change: Change) -> HttpResponse:
        left_out = {"csrfmiddlewaretoken", "confirm"}
        posted = [
            (name, value)
            for name, values in self.request.POST.lists()
            if name not in left_out
            for value in values
        ]
        context = super().get_context_data(page=self.page, words=change.words(), posted=posted)
        return render(self.request, self.confirm_template_name, context)

    def _make(self, change: Change) -> HttpResponse:
        change.make(self.user)
        messages.success(self.request, _("Done. It holds from now on."))
        # Who has just given away the last of her rights here would be refused this screen.
        return redirect("sharing", self.page.pk)

    def _refuse(self, form: SharingForm) -> HttpResponse:
        messages.error(
            self.request,
            _(
                "That is not yours to change: you hand on only what you may do yourself, in your own "
                "branch, and not to yourself or to stewards."
            ),
        )
        context = self.get_context_data(**self._with(form))
        return self.render_to_response(context, status=403)

    def _forms(self) -> dict[str, Any]:
        here = next((each for each in closings(self.page) if each.is_here), None)
        kind = here.restriction.restriction_type if here else "none"
        given = {"page": self.page, "actor": self.user}
        return {
            "givable": {right.key for right in rights_to_give(self.user, self.page)},
            "roles": {role.key for role in roles_to_hand_out(self.user, self.page)},
            "give_form": FORMS["give"](**given),
            "readers_form": FORMS["readers"](initial={"kind": kind}, **given),
            "add_form": FORMS["add"](**given),
        }

    def _with(self, form: SharingForm) -> dict[str, Any]:
        """The form with what was typed and what is wrong with it, where the screen shows it."""
        name = next(key for key, each in FORMS.items() if type(form) is each)
        return {f"{name}_form": form}


def suggest_who(request: HttpRequest) -> JsonResponse:
    return _suggest(request, only_people=False)


def suggest_person(request: HttpRequest) -> JsonResponse:
    return _suggest(request, only_people=True)


def _suggest(request: HttpRequest, *, only_people: bool) -> JsonResponse:
    """For those who share anything; nobody else gets a list of members."""
    if not page_permission_policy.user_has_permission(request.user, "share"):
        raise PermissionDenied
    text = request.GET.get("q", "").replace("\x00", "").strip()[:100]
    found = suggested(text, only_people=only_people) if len(text) > 1 else []
    return suggestions_response(found)
