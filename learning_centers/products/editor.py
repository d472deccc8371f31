"""Products in the editor: a list, a form for each, and the table of all."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar, cast

import django_filters
from django.core.exceptions import PermissionDenied, ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail import hooks
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.forms import WagtailAdminModelForm
from wagtail.admin.panels import (
    FieldPanel,
    FieldRowPanel,
    InlinePanel,
    MultiFieldPanel,
    ObjectList,
)
from wagtail.admin.ui.tables import BooleanColumn, Column
from wagtail.admin.views.generic import CreateView, DeleteView, EditView, IndexView
from wagtail.admin.views.generic.history import HistoryView
from wagtail.admin.views.generic.usage import UsageView
from wagtail.admin.viewsets.model import ModelViewSet

from kmportal.tabular.viewset import TableViewSet
from learning_centers.models import LearningCenterPage, Product, Standard

from . import permissions
from .resource import ProductResource, labels, rows_of
from .words import ALIASES

if TYPE_CHECKING:
    from django.contrib.auth.models import AnonymousUser
    from django.db.models import QuerySet
    from django.http import HttpRequest

    from kmportal.members.models import User


class ProductForm(WagtailAdminModelForm):
    def clean_center(self) -> LearningCenterPage | None:
        """Nobody adds to another's centre, nor takes a product away from the own by moving it."""
        center: LearningCenterPage | None = self.cleaned_data["center"]
        if permissions.may_edit_all(self.for_user):
            return center
        if center is None or not permissions.kept_centers(self.for_user).filter(pk=center.pk):
            raise ValidationError(_("Choose a centre that you keep."))
        return center


class OfMine:
    """A view of one product, closed to those who may not change it."""

    request: HttpRequest

    def get_object(self, *args: Any) -> Product:
        found: Product = super().get_object(*args)  # type: ignore[misc]  # of the view
        if not permissions.may_edit(cast("User", self.request.user), found):
            raise PermissionDenied
        return found


class Add(CreateView):
    def get_initial(self) -> dict[str, Any]:
        """The centre one comes from, or the only one a coordinator keeps."""
        asked = self.request.GET.get("center", "")
        kept = permissions.kept_centers(self.request.user)
        if asked.isascii() and asked.isdecimal() and len(asked) < 10:
            kept = kept.filter(pk=asked)
        elif permissions.may_edit_all(self.request.user):
            return super().get_initial()
        return super().get_initial() | {"center": kept.order_by("pk").first()}


class Edit(OfMine, EditView):
    pass


class Remove(OfMine, DeleteView):
    pass


class History(OfMine, HistoryView):
    pass


class Usage(OfMine, UsageView):
    pass


class Index(IndexView):
    def get_base_queryset(self) -> QuerySet[Product]:
        products = permissions.editable(self.request.user, super().get_base_queryset())
        return products.select_related("place__parent__parent__parent", "place__region")


class ProductFilterSet(WagtailFilterSet):
    standard = django_filters.ChoiceFilter(
        field_name="standards__kind", label=gettext_lazy("Standard"), choices=Standard.choices
    )

    class Meta:
        model = Product
        fields: ClassVar = ["cluster", "published", "standard"]


class ProductViewSet(ModelViewSet):
    model = Product
    name = "products"
    icon = "pick"
    menu_label = gettext_lazy("Products")
    menu_order = 250
    add_to_admin_menu = True
    index_view_class = Index
    add_view_class = Add
    edit_view_class = Edit
    delete_view_class = Remove
    history_view_class = History
    usage_view_class = Usage
    copy_view_enabled = False
    filterset_class = ProductFilterSet
    search_fields = ("name", "name_en", "key", "maker")
    search_backend_name = None
    list_per_page = 50
    list_display: ClassVar = [
        "name",
        Column("key", label=gettext_lazy("Key"), sort_key="key"),
        Column("maker", label=gettext_lazy("Maker"), sort_key="maker"),
        Column("shown_place", label=gettext_lazy("Place")),
        Column("get_cluster_display", label=gettext_lazy("Cluster"), sort_key="cluster"),
        BooleanColumn("published", label=gettext_lazy("Published"), sort_key="published"),
    ]
    edit_handler = ObjectList(
        [
            FieldPanel("published"),
            FieldRowPanel([FieldPanel("name"), FieldPanel("name_en")]),
            FieldPanel("description"),
            FieldPanel("description_en"),
            InlinePanel(
                "pictures",
                heading=gettext_lazy("Pictures"),
                label=gettext_lazy("Picture"),
                panels=[FieldPanel("image"), FieldPanel("alt_text")],
            ),
            MultiFieldPanel(
                [
                    FieldRowPanel([FieldPanel("maker"), FieldPanel("member")]),
                    FieldPanel("center"),
                    FieldRowPanel([FieldPanel("place"), FieldPanel("place_as_written")]),
                ],
                heading=gettext_lazy("Who makes it, and where"),
            ),
            MultiFieldPanel(
                [FieldPanel("cluster"), FieldPanel("themes"), FieldPanel("months")],
                heading=gettext_lazy("Kind and season"),
            ),
            FieldRowPanel([FieldPanel("price"), FieldPanel("unit")]),
            InlinePanel(
                "standards",
                heading=gettext_lazy("Standards"),
                label=gettext_lazy("Standard"),
                panels=[FieldPanel("kind"), FieldPanel("number")],
            ),
            MultiFieldPanel(
                [
                    FieldRowPanel([FieldPanel("telephone"), FieldPanel("line_id")]),
                    FieldPanel("facebook_url"),
                    FieldPanel("shop_address"),
                ],
                heading=gettext_lazy("Where to buy it"),
            ),
            FieldPanel("key"),
        ],
        base_form_class=ProductForm,
    )

    @property
    def permission_policy(self) -> permissions.ProductPolicy:
        return permissions.ProductPolicy(self.model)


class ProductTable(TableViewSet):
    name = "product-table"
    resource_class = ProductResource
    menu_label = gettext_lazy("Import products")
    menu_order = 251
    add_to_admin_menu = True
    labels = labels()
    aliases = ALIASES
    intro = gettext_lazy(
        "A table of products, one a row. The column “Key” holds your own number for each: "
        "a second import with the same keys changes the products instead of adding them again."
    )

    def may_use(self, user: User | AnonymousUser) -> bool:
        return permissions.may_edit_some(user)

    def export_queryset(self, user: User) -> QuerySet[Product]:
        return rows_of(user)


hooks.register("register_admin_viewset", ProductViewSet)
hooks.register("register_admin_viewset", ProductTable)
