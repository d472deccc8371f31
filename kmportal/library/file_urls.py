"""Addresses below those of documents: without a language, so that browsers keep one copy."""

from django.urls import re_path

from .views import first_page

urlpatterns = [
    re_path(
        r"^first-pages/(?P<pk>[0-9]{1,9})-(?P<mark>[0-9a-f]{12})-(?P<size>large|small)\.webp$",
        first_page,
        name="first_page",
    )
]
