"""Importing in the editor: upload a document, correct the filled form, save it as a draft."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django.views.generic import FormView
from wagtail.admin import messages
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin
from wagtail.admin.views.pages.create import CreateView

from .drafts import NoteDraft
from .filling import PAGE_MODELS, fill, keep_in_series
from .forms import UploadForm
from .importer import finish, page_of
from .models import Upload
from .pages import (
    INDEX_MODELS,
    NoPlaceInTreeError,
    Planned,
    free_slug,
    parent_for,
    plan_further,
    save,
)
from .parsing import read_draft

if TYPE_CHECKING:
    from django.contrib.auth.models import AnonymousUser

    from kmportal.members.models import User


def may_import(user: User | AnonymousUser) -> bool:
    """Whether a person may add pages below any of the lists."""
    return any(
        index.permissions_for_user(user).can_add_subpage()
        for model in INDEX_MODELS.values()
        for index in model.objects.all()
    )


class UploadView(WagtailAdminTemplateMixin, FormView):
    template_name = "importing/upload.html"
    page_title = gettext_lazy("Import a document")
    header_icon = "upload"
    form_class = UploadForm
    _show_breadcrumbs = True

    def dispatch(self, request: HttpRequest, *args: object, **kwargs: object) -> HttpResponseBase:
        if not may_import(request.user):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    def get_breadcrumbs_items(self) -> list[dict[str, str]]:
        return [*self.breadcrumbs_items, {"url": "", "label": self.get_page_title()}]

    def get_form_kwargs(self) -> dict[str, Any]:
        return super().get_form_kwargs() | {"user": self.request.user}

    def form_valid(self, form: UploadForm) -> HttpResponse:
        Upload.throw_away_old()
        document = form.document
        upload = Upload.objects.create(
            user=form.user,
            file_name=document.name[:240],
            content_hash=document.content_hash,
            text=document.text,
            kind=form.cleaned_data["kind"],
        )
        return redirect("import_create", upload.pk)


class ImportCreateView(CreateView):
    """Wagtail's own form of a new page, filled from an upload.

    What a document holds besides its page (comments, translation, centers) is made when it is saved,
    from the stored text; saving a draft in the background is off, so that this happens once.
    """

    template_name = "importing/create.html"

    def dispatch(self, request: HttpRequest, upload_id: str) -> HttpResponse:
        self.upload = get_object_or_404(Upload, pk=upload_id, user=request.user)
        if page := page_of(self.upload.document):
            messages.warning(request, _("This document is already imported."))
            return redirect("wagtailadmin_pages:edit", page.pk)
        self.draft = read_draft(self.upload.document, self.upload.kind)
        self.unsure = list(self.draft.unsure)
        try:
            parent = parent_for(self.draft)
        except NoPlaceInTreeError as error:
            messages.error(request, str(error))
            return redirect("import_upload")
        options = PAGE_MODELS[self.draft.kind]._meta
        return super().dispatch(request, options.app_label, options.model_name, parent.pk)

    def get(self, request: HttpRequest) -> HttpResponse:
        fill(self.page, self.draft, self.unsure)
        self.page.slug = free_slug(self.page.title, self.parent_page)
        return super().get(request)

    def form_invalid(self, form: Any) -> HttpResponse:
        # The doubts that only filling a page finds are shown again beside the errors.
        fill(type(self.page)(locale=self.locale), self.draft, self.unsure)
        return super().form_invalid(form)

    def get_context_data(self, **kwargs: object) -> dict[str, Any]:
        extra = {
            "upload": self.upload,
            "reasons": self.draft.reasons,
            "unsure": self.unsure,
            "waiting": self._waiting(),
            "autosave_enabled": False,
        }
        return super().get_context_data(**kwargs) | extra

    def _waiting(self) -> list[str]:
        """What saving makes besides the page."""
        draft = self.draft
        lines = []
        if isinstance(draft, NoteDraft):
            if draft.comments:
                count = len(draft.comments)
                lines.append(ngettext("%(n)s comment", "%(n)s comments", count) % {"n": count})
            if draft.series:
                name = {"series": draft.series, "part": draft.part}
                lines.append(_("part %(part)s of the series “%(series)s”") % name)
            if draft.notebook:
                lines.append(_("the notebook “%(notebook)s”") % {"notebook": draft.notebook})
        if translation := getattr(draft, "translation", None):
            lines.append(_("the translation “%(title)s”") % {"title": translation.title})
        if centers := getattr(draft, "centers", None):
            count = len(centers)
            text = ngettext("draft of %(n)s centre", "drafts of %(n)s centres", count)
            lines.append(text % {"n": count})
        return lines

    def form_valid(self, form: Any) -> HttpResponse:
        with transaction.atomic():
            if isinstance(self.draft, NoteDraft):
                keep_in_series(form.instance, self.draft)
            response = super().form_valid(form)
            if self.page.pk:
                self._finish()
        return response

    def _finish(self) -> None:
        finish(self.upload.document, self.page, self.draft)
        doubts: list[str] = []
        for planned in plan_further(Planned(self.page, self.parent_page, self.draft), doubts):
            if not planned.new:
                continue
            if planned.parent.permissions_for_user(self.request.user).can_add_subpage():
                save(planned, self.request.user)
            else:
                message = _("“%(page)s” was not made: you may not add pages below “%(parent)s”.")
                names = {"page": planned.page.title, "parent": planned.parent.title}
                messages.warning(self.request, message % names)
        for doubt in doubts:
            messages.warning(self.request, doubt)
        self.upload.delete()
