"""Below the language, for everybody; those in the editor stand in `wagtail_hooks`."""

from django.urls import path

from .open_views import OpenGuideList, OpenGuideView

urlpatterns = [
    path("", OpenGuideList.as_view(), name="open_guides"),
    path("<slug:key>/", OpenGuideView.as_view(), name="open_guide"),
]
