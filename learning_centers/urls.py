from django.urls import include, path

from . import cards

urlpatterns = [
    path("center-card/<int:pk>.vcf", cards.card, name="center_card"),
    path("products/", include("learning_centers.products.urls")),
    path("", include("learning_centers.directory.urls")),
]
