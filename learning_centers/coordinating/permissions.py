"""What a coordinator may do with the page of her own centre."""

from __future__ import annotations

from functools import cached_property

from wagtail.models import PagePermissionTester

from learning_centers.models.coordinator_group import CoordinatorGroup


class CenterPermissionTester(PagePermissionTester):
    """Lets a coordinator publish what she edits. Everything else about the page is the stewards'.

    Her group has only the right to change the page, so wherever Wagtail asks the database instead of
    this class, she may do less and not more.
    """

    @cached_property
    def is_only_coordinating(self) -> bool:
        if not self.user.is_active or self.user.is_superuser or "publish" in self.permissions:
            return False
        mine = CoordinatorGroup.objects.filter(
            translation_key=self.page.translation_key, group__user=self.user
        )
        return "change" in self.permissions and bool(mine.exists())

    def can_publish(self) -> bool:
        return self.is_only_coordinating or super().can_publish()

    def can_set_view_restrictions(self) -> bool:
        return not self.is_only_coordinating and super().can_set_view_restrictions()

    def can_delete(self, ignore_bulk: bool = False) -> bool:
        return not self.is_only_coordinating and super().can_delete(ignore_bulk)

    def can_copy(self) -> bool:
        return not self.is_only_coordinating and super().can_copy()
