from django.urls import path

from .feeds import CollectionFeed, CollectionRss

urlpatterns = [
    path("collections/<int:pk>/atom/", CollectionFeed(), name="collection_atom"),
    path("collections/<int:pk>/rss/", CollectionRss(), name="collection_rss"),
]
