from django.urls import path

from . import views

urlpatterns = [
    path("", views.index, name="themes"),
    path("<slug:slug>/", views.theme, name="theme"),
]
