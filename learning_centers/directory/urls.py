from django.urls import path

from . import geojson, views

urlpatterns = [
    path("centers.geojson", geojson.centers, name="centers_geojson"),
    path("centers-near/", views.near, name="centers_near"),
]
