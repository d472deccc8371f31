"""Addresses of Wagtail's that our views answer: they stand before Wagtail's own, under its names."""

from django.urls import path
from wagtail.admin.auth import require_admin_access
from wagtail.utils.urlpatterns import decorate_urlpatterns

from . import elsewhere

OF_TYPE = "pages/usage/<slug:content_type_app_name>/<slug:content_type_model_name>"

screens = [
    path(f"{OF_TYPE}/", elsewhere.PagesOfType.as_view()),
    path(f"{OF_TYPE}/results/", elsewhere.PagesOfType.as_view(results_only=True)),
    path("pages/search/", elsewhere.Search.as_view()),
    path("pages/search/results/", elsewhere.Search.as_view(results_only=True)),
    path("reports/aging-pages/", elsewhere.AgingPages.as_view()),
    path("reports/aging-pages/results/", elsewhere.AgingPages.as_view(results_only=True)),
    path("reports/workflow/", elsewhere.Workflows.as_view()),
    path("reports/workflow/results/", elsewhere.Workflows.as_view(results_only=True)),
    path("reports/workflow_tasks/", elsewhere.WorkflowTasks.as_view()),
    path("reports/workflow_tasks/results/", elsewhere.WorkflowTasks.as_view(results_only=True)),
    path("reports/page-types-usage/", elsewhere.PageTypes.as_view()),
    path("reports/page-types-usage/results/", elsewhere.PageTypes.as_view(results_only=True)),
]
urlpatterns = decorate_urlpatterns(screens, require_admin_access)
