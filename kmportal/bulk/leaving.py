"""Why a page is left as it is, in the order in which people are told."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from wagtail.locks import ScheduledForPublishLock
from wagtail_localize.models import Translation

from .querysets import pages_of

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable

    from django.contrib.auth.models import AnonymousUser
    from django.utils.functional import Promise
    from wagtail.models import Page

    from kmportal.members.models import User

NO_RIGHT = _("You may not change it.")
LOCKED = _("It is locked.")
SCHEDULED = _("Its next version waits for its day.")
IN_REVIEW = _("It is being reviewed: decide about it first.")
ALIAS = _("It repeats another page: change that one.")
FOLLOWS = _("It follows the page it is a translation of: change that one.")
NO_FIELD = _("Pages of this type have none.")
ALREADY = _("It is so already.")
CHANGED = _("It was changed while you were looking: look again.")
EDITED = _("It was edited or published since.")
PUT_BACK = _("It was put back already.")
PUBLISHED = _("Readers see it: somebody who publishes here must put it back.")

#: More pages than that would keep the person waiting, and nobody reads such a preview.
MOST_PAGES = 200


def chosen_pages(user: User | AnonymousUser, keys: Collection[int]) -> list[Page]:
    """Those of the pages that this person may find, with what is asked of each: in four queries,
    however many. Others are absent: not even their titles are told."""
    pages = pages_of(user).filter(pk__in=keys).select_related("content_type", "locale")
    pages = pages.prefetch_workflow_states().annotate_approved_schedule()
    return list(pages.select_related("latest_revision").order_by("title", "pk"))


def why_closed(page: Page, user: User, following: set[int]) -> Promise | None:
    """What keeps a person from changing the page, whatever is to be changed."""
    rights = page.specific_deferred.permissions_for_user(user)
    lock = page.get_lock()
    if not rights.can_edit():
        return NO_RIGHT
    if isinstance(lock, ScheduledForPublishLock):
        return SCHEDULED
    if page.locked and lock and lock.for_user(user):
        return LOCKED
    if page.workflow_in_progress:
        return IN_REVIEW
    if page.alias_of_id:
        return ALIAS
    return FOLLOWS if page.pk in following else None


def following_another(pages: Iterable[Page]) -> set[int]:
    """Translations that are kept in step with their source: the next time, they would lose again
    what was put on them alone."""
    by_identity = {(page.translation_key, page.locale_id): page.pk for page in pages}
    wanted = Q(source__object__in=[key for key, _locale in by_identity], enabled=True)
    kept = Translation.objects.filter(wanted)
    pairs = kept.values_list("source__object_id", "target_locale_id")
    return {by_identity[pair] for pair in pairs if pair in by_identity}
