"""Below `notes/write/` nothing collides with a note: `FieldNotePage` reserves the word."""

from django.urls import path

from .views import circles, from_visit, mine, notebooks, photos, sending, short, writing

app_name = "telling"

urlpatterns = [
    path("notes/write/", writing.new, name="new"),
    path("notes/write/short/", short.write_short, name="short"),
    path("notes/write/mine/", mine.mine, name="mine"),
    path("notes/write/change/<int:pk>/", mine.change, name="change"),
    path("notes/write/from-visit/<str:token>/", from_visit.from_visit, name="from_visit"),
    path("notes/write/<uuid:token>/", writing.write, name="write"),
    path("notes/write/<uuid:token>/photos/", photos.add, name="photos"),
    path("notes/write/<uuid:token>/preview/", sending.preview, name="preview"),
    path("notes/write/<uuid:token>/send/", sending.send_saved, name="send"),
    path("notes/write/<uuid:token>/discard/", mine.discard_draft, name="discard"),
    path("notebooks/", notebooks.mine, name="notebooks"),
    path("notebooks/new/", notebooks.edit, name="new_notebook"),
    path("notebooks/<int:pk>/", notebooks.notebook, name="notebook"),
    path("notebooks/<int:pk>/edit/", notebooks.edit, name="edit_notebook"),
    path("notebooks/<int:pk>/feed/", notebooks.feed, name="notebook_feed"),
    path("circles/", circles.index, name="circles"),
    path("circles/<str:slug>/", circles.circle, name="circle"),
    path("circles/<str:slug>/feed/", circles.feed, name="circle_feed"),
]
