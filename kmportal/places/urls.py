from django.urls import path

from . import admin_views, views

urlpatterns = [
    path("", views.index, name="places"),
    path("find/", admin_views.suggestions, name="find_place"),
    path("<slug:code>/", views.place, name="place"),
]
