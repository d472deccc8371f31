from __future__ import annotations

from django.http import HttpRequest
from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem

from .views import ImportCreateView, UploadView, may_import


class ImportMenuItem(MenuItem):
    def is_shown(self, request: HttpRequest) -> bool:
        return may_import(request.user)


@hooks.register("register_admin_urls")
def register_import_urls() -> list[URLPattern]:
    return [
        path("import/", UploadView.as_view(), name="import_upload"),
        path("import/<uuid:upload_id>/", ImportCreateView.as_view(), name="import_create"),
    ]


@hooks.register("register_admin_menu_item")
def register_import_menu_item() -> MenuItem:
    return ImportMenuItem(
        _("Import a document"),
        reverse("import_upload"),
        name="import-document",
        icon_name="upload",
        order=210,
    )
