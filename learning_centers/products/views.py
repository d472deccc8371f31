"""What readers see of products: the list with its filters, and one product with how to buy it."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse, HttpResponsePermanentRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from learning_centers.models import LearningCenterPage, Product

from .catalogue import Catalogue
from .structured import as_structured

OTHERS_SHOWN = 4
LONGEST_PK = 18  # digits of what a database takes for a number


def index(request: HttpRequest) -> HttpResponse:
    return render(
        request, "learning_centers/products/index.html", {"catalogue": Catalogue(request.GET)}
    )


def product(request: HttpRequest, address: str) -> HttpResponse:
    number = address.partition("-")[0]
    if not (number.isascii() and number.isdecimal() and len(number) < LONGEST_PK):
        raise Http404(_("There is no such product."))
    products = Product.objects.published().with_rows().select_related("center__locale")
    found = products.filter(pk=number).first()
    if found is None or not _admits(found.center, request):
        raise Http404(_("There is no such product."))
    url = found.get_absolute_url()
    if url != reverse("product", args=[address]):
        return HttpResponsePermanentRedirect(url)
    context = {
        "product": found,
        "crumbs": [(_("Products"), reverse("products"))],
        "others": _others(found),
        "structured": as_structured(found, request.build_absolute_uri),
    }
    return render(request, "learning_centers/products/product.html", context)


def _admits(center: LearningCenterPage | None, request: HttpRequest) -> bool:
    """Whether a reader may see the page of the product's centre; lists leave out what not all may."""
    if center is None:
        return True
    if not LearningCenterPage.objects.current().filter(pk=center.pk).exists():
        return False
    return all(each.accept_request(request) for each in center.get_view_restrictions())


def _others(found: Product) -> list[Product]:
    """More of the same centre, else of the same maker, else of the same tambon."""
    others = Product.objects.readable().exclude(pk=found.pk).with_rows()
    if found.center_id:
        others = others.filter(center=found.center_id)
    elif found.maker:
        others = others.filter(maker=found.maker)
    elif found.place:
        others = others.within(found.place)
    else:
        return []
    return list(others.order_by("sort_key", "pk")[:OTHERS_SHOWN])
