"""Wagtail's own addresses, with Thai marks allowed in the path of a page."""

from django.urls import re_path
from wagtail import urls, views

from .slugs import SLUG_CHARACTERS

urlpatterns = [
    *(pattern for pattern in urls.urlpatterns if pattern.name != "wagtail_serve"),
    # Without the exception a mistyped editor address would be taken for a page in each language.
    re_path(
        rf"^(?!admin/|documents/)((?:{SLUG_CHARACTERS}+/)*)$", views.serve, name="wagtail_serve"
    ),
]
