from django.urls import path

from .feeds import LibraryFeed

urlpatterns = [path("library/<int:pk>/atom/", LibraryFeed(), name="library_atom")]
