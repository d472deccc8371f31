from django.urls import path

from . import downloads, views

urlpatterns = [
    path("", views.index, name="figures"),
    path("holdings.csv", views.holdings_csv, name="holdings_csv"),
    path("<slug:slug>.csv", downloads.indicator_csv, name="indicator_csv"),
    path(
        "pages/<slug:theme_slug>/<slug:code>/",
        views.pages_by_theme_and_place,
        name="pages_by_theme_and_place",
    ),
    path("<slug:slug>/", views.indicator, name="indicator"),
]
