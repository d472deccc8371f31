from django.urls import path

from . import views

urlpatterns = [
    path("<int:lesson>/", views.tell, name="apply_lesson"),
    path("change/<int:application>/", views.change, name="change_application"),
]
