from django.http import HttpRequest, HttpResponse


def index(request: HttpRequest) -> HttpResponse:
    raise NotImplementedError


def theme(request: HttpRequest, slug: str) -> HttpResponse:
    raise NotImplementedError
