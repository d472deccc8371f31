from django.urls import path

from . import views

urlpatterns = [
    path("<int:id>/", views.profile, name="profile"),
    path("me/", views.settings, name="profile_settings"),
    path("me/download/", views.download, name="profile_download"),
    path("me/delete/", views.delete, name="profile_delete"),
]
