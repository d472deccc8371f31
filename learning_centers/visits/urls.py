from django.urls import path

from .views import asking, calendar, own

app_name = "visits"

urlpatterns = [
    path("ask/<int:center>/", asking.ask, name="ask"),
    path("calendar/<str:token>.ics", calendar.feed, name="calendar"),
    path("<str:token>/", own.visit, name="visit"),
    path("<str:token>/change/", own.change, name="change"),
    path("<str:token>/withdraw/", own.withdraw, name="withdraw"),
    path("<str:token>/feedback/", own.feedback, name="feedback"),
    path("<str:token>/visit.ics", own.calendar, name="own_calendar"),
]
