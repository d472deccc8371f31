"""Screens of the editor. The one that removes answers stands before Wagtail's own, under its name."""

from django.urls import path
from wagtail.admin.auth import require_admin_access
from wagtail.utils.urlpatterns import decorate_urlpatterns

from .views import RemoveAnswers

screens = [path("forms/submissions/<int:page_id>/delete/", RemoveAnswers.as_view())]
urlpatterns = decorate_urlpatterns(screens, require_admin_access)
