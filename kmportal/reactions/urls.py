from django.urls import path

from . import views

urlpatterns = [path("pages/<int:pk>/reactions/", views.react, name="react")]
