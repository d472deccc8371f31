"""wagtail-localize's screens for sending and updating, within what a person may read and publish.

Its own ask only for the permission to translate: with that alone one could fetch the words of a
closed page into a draft, and publish in all languages.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST
from wagtail.admin import messages
from wagtail.models import Page
from wagtail.permissions import page_permission_policy
from wagtail_localize.machine_translators import get_machine_translator
from wagtail_localize.views.edit_translation import apply_machine_translation
from wagtail_localize.views.submit_translations import SubmitPageTranslationView
from wagtail_localize.views.update_translations import UpdateTranslationsView

from kmportal.core.querysets import open_to_all

from .machine import PortalTranslator
from .permissions import SEES, may_read_source, translation_for

if TYPE_CHECKING:
    from django import forms
    from django.http import HttpRequest


class SendPageView(SubmitPageTranslationView):
    def get_object(self) -> Page:
        page = super().get_object()
        if not may_read_source(self.request.user, page):
            raise PermissionDenied
        return page

    def get_form(self) -> forms.Form:
        form = super().get_form()
        if not self._may_read_all_below():
            del form.fields["include_subtree"]
        return form

    def form_valid(self, form: forms.Form) -> HttpResponse:
        form.cleaned_data.setdefault("include_subtree", False)
        return super().form_valid(form)

    def _may_read_all_below(self) -> bool:
        """Sending a branch sends closed pages and drafts in it along."""
        anyones = open_to_all(Page.objects.all()).order_by().values("pk")
        closed = self.object.get_descendants().exclude(pk__in=anyones)
        mine = page_permission_policy.instances_user_has_any_permission_for(self.request.user, SEES)
        return not closed.exclude(pk__in=mine.order_by().values("pk")).exists()


class BringUpToDateView(UpdateTranslationsView):
    """Never publishes what a machine has just written: that is asked for in the editor, and read there."""

    def get_object(self) -> Any:
        source = super().get_object()
        instance = source.get_source_instance()
        if isinstance(instance, Page) and not may_read_source(self.request.user, instance):
            raise PermissionDenied
        return source

    def get_form(self) -> forms.Form:
        form = super().get_form()
        form.fields.pop("use_machine_translation", None)
        if not self._may_publish():
            form.fields.pop("publish_translations", None)
        return form

    def form_valid(self, form: forms.Form) -> HttpResponse:
        form.cleaned_data.setdefault("publish_translations", False)
        return super().form_valid(form)

    def _may_publish(self) -> bool:
        enabled = self.object.translations.filter(enabled=True).select_related("target_locale")
        pages = [translation.get_target_instance() for translation in enabled]
        return all(
            page.permissions_for_user(self.request.user).can_publish()
            for page in pages
            if isinstance(page, Page)
        )


@require_POST
def machine_translate(request: HttpRequest, translation_id: int) -> HttpResponse:
    """A first draft of what has no translation; says what the service could not do."""
    translator = get_machine_translator()
    if not isinstance(translator, PortalTranslator):
        raise Http404
    translation, page = translation_for(request.user, translation_id)
    done = apply_machine_translation(translation.pk, request.user, translator)
    if translator.problem:
        messages.error(request, translator.problem)
    elif not done:
        messages.info(request, _("All texts have a translation already."))
    else:
        messages.success(
            request, _("Translated by machine. Read all of it, and correct it, before publishing.")
        )
    if translator.damaged:
        told = _("%(count)s texts came back damaged and were left for you to translate.")
        messages.warning(request, told % {"count": translator.damaged})
    return redirect("wagtailadmin_pages:edit", page.pk)
