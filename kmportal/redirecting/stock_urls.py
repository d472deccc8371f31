"""Addresses of Wagtail's redirects that our views answer: they stand before Wagtail's own, under
its names."""

from django.urls import path
from django.views.generic import RedirectView
from wagtail.admin.auth import require_admin_access
from wagtail.contrib.redirects.views import CreateView, EditView
from wagtail.utils.urlpatterns import decorate_urlpatterns

from .forms import CheckedRedirectForm

TO_TABLE = RedirectView.as_view(pattern_name="redirect-table:index")

screens = [
    path("redirects/add/", CreateView.as_view(form_class=CheckedRedirectForm)),
    path("redirects/<int:redirect_id>/", EditView.as_view(form_class=CheckedRedirectForm)),
    path("redirects/import/", TO_TABLE),
    path("redirects/import/process/", TO_TABLE),
]
urlpatterns = decorate_urlpatterns(screens, require_admin_access)
