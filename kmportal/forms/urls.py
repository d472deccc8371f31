from django.urls import path

from . import views

urlpatterns = [
    path("my-answer/withdrawn/", views.withdrawn, name="form_withdrawn"),
    path("my-answer/<str:token>/", views.answer, name="form_answer"),
]
