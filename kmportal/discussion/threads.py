"""One page of a page's comments as threads, read in a fixed number of queries."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING
from urllib.parse import urlencode

from django.conf import settings
from django.core.paginator import Page, Paginator
from django.db.models import Q
from django.shortcuts import resolve_url

from .forms import CommentForm
from .models import Comment
from .own import is_own, own_comments
from .rules import why_not

if TYPE_CHECKING:
    from django.http import HttpRequest

    from kmportal.core.models import ContentPage

    from .querysets import CommentQuerySet

#: So many comments make a page of them, however they are threaded: it must fit an old phone.
PER_PAGE = 50
NEWEST = "newest"


@dataclass
class Thread:
    """A comment as its reader may see it, and its answers."""

    comment: Comment
    by_author: bool
    own: bool
    editable: bool
    #: Whom it answers, where that does not follow from the place where it stands.
    answering: Comment | None = None
    replies: list[Thread] = field(default_factory=list)

    @property
    def is_placeholder(self) -> bool:
        """Stands only for what its answers answer: its own words are not shown."""
        return not (self.comment.is_published or (self.own and self.comment.is_waiting))


@dataclass(frozen=True)
class Discussion:
    threads: list[Thread]
    count: int
    part: Page[Comment]
    order: str
    refusal: str
    form: CommentForm | None
    sign_in: str

    @property
    def is_shown(self) -> bool:
        return bool(self.count or self.threads or self.form or self.refusal)


def discussion_of(page: ContentPage, request: HttpRequest) -> Discussion:
    """The page of comments the address asks for; with `comment=<id>` the one that has it."""
    order = NEWEST if request.GET.get("order") == NEWEST else ""
    comments = Comment.objects.filter(page=page.pk)
    own = own_comments(request)
    shown = comments.shown(own)
    ordered = shown.newest_first() if order else shown.oldest_first()
    parts = Paginator(ordered.select_related("member", "parent__member"), PER_PAGE)
    part = parts.get_page(_asked(request, shown, order) or request.GET.get("comments"))
    refusal = why_not(request, page)
    return Discussion(
        _threads(list(part.object_list), page, request),
        comments.published().count(),
        part,
        order,
        refusal,
        None if refusal else CommentForm(request=request),
        f"{resolve_url(settings.LOGIN_URL)}?{urlencode({'next': f'{request.path}#comments'})}",
    )


def _asked(request: HttpRequest, shown: CommentQuerySet, order: str) -> int | None:
    """On which page of comments the one in the address stands."""
    key = request.GET.get("comment", "")
    wanted = shown.filter(pk=int(key)).first() if key.isdecimal() and len(key) < 19 else None
    if wanted is None:
        return None
    earlier = Q(thread__gt=wanted.thread) if order else Q(thread__lt=wanted.thread)
    before = Q(thread=wanted.thread, path__lt=wanted.path)
    return 1 + shown.filter(earlier | before).count() // PER_PAGE


def _threads(comments: list[Comment], page: ContentPage, request: HttpRequest) -> list[Thread]:
    """Nested by level. What answers something on another page of comments says whom it answers."""
    authors = {person.member_id for person in page.contributors.all() if person.member_id}
    top: list[Thread] = []
    way: list[Thread] = []  # from the top down to the last one placed
    for comment in comments:
        own = is_own(request, comment)
        thread = Thread(comment, comment.member_id in authors, own, own and comment.may_be_edited())
        way = [each for each in way[: comment.level - 1] if each.comment.thread == comment.thread]
        above = way[-1] if way else None
        if comment.parent_id and (above is None or above.comment.pk != comment.parent_id):
            thread.answering = comment.parent
        (above.replies if above else top).append(thread)
        way.append(thread)
    return top
