"""Wagtail's own addresses, with Thai marks allowed in the path of a page."""

from django.urls import re_path
from wagtail import urls, views

from .slugs import SLUG_CHARACTERS

urlpatterns = [
    *(pattern for pattern in urls.urlpatterns if pattern.name != "wagtail_serve"),
    re_path(rf"^((?:{SLUG_CHARACTERS}+/)*)$", views.serve, name="wagtail_serve"),
]
