from django.urls import path

from .views import answer_page

app_name = "community_check"

urlpatterns = [path("<str:token>/", answer_page, name="answer")]
