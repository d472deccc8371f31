"""Place tags that only hold what a text wrote: finding them, and giving them their place."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.db.models import Q
from wagtail.permissions import page_permission_policy
from wagtail.search.index import insert_or_update_object

from kmportal.core.bin_tree import outside_bin
from kmportal.core.models import ContentPage

from .models import PagePlace, Place
from .signals import place_set

if TYPE_CHECKING:
    from django.contrib.auth.models import AnonymousUser
    from django.db.models import QuerySet

    from kmportal.members.models import User


def tags_to_look_at(user: User | AnonymousUser) -> QuerySet[PagePlace]:
    """Tags without a place, on the pages where this person may set one.

    A live page shows the place at once, so there it needs the right to publish.
    """
    # Every screen's menu asks this: of these few pages, not of all that are hers.
    asking = PagePlace.objects.filter(place=None).values("page")
    pages = page_permission_policy.instances_user_has_permission_for
    editable = pages(user, "change").filter(pk__in=asking)
    publishable = pages(user, "publish").filter(pk__in=asking)
    mine = Q(page__live=False, page__in=editable.values("pk")) | Q(
        page__live=True, page__in=publishable.values("pk")
    )
    return PagePlace.objects.filter(mine, outside_bin("page__"), place=None).order_by(
        "-page__content_date", "pk"
    )


@transaction.atomic
def set_place(tag: PagePlace, place: Place, user: User | AnonymousUser) -> None:
    """Give the tag its place on the page readers see and in the draft editors see, both kept.

    The words of the text stay beside it. Without unpublished changes the page stays published
    without any; with them, only the tag goes live.
    """
    page = tag.page.specific
    if page.permissions_for_user(user).page_locked():
        raise PermissionDenied
    had_draft_changes = page.has_unpublished_changes
    # A revision may be older than the row and not know its key: the words are what they share.
    draft = page.get_latest_revision_as_object()
    same = [t for t in draft.place_tags.all() if not t.place_id and t.as_written == tag.as_written]
    tag.place = place
    tag.save(update_fields=["place"])
    for draft_tag in same:
        draft_tag.place = place
    if same:
        # What else the draft may lack is its editor's to complete: no validation here.
        revision = draft.save_revision(user=user, log_action=True, clean=False)
        if page.live and not had_draft_changes:
            revision.publish(user=user)
    place_set.send(sender=PagePlace, tag=tag)
    insert_or_update_object(ContentPage.objects.get(pk=page.pk).specific)
