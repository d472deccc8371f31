"""Documents are as private as the pages that show them, and pages end when they expire."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib.contenttypes.models import ContentType
from django.http import Http404
from django.utils import timezone
from wagtail.models import Page, ReferenceIndex

from kmportal.core.querysets import unexpired

if TYPE_CHECKING:
    from django.http import HttpRequest
    from wagtail.documents.models import AbstractDocument


def refuse_expired(page: Page) -> None:
    """The scheduler unpublishes it minutes later; readers must not see it until then."""
    if page.expire_at and page.expire_at <= timezone.now():
        raise Http404


def refuse_closed_file(document: AbstractDocument, request: HttpRequest) -> None:
    """Wagtail asks only the collection, and numbers of documents are easy to guess."""
    if not (is_shown_to(document, request) or _may_choose(document, request)):
        raise Http404


def is_shown_to(document: AbstractDocument, request: HttpRequest) -> bool:
    """On a page this reader may read, or on what is no page: a figure's source, the settings."""
    users = ReferenceIndex.get_references_to(document).values_list("base_content_type", "object_id")
    page_type = ContentType.objects.get_for_model(Page).pk
    found = set(users)
    if any(kind != page_type for kind, _key in found):
        return True
    live = Page.objects.live().filter(unexpired(), pk__in={key for _kind, key in found})
    return live.public().exists() or any(_lets_in(page, request) for page in live)


def _lets_in(page: Page, request: HttpRequest) -> bool:
    return all(each.accept_request(request) for each in page.get_view_restrictions())


def _may_choose(document: AbstractDocument, request: HttpRequest) -> bool:
    from wagtail.documents.permissions import permission_policy  # wants its app to be ready

    actions = ["add", "change", "choose"]
    return request.user.is_authenticated and bool(
        permission_policy.user_has_any_permission_for_instance(request.user, actions, document)
    )
