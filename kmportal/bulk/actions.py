"""Changes of many pages in Wagtail's lists: fill in, look at what would happen, do it."""

from __future__ import annotations

from abc import abstractmethod
from typing import TYPE_CHECKING, Any, ClassVar, cast

from django import forms
from django.conf import settings
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext, override
from wagtail.admin import messages
from wagtail.admin.views.pages.bulk_actions.page_bulk_action import PageBulkAction
from wagtail.models import Locale

from kmportal.core.decisions import SeenForm

from .changing import Edit, FieldWork
from .choosing import ChosenPages
from .fields import FIELDS, Field
from .forms import LanguageForm, ModeForm, PlacesForm, TagsForm, ThemesForm
from .leaving import CHANGED, MOST_PAGES
from .models import Batch, Kind
from .putting_back import WORKS
from .reviewing import ReviewWork
from .translating import LanguageWork
from .work import Plan, carry_out, edition

if TYPE_CHECKING:
    from collections.abc import Sequence

    from django.http import HttpRequest, HttpResponse
    from wagtail.models import Page

    from kmportal.members.models import User


class BulkChange(ChosenPages, PageBulkAction):
    """`plans` says what would become of each page; `carry_out` does it and keeps it as a batch."""

    kind: ClassVar[Kind]
    template_name = "bulk/change.html"
    #: One more than may be: enough to know that it is too many.
    most = MOST_PAGES + 1
    plans: Sequence[Plan]

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        self.pages = self.chosen()
        if len(self.pages) > MOST_PAGES:
            text = _("Choose at most %(count)s pages at once.")
            messages.error(request, text % {"count": MOST_PAGES})
            return redirect(self.next_url)
        return super().dispatch(request, *args, **kwargs)

    @property
    def user(self) -> User:
        return cast("User", self.request.user)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        form = kwargs.get("form") or self.get_form()
        return {
            "form": form,
            "media": form.media,
            "pages": self.pages,
            "next": self.next_url,
            "submit_url": f"{self.request.path}?{self.request.META['QUERY_STRING']}",
            "title": self.display_name,
            "kind": self.kind,
        }

    def form_valid(self, form: forms.Form) -> HttpResponse:
        self.plans = self.plan(form)
        if "again" in self.request.POST:
            return self.render_to_response(self.get_context_data(form=form))
        if "apply" not in self.request.POST:
            return self._preview(form)
        seen = SeenForm(self.request.POST)
        batch = self.batch(form)
        done = carry_out(
            self.plans,
            batch,
            seen.cleaned_data["seen"] if seen.is_valid() else {},
            WORKS[self.kind].do,
        )
        # Of the others she was told before she pressed.
        tell(self.request, batch, done, [each for each in self.plans if each.left is CHANGED])
        return redirect(self.next_url)

    def _preview(self, form: forms.Form) -> HttpResponse:
        context = self.get_context_data(form=form) | preview(self.plans)
        return self.render_to_response(context | {"said": str(self.batch(form))})

    @abstractmethod
    def plan(self, form: Any) -> Sequence[Plan]: ...

    @abstractmethod
    def batch(self, form: Any) -> Batch: ...


def preview(plans: Sequence[Plan]) -> dict[str, Any]:
    changed = [each for each in plans if each.changes]
    return {
        "changed": changed,
        "left": [each for each in plans if not each.changes],
        "seen": " ".join(f"{each.page.pk}:{edition(each.page)}" for each in changed),
        "previewed": True,
    }


def tell(request: HttpRequest, batch: Batch, done: int, left: Sequence[Plan]) -> None:
    if done:
        text = ngettext("%(count)s page changed.", "%(count)s pages changed.", done)
        url = reverse("bulk_batch", args=[batch.pk])
        look = messages.button(url, _("Look at it, or put it back"))
        messages.success(request, f"{batch}. {text % {'count': done}}", buttons=[look])
    if left:
        text = ngettext(
            "%(count)s page was left as it is: %(pages)s",
            "%(count)s pages were left as they are: %(pages)s",
            len(left),
        )
        named = "; ".join(f"{_title(each.page)} ({each.left})" for each in left[:5])
        more = " …" if len(left) > 5 else ""
        messages.warning(request, text % {"count": len(left), "pages": named + more})


def _title(page: Page) -> str:
    return str(page.get_admin_display_title())


class FieldChange(BulkChange):
    form_class: type[ModeForm]

    @property
    def what(self) -> Field:
        return FIELDS[self.kind]

    def plan(self, form: ModeForm) -> Sequence[Plan]:
        edit = Edit(form.cleaned_data["mode"], form.keys())
        return FieldWork(self.what).plans(self.pages, edit, self.user)

    def batch(self, form: ModeForm) -> Batch:
        names = [list(pair) for pair in self.what.names(form.keys()).values()]
        mode = form.cleaned_data["mode"]
        return Batch(kind=self.kind, mode=mode, names=names, made_by=self.user)


class ChangeThemes(FieldChange):
    kind = Kind.THEMES
    display_name = gettext_lazy("Themes")
    aria_label = gettext_lazy("Change the themes of the chosen pages")
    action_type = "themes"
    action_priority = 60
    form_class = ThemesForm


class ChangePlaces(FieldChange):
    kind = Kind.PLACES
    display_name = gettext_lazy("Places")
    aria_label = gettext_lazy("Change the places of the chosen pages")
    action_type = "places"
    action_priority = 61
    form_class = PlacesForm


class ChangeTags(FieldChange):
    kind = Kind.TAGS
    display_name = gettext_lazy("Free tags")
    aria_label = gettext_lazy("Change the free tags of the chosen pages")
    action_type = "tags"
    action_priority = 62
    form_class = TagsForm


class HandIn(BulkChange):
    kind = Kind.REVIEW
    display_name = gettext_lazy("Hand in for review")
    aria_label = gettext_lazy("Hand in the chosen pages for review")
    action_type = "hand-in"
    action_priority = 45
    form_class = forms.Form

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """There is nothing to fill in: at once what would happen."""
        form = forms.Form({})
        self.plans = self.plan(form)
        return self._preview(form)

    def plan(self, form: forms.Form) -> Sequence[Plan]:
        return ReviewWork().plans(self.pages, self.user)

    def batch(self, form: forms.Form) -> Batch:
        return Batch(kind=self.kind, made_by=self.user)


class Translate(BulkChange):
    kind = Kind.LANGUAGE
    display_name = gettext_lazy("Translate")
    aria_label = gettext_lazy("Send the chosen pages to be translated")
    action_type = "language"
    action_priority = 65
    form_class = LanguageForm

    def plan(self, form: LanguageForm) -> Sequence[Plan]:
        code = form.cleaned_data["language"]
        locale, _made = Locale.objects.get_or_create(language_code=code)
        return LanguageWork().plans(self.pages, locale, self.user)

    def batch(self, form: LanguageForm) -> Batch:
        code = form.cleaned_data["language"]
        name = dict(settings.WAGTAIL_CONTENT_LANGUAGES)[code]
        names = []
        for language in ("th", "en"):
            with override(language):
                names.append(str(name))
        return Batch(kind=self.kind, names=[names], made_by=self.user)
