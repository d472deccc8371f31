from django.urls import path

from . import views

urlpatterns = [
    path("events.ics", views.feed, name="events_feed"),
    path("events/<int:pk>.ics", views.event, name="event_ics"),
]
