"""The link in every mail that ends it, without signing in."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from kmportal.following.unsubscribing import ALL, Subscription, read


# The token is the permission, and a mail program that presses for its user has no cookie.
@csrf_exempt
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def unsubscribe(request: HttpRequest, token: str) -> HttpResponse:
    """Opening it changes nothing: mail scanners open every link. RFC 8058 has programs POST to it."""
    subscription = read(token)
    if subscription is None:
        return render(request, "following/unsubscribe_broken.html", status=404)
    context = {"ends": subscription.label, "scope": subscription.scope, "done": False}
    if request.method == "POST":
        if request.POST.get("scope") == ALL:
            subscription = Subscription(subscription.member, ALL)
        subscription.end()
        context |= {"ends": subscription.label, "done": True}
    return render(request, "following/unsubscribe.html", context)
