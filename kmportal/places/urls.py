from django.urls import path

from . import views

urlpatterns = [
    path("", views.index, name="places"),
    path("<slug:code>/", views.place, name="place"),
]
