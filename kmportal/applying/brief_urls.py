from django.urls import path

from . import brief_views, saving_views

urlpatterns = [
    path("", brief_views.before_you_start, name="before_you_start"),
    path("saved/", saving_views.saved_briefs, name="saved_briefs"),
    path("save/", saving_views.save_brief, name="save_brief"),
    path("saved/<int:pk>/delete/", saving_views.delete_saved_brief, name="delete_saved_brief"),
]
