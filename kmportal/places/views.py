from django.http import HttpRequest, HttpResponse


def index(request: HttpRequest) -> HttpResponse:
    raise NotImplementedError


def place(request: HttpRequest, code: str) -> HttpResponse:
    raise NotImplementedError
