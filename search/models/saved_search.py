"""Searches that people keep, to look again for what has been told since."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.conf import settings
from django.db import models
from django.http import QueryDict
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _

if TYPE_CHECKING:
    import datetime

    from kmportal.core.models import ContentPage
    from search.queries import Search

LONGEST_NAME = 80
#: More saved searches than anyone looks through; each costs a question when it is looked after.
MOST_SAVED = 100
#: More new results than these are told as "more than".
MOST_NEW = 30


class SavedSearch(models.Model):
    """A search its owner named. `query` is the canonical one of `search.addresses`, so the same
    search is the same text however it was typed."""

    owner = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="saved_searches"
    )
    name = models.CharField(_("name"), max_length=LONGEST_NAME)
    query = models.TextField()
    #: What it was saved in: for mail about it, which no request tells a language.
    language = models.CharField(max_length=12, choices=settings.LANGUAGES)
    created = models.DateTimeField(auto_now_add=True)
    last_seen = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering = ["-created", "-pk"]
        verbose_name = _("saved search")
        verbose_name_plural = _("saved searches")
        default_permissions = ()

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return f"{reverse('search')}?{self.query}"

    @property
    def feed_url(self) -> str:
        return f"{reverse('search_feed')}?{self.query}"

    @cached_property
    def search(self) -> Search:
        """As its owner would ask it now."""
        from search.queries import Search  # reads this app's other models

        # Values come from our own address, which is longer than what a request may bring.
        return Search.of(QueryDict(self.query), self.owner)

    def new_results(self, since: datetime.datetime) -> list[ContentPage]:
        """Pages the owner may read that were published since, newest first, at most `MOST_NEW`.

        They are results like any other: a page that merely is the best of the new ones is none.
        """
        from kmportal.core.models import ContentPage

        # Spares the engine the question on most days, for one cheap look.
        if not ContentPage.objects.current().filter(first_published_at__gt=since).exists():
            return []
        newest: Any = self.search.newest(MOST_NEW)
        return [page for page in newest if page.first_published_at > since]

    @cached_property
    def new(self) -> list[ContentPage]:
        """What its owner has not looked at."""
        return self.new_results(self.last_seen)
