from __future__ import annotations

from django.urls import URLPattern, path
from wagtail import hooks

from . import admin_views


@hooks.register("register_admin_urls")
def collection_urls() -> list[URLPattern]:
    return [path("collections/result/", admin_views.result, name="collection_result")]
