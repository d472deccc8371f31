"""The guides in the editor: a list with a search, and one guide."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, cast

from django.http import Http404
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.views.generic import TemplateView
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin

from .finding import LONGEST, find
from .readers import own_and_others, roles_of
from .rendering import render
from .texts import TASKS, Guide, guide, guides, language_of_now

if TYPE_CHECKING:
    from kmportal.members.models import User


class GuideList(WagtailAdminTemplateMixin, TemplateView):
    template_name = "guides/index.html"
    page_title = _("Guides")
    header_icon = "help"
    _show_breadcrumbs = True

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        return [*self.breadcrumbs_items, {"url": "", "label": self.get_page_title()}]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        found = guides(language_of_now())
        own, others = own_and_others(found, roles_of(cast("User", self.request.user)))
        tasks = [each for each in found if each.key in TASKS]
        words = self.request.GET.get("q", "").replace("\0", "")[:LONGEST].strip()
        return super().get_context_data(
            **kwargs,
            words=words,
            longest=LONGEST,
            found=find(words, [*own, *tasks, *others]),
            groups=[
                (_("For you"), own),
                (_("What everybody does"), tasks),
                (_("For other roles"), others),
            ],
        )


class GuideView(WagtailAdminTemplateMixin, TemplateView):
    template_name = "guides/guide.html"
    header_icon = "help"
    _show_breadcrumbs = True

    def get_page_title(self) -> str:
        return self.guide.title

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        listed = {"url": reverse("guides"), "label": _("Guides")}
        return [*self.breadcrumbs_items, listed, {"url": "", "label": self.guide.title}]

    @property
    def guide(self) -> Guide:
        found = guide(self.kwargs["key"], language_of_now())
        if found is None:
            raise Http404
        return found

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        parts = [render(part.text, part.heading) for part in self.guide.parts]
        return super().get_context_data(
            **kwargs, guide=self.guide, lead=render(self.guide.lead), parts=parts
        )
