"""Who may change which product: stewards all, a centre's coordinator those of the own centre."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.utils.functional import cached_property
from wagtail.permission_policies import ModelPermissionPolicy
from wagtail.permissions import page_permission_policy

from kmportal.core.bin_tree import outside_bin
from learning_centers.models import LearningCenterPage, Product

if TYPE_CHECKING:
    from django.contrib.auth.models import AnonymousUser
    from django.db.models import QuerySet

    from kmportal.members.models import User

ALL_OF_THEM = "learning_centers.change_product"


def may_edit_all(user: User | AnonymousUser) -> bool:
    return user.is_active and user.has_perm(ALL_OF_THEM)


def kept_centers(user: User | AnonymousUser) -> QuerySet[LearningCenterPage]:
    """Centres whose page this person may change, in every language they have."""
    if not user.is_active or not user.is_authenticated:
        return LearningCenterPage.objects.none()
    pages = page_permission_policy.instances_user_has_permission_for(user, "change")
    pages = pages.filter(outside_bin())
    keys = LearningCenterPage.objects.filter(pk__in=pages.order_by().values("pk"))
    return LearningCenterPage.objects.filter(
        translation_key__in=keys.order_by().values("translation_key")
    )


def may_edit(user: User | AnonymousUser, product: Product) -> bool:
    return Rights(user).cover(product.center_id)


class Rights:
    """What one person may change, asked of the database once for many products."""

    def __init__(self, user: User | AnonymousUser) -> None:
        self._user = user

    @cached_property
    def _all(self) -> bool:
        return may_edit_all(self._user)

    @cached_property
    def _centers(self) -> set[int]:
        if not self._user.has_perm("wagtailadmin.access_admin"):
            return set()
        return set(kept_centers(self._user).values_list("pk", flat=True))

    def cover(self, center: int | None) -> bool:
        return self._all or center in self._centers


def editable(user: User | AnonymousUser, products: QuerySet[Product]) -> QuerySet[Product]:
    if may_edit_all(user):
        return products
    return products.filter(center__in=kept_centers(user).order_by().values("pk"))


def may_edit_some(user: User | AnonymousUser) -> bool:
    if may_edit_all(user):
        return True
    return user.has_perm("wagtailadmin.access_admin") and kept_centers(user).exists()


class ProductPolicy(ModelPermissionPolicy):
    """A coordinator adds, changes and takes away products of the own centre without a permission
    of the model."""

    def user_has_permission(self, user: Any, action: str) -> bool:
        return super().user_has_permission(user, action) or may_edit_some(user)

    def user_has_permission_for_instance(self, user: Any, action: str, instance: Any) -> bool:
        return super().user_has_permission(user, action) or may_edit(user, instance)

    def user_has_any_permission_for_instance(self, user: Any, actions: Any, instance: Any) -> bool:
        return any(self.user_has_permission_for_instance(user, each, instance) for each in actions)

    def instances_user_has_any_permission_for(self, user: Any, actions: Any) -> Any:
        return editable(user, Product.objects.all())

    def instances_user_has_permission_for(self, user: Any, action: str) -> Any:
        return editable(user, Product.objects.all())
