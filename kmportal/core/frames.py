"""Room for what a request calls, some two hundred calls deep.

Python keeps the frames of its calls in pieces of 16 KB. Up to 3.12, and in the first releases of
3.13 and 3.14, a loop that happens to stand at the end of one asks the system for a new piece with
every call it makes, and gives it back (python/cpython#142183): a tenth of the time of a page of
results went into that. Which loop it hits depends on how deep the server, the middleware and the
templates stand, so it is mended once, around all of them.
"""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse

#: Eight bytes each. A frame that asks for so many gets a piece of twice the size; those above it
#: stand in the other half. Memory is taken only where one stands.
SLOTS = 2**15


def room_for_frames(
    get_response: Callable[[HttpRequest], HttpResponse],
) -> Callable[[HttpRequest], HttpResponse]:
    def middleware(request: HttpRequest) -> HttpResponse:
        return get_response(request)

    middleware.__code__ = middleware.__code__.replace(co_stacksize=SLOTS)
    return middleware
