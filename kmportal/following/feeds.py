"""Atom feeds of what anyone may read: new pages of a place, theme, series or author; a page's comments."""

from __future__ import annotations

import datetime
from collections.abc import Iterable
from typing import TYPE_CHECKING

from django.contrib.syndication.views import Feed
from django.db.models import Model
from django.http import Http404, HttpRequest
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.feedgenerator import Atom1Feed
from django.utils.text import Truncator
from django.utils.translation import gettext as _

from kmportal.core.models import ContentPage
from kmportal.core.page_feeds import ITEMS, PageFeed
from kmportal.discussion.models import Comment
from kmportal.guard.text import clean
from kmportal.members.models import User
from kmportal.places.models import Place
from kmportal.places.querysets import pages_in
from kmportal.profiles.queries import pages_of, profile_of
from kmportal.themes.models import Theme
from kmportal.themes.querysets import pages_about
from lessons.models import Series

from .targets import label

if TYPE_CHECKING:
    from kmportal.core.querysets import ContentPageQuerySet

EXCERPT = 300  # letters


class FollowedFeed(PageFeed):
    def title(self, followed: Model) -> str:
        return clean(label(followed))


class PlaceFeed(FollowedFeed):
    def get_object(self, request: HttpRequest, code: str) -> Place:
        return get_object_or_404(Place.objects.with_ancestors(), code=code)

    def pages(self, followed: Place) -> ContentPageQuerySet:
        return pages_in(followed)


class ThemeFeed(FollowedFeed):
    def get_object(self, request: HttpRequest, slug: str) -> Theme:
        return get_object_or_404(Theme.objects.with_ancestors(), slug=slug)

    def pages(self, followed: Theme) -> ContentPageQuerySet:
        return pages_about(followed)


class SeriesFeed(FollowedFeed):
    def get_object(self, request: HttpRequest, pk: int) -> Series:
        return get_object_or_404(Series, pk=pk)

    def link(self, followed: Series) -> str:
        return reverse("series_feed", args=[followed.pk])

    def pages(self, followed: Series) -> ContentPageQuerySet:
        return ContentPage.objects.filter(pk__in=followed.notes.values("pk"))


class AuthorFeed(FollowedFeed):
    def get_object(self, request: HttpRequest, pk: int) -> User:
        """Only if she shows a list of what she wrote on her profile."""
        author = get_object_or_404(User, pk=pk, is_active=True)
        if not profile_of(author).show_pages:
            raise Http404
        return author

    def pages(self, followed: User) -> ContentPageQuerySet:
        return ContentPage.objects.filter(pk__in=pages_of(followed).order_by().values("pk"))


class CommentFeed(Feed):
    """Published comments on one page, newest first."""

    feed_type = Atom1Feed

    def get_object(self, request: HttpRequest, pk: int) -> ContentPage:
        return get_object_or_404(ContentPage.objects.readable(), pk=pk)

    def title(self, page: ContentPage) -> str:
        return _("Comments on “%(title)s”") % {"title": clean(page.title)}

    def link(self, page: ContentPage) -> str:
        return page.get_url() or "/"

    def items(self, page: ContentPage) -> Iterable[Comment]:
        published = Comment.objects.published().filter(page=page).select_related("member")
        return published.order_by("-written_at", "-pk")[:ITEMS]

    def item_title(self, comment: Comment) -> str:
        return clean(comment.shown_name) or _("Someone")

    def item_description(self, comment: Comment) -> str:
        return Truncator(clean(comment.text)).chars(EXCERPT)

    def item_link(self, comment: Comment) -> str:
        return comment.get_absolute_url()

    def item_pubdate(self, comment: Comment) -> datetime.datetime | None:
        return comment.written_at
