"""The bin's own screens. Those of Wagtail's that must leave out what lies in it: `elsewhere`."""

from django.urls import path

from . import views

urlpatterns = [
    path("recycle-bin/", views.BinList.as_view(), name="recycle_bin"),
    path(
        "recycle-bin/results/",
        views.BinList.as_view(results_only=True),
        name="recycle_bin_results",
    ),
    path("recycle-bin/<int:pk>/", views.entry, name="recycle_bin_entry"),
    path("recycle-bin/<int:pk>/erase/", views.purge_entry, name="recycle_bin_purge"),
]
