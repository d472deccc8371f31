from django.urls import path

from . import saved_feeds, saved_views, similar_views, suggest_views, views

urlpatterns = [
    path("", views.search, name="search"),
    path("results.json", views.results_json, name="search_json"),
    path("suggest/", suggest_views.suggestions, name="search_suggest"),
    path("similar/", similar_views.similar_to_text, name="similar_to_text"),
    path("feed/", saved_feeds.search_feed, name="search_feed"),
    path("saved/", saved_views.saved_searches, name="saved_searches"),
    path("saved/new/", saved_views.save_search, name="save_search"),
    path("saved/<int:pk>/", saved_views.open_saved_search, name="saved_search"),
    path("saved/<int:pk>/rename/", saved_views.rename_saved_search, name="rename_saved_search"),
    path("saved/<int:pk>/delete/", saved_views.delete_saved_search, name="delete_saved_search"),
]
