"""A centre's products on the screen where its page is edited."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.urls import reverse
from wagtail.admin.panels import Panel

if TYPE_CHECKING:
    from learning_centers.models import Product


class ProductsPanel(Panel):
    """The list with links to each product's own form.

    Products are no part of the page's revisions: a draft published next month must not undo an
    import of today.
    """

    class BoundPanel(Panel.BoundPanel):
        template_name = "learning_centers/products/panel.html"

        def get_context_data(self, parent_context: dict[str, Any] | None = None) -> dict[str, Any]:
            return super().get_context_data(parent_context) | {
                "products": self._products,
                "add_url": f"{reverse('products:add')}?center={self.instance.pk}",
            }

        @property
        def _products(self) -> list[Product]:
            if not self.instance.pk:
                return []
            products = self.instance._meta.get_field("products").related_model._default_manager
            return list(products.of_center(self.instance).order_by("sort_key"))
