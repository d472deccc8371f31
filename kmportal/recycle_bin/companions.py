"""A page's translations: they go into the bin with it and come out with it, if a person may and wishes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from wagtail.models import Page, Site

from kmportal.core.bin_tree import outside_bin

from .models import BinnedBranch
from .restoring import old_parent, slug_is_free

if TYPE_CHECKING:
    from kmportal.members.models import User


def translations_to_delete(page: Page, user: User) -> tuple[list[Page], list[Page]]:
    """Those this person may delete too, and those that stay. Pages below are not asked one by one:
    they go with the branch they stand in."""
    others = page.get_translations().filter(outside_bin()).select_related("locale")
    may: list[Page] = []
    stay: list[Page] = []
    for other in others.order_by("locale"):
        deletable = other.permissions_for_user(user).can_delete() and not holds_a_site(other)
        (may if deletable else stay).append(other)
    return may, stay


def holds_a_site(page: Page) -> bool:
    """A site's first page is not deleted: the site would answer nothing, and be gone with it."""
    return Site.objects.filter(root_page__path__startswith=page.path).exists()


def deleted_together(branch: BinnedBranch, user: User) -> list[BinnedBranch]:
    """What was put in the bin at the same time and can go back without a question."""
    others = BinnedBranch.objects.open_to(user).shown().filter(deletion=branch.deletion_id)
    return [other for other in others.exclude(pk=branch.pk) if _straight_back(other, user)]


def _straight_back(branch: BinnedBranch, user: User) -> bool:
    parent = old_parent(branch)
    if parent is None or not slug_is_free(branch.page.slug, parent):
        return False
    return may_go_below(branch, parent, user)


def may_go_below(branch: BinnedBranch, parent: Page, user: User) -> bool:
    """As Wagtail asks when a page is made or moved there; what was public is so again at once."""
    may = parent.permissions_for_user(user)
    allowed = may.can_publish_subpage() if branch.was_live else may.can_add_subpage()
    return bool(allowed) and branch.page.specific_class.can_exist_under(parent)
