"""A table in the editor: upload, preview, import in steps, report, and the same columns out again."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any, ClassVar

from django.db.models import QuerySet
from django.urls import URLPattern, path
from wagtail.admin.menu import MenuItem
from wagtail.admin.viewsets.base import ViewSet

from . import views
from .columns import Columns

if TYPE_CHECKING:
    from django.contrib.auth.models import AnonymousUser
    from django.http import HttpRequest
    from import_export.resources import Resource

    from kmportal.members.models import User


class TableMenuItem(MenuItem):
    """Shown to those who may use the table."""

    viewset: TableViewSet

    def is_shown(self, request: HttpRequest) -> bool:
        return self.viewset.may_use(request.user)


class TableViewSet(ViewSet):
    """Import and export of one Resource. A subclass says what, for whom and under which name::

        class PriceTable(TableViewSet):
            name = "price-table"  # the address below /admin/, and the namespace of its urls
            resource_class = PriceResource
            permission = "markets.change_price"
            menu_label = _("Import prices")
            aliases = {"amount": ("ราคา", "baht")}  # by the resource's field names

        hooks.register("register_admin_viewset", PriceTable)

    The resource names the key column in `Meta.import_id_fields`, and best has
    `clean_model_instances` and a `CachedInstanceLoader`. Its hooks are given `user`, and row numbers
    as the file has them; a `ValidationError` of any of them makes the row wrong and is shown with
    the column it names. A row is filled and validated without being saved, so what it changes must
    show on the unsaved instance. Every change is made with the model's `save`.

    Overrule `may_use` for finer permissions and `export_queryset` for what a person may take out.
    """

    resource_class: ClassVar[type[Resource]]
    permission = ""
    labels: ClassVar[Mapping[str, Any]] = {}
    aliases: ClassVar[Mapping[str, Sequence[str]]] = {}
    intro: Any = ""  #: a sentence or two above the upload
    icon = "table"
    menu_item_class = TableMenuItem
    index_url_name = "index"

    def may_use(self, user: User | AnonymousUser) -> bool:
        return user.is_active and user.has_perm(self.permission)

    def export_queryset(self, user: User) -> QuerySet[Any]:
        return self.resource().get_queryset()

    def resource(self) -> Resource:
        return self.resource_class()

    def columns(self, resource: Resource) -> Columns:
        return Columns(resource, self.labels, self.aliases)

    def get_menu_item(self, order: int | None = None) -> MenuItem:
        item = super().get_menu_item(order)
        item.viewset = self
        return item

    def get_common_view_kwargs(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_common_view_kwargs(viewset=self, header_icon=self.icon, **kwargs)

    def get_urlpatterns(self) -> list[URLPattern]:
        def to(view: type[Any]) -> Any:
            return self.construct_view(view)

        return [
            path("", to(views.UploadView), name="index"),
            path("<uuid:run_id>/", to(views.RunView), name="run"),
            path("<uuid:run_id>/step/", to(views.StepView), name="step"),
            path("<uuid:run_id>/import/", to(views.ConfirmView), name="confirm"),
            path("<uuid:run_id>/wrong/", to(views.WrongRowsView), name="wrong"),
            path("<uuid:run_id>/discard/", to(views.DiscardView), name="discard"),
            path("export/<str:kind>/", to(views.ExportView), name="export"),
        ]
