"""Out of the bin again: to where it was, or where a person says."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import transaction
from wagtail.actions.move_page import MovePageAction
from wagtail.contrib.redirects.signal_handlers import autocreate_redirects_on_page_move
from wagtail.log_actions import log
from wagtail.models import Page, Revision

from kmportal.core.bin_tree import is_binned

from .indexing import write_again
from .models import BinnedBranch
from .state import put_back

if TYPE_CHECKING:
    from collections.abc import Iterable

    from kmportal.members.models import User

RESTORED = "recycle_bin.restore"


def old_parent(branch: BinnedBranch) -> Page | None:
    """None where it was erased, or lies in the bin itself."""
    parent = branch.parent
    return None if parent is None or is_binned(parent) else parent


def slug_is_free(slug: str, parent: Page) -> bool:
    return not parent.get_children().filter(slug=slug).exists()


def free_slug(slug: str, parent: Page) -> str:
    """The address itself, or with the first number that is free."""
    taken = set(parent.get_children().values_list("slug", flat=True))
    number, found = 1, slug
    while found in taken:
        number += 1
        found = f"{slug[:240]}-{number}"
    return found


@transaction.atomic
def restore(
    branch: BinnedBranch, parent: Page, slug: str = "", user: User | None = None
) -> list[Page]:
    """Rights and a free `slug` are the caller's concern. Answers with the pages that could not be
    made translations of their old counterparts again."""
    page = Page.objects.get(pk=branch.page_id)
    folder = page.get_parent()
    apart = put_back(branch.state, list(page.get_descendants(inclusive=True)))
    if slug and slug != page.slug:
        _rename(page, slug)
    page = Page.objects.get(pk=page.pk)
    target, side = _position(branch, Page.objects.get(pk=parent.pk))
    MovePageAction(page, target, pos=side, user=user).execute(skip_permission_checks=True)
    page = Page.objects.get(pk=page.pk)
    _claim_back(branch, page)
    # Wagtail's own answer to a move, told where the page was before it was thrown away.
    autocreate_redirects_on_page_move(
        instance=page, url_path_before=branch.url_path, url_path_after=page.url_path
    )
    write_again(page.get_descendants(inclusive=True).values_list("pk", flat=True))
    log(instance=page, action=RESTORED, user=user, data={"page": {"title": page.title}})
    _forget(branch, folder)
    return apart


def _rename(page: Page, slug: str) -> None:
    """Still in its folder, where nothing stands in the way. Its draft keeps the new address too, or
    the next one published would bring the old one back."""
    page.slug = slug
    page.save(update_fields=["slug", "url_path"])
    latest = page.latest_revision
    if latest is not None:
        latest.content["slug"] = slug
        Revision.objects.filter(pk=latest.pk).update(content=latest.content)


def _position(branch: BinnedBranch, parent: Page) -> tuple[Page, str]:
    """Beside a page that was its neighbour, if one is still there."""
    children = {
        page.pk: page
        for page in parent.get_children().filter(pk__in=_keys(branch.left, branch.right))
    }
    if branch.left in children:
        return children[branch.left], "right"
    if branch.right in children:
        return children[branch.right], "left"
    return parent, "last-child"


def _keys(*keys: int | None) -> Iterable[int]:
    return [key for key in keys if key is not None]


def _claim_back(branch: BinnedBranch, page: Page) -> None:
    """What was thrown away earlier from below this page has its place below it again."""
    below = page.get_descendants(inclusive=True).values("pk")
    for other in BinnedBranch.objects.filter(parent__in=below).select_related("parent"):
        BinnedBranch.objects.filter(pk=other.pk).update(place=other.parent)


def _forget(branch: BinnedBranch, folder: Page) -> None:
    deletion = branch.deletion
    branch.delete()
    Page.objects.get(pk=folder.pk).specific.delete()
    if not deletion.branches.exists():
        deletion.delete()
