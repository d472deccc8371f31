"""A community check as the editor sees it: whom to ask, by which link, and what they said."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import TemplateView
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin

from kmportal.guard.limits import allowed
from kmportal.review.community.answering import ask_about_newest
from kmportal.review.community.forms import AddressForm
from kmportal.review.community.tokens import line_link, link_of
from kmportal.review.mail import ask, ask_all
from kmportal.review.models import Answer, CommunityCheck, Voice

if TYPE_CHECKING:
    from django.contrib.auth.models import AnonymousUser

    from kmportal.members.models import User


#: Letters one editor sends in an hour; a lesson names a handful of people.
SENT = {"per_member": 60, "per_address": 300, "seconds": 3600}


class Asked(NamedTuple):
    """One person with her link, while there is one."""

    voice: Voice
    latest: Answer | None
    answers: list[Answer]
    form: AddressForm
    link: str
    line: str


def may_send(user: User | AnonymousUser, check: CommunityCheck) -> bool:
    """Who reviews the branch, and whoever handed the lesson in: she knows the people."""
    state = check.task_state
    if state.workflow_state.requested_by_id == user.pk:
        return True
    return bool(state.task.specific.decides(user, check.page))


class CheckScreen(WagtailAdminTemplateMixin, TemplateView):
    template_name = "review/editor/check.html"
    header_icon = "group"
    page_title = gettext_lazy("Community check")

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        checks = CommunityCheck.objects.select_related(
            "page", "task_state__task", "task_state__workflow_state"
        )
        self.check = get_object_or_404(checks, pk=kwargs["check"])
        if not may_send(request.user, self.check):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        page = self.check.page
        edit = reverse("wagtailadmin_pages:edit", args=[page.pk])
        return [
            {"url": reverse("wagtailadmin_home"), "label": _("Home")},
            {"url": edit, "label": page.get_admin_display_title()},
            {"url": "", "label": _("Community check")},
        ]

    def post(self, request: HttpRequest, check: int) -> HttpResponse:
        if not self.check.is_open:
            messages.warning(request, _("This check is settled; nobody is asked any more."))
            return self._back()
        if "newest" in request.POST:
            ask_about_newest(self.check)
            ask_all(self.check)
            messages.success(
                request, _("Everyone is asked about the newest version, by new links.")
            )
            return self._back()
        return self._post_voice(request)

    def _post_voice(self, request: HttpRequest) -> HttpResponse:
        number = request.POST.get("voice", "")
        voices = self.check.voices.all()
        voice = get_object_or_404(
            voices, pk=number if number.isdecimal() and len(number) < 19 else 0
        )
        if "renew" in request.POST:
            voice.renew()
            messages.success(
                request, _("%(name)s has a new link; the old one is over.") % {"name": voice}
            )
            return self._back()
        form = AddressForm(request.POST, instance=voice, prefix=f"voice-{voice.pk}")
        if not form.is_valid():
            return self.render_to_response(self.get_context_data(wrong=form), status=422)
        form.save()
        self._send(request, voice)
        return self._back()

    def _send(self, request: HttpRequest, voice: Voice) -> None:
        """Pressed again, a new link goes out, and the one before it ends."""
        if not voice.email:
            messages.success(request, _("Saved. Without an address, pass the link on by LINE."))
            return
        if not allowed("community-send", request, **SENT):
            messages.error(request, _("That is a lot for one hour. Please send it a little later."))
            return
        ask(voice, anew=voice.mails.exists())
        names = {"name": voice.name, "address": voice.email}
        messages.success(request, _("The link goes to %(name)s by mail: %(address)s.") % names)

    def _back(self) -> HttpResponse:
        return redirect("community_check_editor", self.check.pk)

    def get_context_data(self, wrong: AddressForm | None = None, **kwargs: Any) -> dict[str, Any]:
        newest = self.check.page.latest_revision_id
        task = self.check.task_state.task.specific
        return super().get_context_data(
            **kwargs | {"check": self.check},
            page=self.check.page,
            asked=[self._asked(voice, latest, wrong) for voice, latest in self.check.counted()],
            is_newest=self.check.revision_id == newest,
            newest=newest,
            rule=task.get_rule_display(),
            decides=task.decides(self.request.user, self.check.page),
        )

    def _asked(self, voice: Voice, latest: Answer | None, wrong: AddressForm | None) -> Asked:
        is_wrong = wrong is not None and wrong.instance.pk == voice.pk
        form = (
            wrong if is_wrong and wrong else AddressForm(instance=voice, prefix=f"voice-{voice.pk}")
        )
        open_ = self.check.is_open and voice.key is not None and not voice.is_expired
        link, line = (link_of(voice), line_link(voice, self.check)) if open_ else ("", "")
        return Asked(voice, latest, list(voice.answers.all()), form, link, line)
