"""Into the bin: a page with all below it, in each language asked for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import transaction
from wagtail.actions.move_page import MovePageAction
from wagtail.log_actions import log
from wagtail.models import Page

from kmportal.core.bin_tree import is_binned

from .indexing import take_out
from .models import BinnedBranch, Deletion
from .state import take
from .tree import folder_for

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kmportal.members.models import User

BINNED = "recycle_bin.bin"


class AlreadyBinnedError(Exception):
    """Somebody else was quicker."""


@transaction.atomic
def put_in_bin(pages: Sequence[Page], user: User | None = None) -> Deletion:
    """One deletion; its pages must not lie below one another. Rights are the caller's concern.

    Raises `AlreadyBinnedError`, and has done nothing then.
    """
    deletion = Deletion.objects.create(deleted_by=user)
    for page in pages:
        # Read anew: the one before may have moved it, and two people may press at once.
        _put(Page.objects.select_for_update().get(pk=page.pk), deletion, user)
    return deletion


def _put(page: Page, deletion: Deletion, user: User | None) -> None:
    if is_binned(page):
        raise AlreadyBinnedError
    parent, below = page.get_parent(), list(page.get_descendants(inclusive=True))
    left, right = page.get_prev_sibling(), page.get_next_sibling()
    owners = {each.owner_id for each in below}
    branch = BinnedBranch(
        deletion=deletion,
        page=page,
        parent=parent,
        place=parent,
        url_path=page.url_path,
        pages=len(below),
        was_live=any(each.live for each in below),
        sole_owner_id=owners.pop() if len(owners) == 1 else None,
        left=left.pk if left else None,
        right=right.pk if right else None,
    )
    branch.state = take(below, deletion)
    branch.save()
    # What lay in the bin already and came from below this page belongs to the branch above now.
    BinnedBranch.objects.filter(place__path__startswith=page.path).update(place=parent)
    log(instance=page, action=BINNED, user=user, data={"page": {"title": page.title}})
    page.refresh_from_db()
    folder = folder_for(deletion, page)
    # Making the folder may have made the bin, but moves no path of other pages.
    MovePageAction(page, folder, pos="last-child", user=user).execute(skip_permission_checks=True)
    take_out([each.pk for each in below])
