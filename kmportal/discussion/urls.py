from django.urls import path

from . import views

urlpatterns = [
    path("<int:comment>/", views.find, name="comment"),
    path("<int:comment>/edit/", views.edit, name="comment_edit"),
    path("<int:comment>/delete/", views.delete, name="comment_delete"),
    path("<int:comment>/report/", views.report, name="comment_report"),
    path("<int:comment>/answer/", views.answer, name="comment_answer"),
    path("on/<int:page>/", views.write, name="comment_write"),
]
