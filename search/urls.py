from django.urls import path

from . import suggest_views, views

urlpatterns = [
    path("", views.search, name="search"),
    path("results.json", views.results_json, name="search_json"),
    path("suggest/", suggest_views.suggestions, name="search_suggest"),
]
