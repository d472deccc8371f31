"""Out of the bin for good."""

from __future__ import annotations

import datetime
import logging
from typing import TYPE_CHECKING

from django.conf import settings
from django.db import transaction
from django.db.models import ProtectedError
from django.utils import timezone
from wagtail.actions.delete_page import DeletePageAction
from wagtail.models import Page

from kmportal.core.bin_tree import BIN_DEPTH, BIN_SLUG

from .models import BinFolder, BinnedBranch, Deletion
from .state import give_keys_back

if TYPE_CHECKING:
    from kmportal.members.models import User

logger = logging.getLogger(__name__)


@transaction.atomic
def purge(branch: BinnedBranch, user: User | None = None) -> None:
    """Wagtail deletes the pages and notes it in its log; what hangs on them goes with them."""
    page = Page.objects.get(pk=branch.page_id)
    folder = page.get_parent()
    # So that what goes by the translations of a page learns which one is erased.
    give_keys_back(branch.state, list(page.get_descendants(inclusive=True)))
    DeletePageAction(page, user=user).execute(skip_permission_checks=True)
    Page.objects.get(pk=folder.pk).specific.delete()
    if not BinnedBranch.objects.filter(deletion=branch.deletion_id).exists():
        Deletion.objects.filter(pk=branch.deletion_id).delete()


def purge_expired(days: int | None = None) -> int:
    """How many branches were erased. Each for itself: one that cannot be must not keep the others."""
    kept = datetime.timedelta(days=settings.BIN_DAYS if days is None else days)
    over = BinnedBranch.objects.filter(deletion__deleted_at__lt=timezone.now() - kept)
    erased = sum(_purged(branch) for branch in over.select_related("deletion").order_by("pk"))
    _sweep()
    return erased


def _purged(branch: BinnedBranch) -> bool:
    try:
        purge(branch)
    except ProtectedError:
        logger.warning("“%s” in the recycle bin is still needed elsewhere.", branch.page)
        return False
    return True


def _sweep() -> None:
    """Folders whose page was deleted past the bin, by a script or with its writer's account."""
    root = BinFolder.objects.filter(depth=BIN_DEPTH, slug=BIN_SLUG).first()
    if root is None:
        return
    for folder in BinFolder.objects.child_of(root).filter(numchild=0):
        BinFolder.objects.get(pk=folder.pk).delete()
    Deletion.objects.filter(branches=None).delete()
