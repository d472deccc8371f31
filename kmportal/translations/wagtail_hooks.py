"""The translators' screens in the editor."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.http import HttpResponseRedirect
from django.urls import URLPattern, URLResolver, include, path, reverse
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem

from kmportal.core.querysets import open_to_all

from . import po, sending, views
from .permissions import may_look
from .report import WaitingReport

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse
    from wagtail.models import Page

urls = [
    path("<int:translation_id>/changes/", views.show_changes, name="changes"),
    path("<int:translation_id>/table/", views.download, name="download"),
    path("<int:translation_id>/table/upload/", views.upload, name="upload"),
    path("<int:translation_id>/table/confirm/", views.confirm, name="confirm"),
    path("<int:translation_id>/table/wrong/", views.wrong_rows, name="wrong"),
    path("<int:translation_id>/checked/", views.checked, name="checked"),
]


# Before wagtail-localize's own addresses, of which the last four take the place.
@hooks.register("register_admin_urls", order=-1)
def translation_urls() -> list[URLPattern | URLResolver]:
    rows = WaitingReport.as_view(results_only=True)
    return [
        path("translations/", include((urls, "translations"), namespace="translations")),
        path("reports/to-translate/", WaitingReport.as_view(), name="translations_waiting"),
        path("reports/to-translate/results/", rows, name="translations_waiting_results"),
        path("localize/submit/page/<int:page_id>/", sending.SendPageView.as_view()),
        path("localize/update/<int:translation_source_id>/", sending.BringUpToDateView.as_view()),
        path("localize/translate/<int:translation_id>/pofile/upload/", po.upload),
        path(
            "localize/translate/<int:translation_id>/machine_translate/", sending.machine_translate
        ),
    ]


class WaitingMenuItem(MenuItem):
    def is_shown(self, request: HttpRequest) -> bool:
        return may_look(request.user)


@hooks.register("register_reports_menu_item")
def waiting_menu_item() -> MenuItem:
    return WaitingMenuItem(
        _("To translate"),
        reverse("translations_waiting"),
        name="translations-waiting",
        icon_name=WaitingReport.header_icon,
        order=910,
    )


@hooks.register("before_serve_page")
def to_the_translation(
    page: Page, request: HttpRequest, _args: list[Any], _kwargs: dict[str, Any]
) -> HttpResponse | None:
    """An address of one language below another's: where there is a translation, that is meant."""
    code = get_language()
    if request.method not in ("GET", "HEAD") or code == page.locale.language_code:
        return None
    others = open_to_all(page.get_translations()).filter(locale__language_code=code)
    translation = others.first()
    url = translation.get_url(request) if translation else None
    return HttpResponseRedirect(url) if url and url != request.path else None
