"""The table of products: one row a product, known by its key."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar

from django.core.exceptions import ValidationError
from django.db.models import QuerySet
from django.utils.translation import gettext as _
from import_export.fields import Field
from import_export.instance_loaders import CachedInstanceLoader
from import_export.resources import ModelResource

from kmportal.core.bin_tree import outside_bin
from kmportal.tabular.cells import folded
from learning_centers.models import LearningCenterPage, Product, ProductStandard, Standard

from .indexing import index_centers, index_products
from .permissions import Rights, editable
from .widgets import (
    YES,
    ChoiceWidget,
    MonthsWidget,
    PlaceWidget,
    PriceWidget,
    TelephoneWidget,
    TextWidget,
    ThemesWidget,
    YesNoWidget,
)

if TYPE_CHECKING:
    from kmportal.members.models import User

#: Words people use for a cluster.
CLUSTER_WORDS: dict[str, str] = {
    "การผลิต": Product.Cluster.PRODUCTION,
    "ผลิต": Product.Cluster.PRODUCTION,
    "แปรรูป": Product.Cluster.PROCESSING,
    "การแปรรูปและการตลาด": Product.Cluster.PROCESSING,
    "แปรรูปและการตลาด": Product.Cluster.PROCESSING,
    "บริการ": Product.Cluster.SERVICES,
    "การบริการ": Product.Cluster.SERVICES,
}
TEXTS = (
    "key",
    "name",
    "name_en",
    "description",
    "description_en",
    "maker",
    "place_as_written",
    "unit",
    "line_id",
    "facebook_url",
    "shop_address",
)


class StandardField(Field):
    """One standard: its registration number, or yes where it has none."""

    def __init__(self, kind: str) -> None:
        super().__init__(attribute="standards", column_name=f"standard_{kind}", widget=TextWidget())
        self.kind = kind

    def get_value(self, instance: Product) -> str:
        found = next((each for each in instance.standards.all() if each.kind == self.kind), None)
        return "" if found is None else found.number or str(_("yes"))

    def save(
        self, instance: Product, row: dict[str, Any], is_m2m: bool = False, **kwargs: Any
    ) -> None:
        text = self.clean(row)
        standards = {each.kind: each for each in instance.standards.all()}
        kept = standards.pop(self.kind, None)
        if text:
            kept = kept or ProductStandard(kind=self.kind)
            kept.number = "" if folded(text) in YES else text
            if len(kept.number) > 120:
                raise ValueError(_("A registration number has 120 letters at most."))
            standards[self.kind] = kept
        ordered = sorted(standards.values(), key=lambda each: Standard.number(each.kind))
        for number, each in enumerate(ordered):
            each.sort_order = number
        instance.standards = ordered


class CenterWidget(TextWidget):
    """A centre by its number here, or by its name in any language."""

    def __init__(self) -> None:
        super().__init__()
        self._known: dict[str, LearningCenterPage | None] | None = None

    def clean(self, value: Any, row: Any = None, **kwargs: Any) -> LearningCenterPage | None:  # type: ignore[override]  # a centre
        text = str(value or "")
        if not text:
            return None
        pk = text.rpartition("(")[2].removesuffix(")")
        found = self._centers().get(pk if pk.isdecimal() else folded(text))
        if found is None:
            message = _("There is no centre “%(text)s”, or there are several. Write its number.")
            raise ValueError(message % {"text": text})
        return found

    def render(self, value: Any, obj: Any = None, **kwargs: Any) -> str:
        return f"{value.title} ({value.pk})" if value else ""

    def _centers(self) -> dict[str, LearningCenterPage | None]:
        """Names that several have lead nowhere."""
        if self._known is None:
            self._known = {}
            for center in LearningCenterPage.objects.filter(outside_bin()).defer_streamfields():
                name = folded(center.title)
                self._known[name] = None if name in self._known else center
                self._known[str(center.pk)] = center
        return self._known


class ProductLoader(CachedInstanceLoader):
    """Finds nothing where nothing was read ahead."""

    def get_instance(self, row: dict[str, Any]) -> Product | None:
        found: Product | None = self.all_instances.get(self.pk_field.clean(row))
        return found


class ProductResource(ModelResource):
    class Meta:
        model = Product
        import_id_fields = ("key",)
        instance_loader_class = ProductLoader
        clean_model_instances = True
        fields: ClassVar = [*TEXTS, "cluster", "price"]
        export_order: ClassVar = [
            "key",
            "name",
            "name_en",
            "cluster",
            "themes",
            "maker",
            "center",
            "place",
            "place_as_written",
            "price",
            "unit",
            "months",
            *(f"standard_{kind}" for kind in Standard.values),
            "telephone",
            "line_id",
            "facebook_url",
            "shop_address",
            "description",
            "description_en",
            "published",
        ]

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self._rights_of: Rights | None = None
        self._changed: dict[int, int | None] = {}
        widgets: dict[str, TextWidget] = {name: TextWidget() for name in TEXTS}
        widgets |= {
            "cluster": ChoiceWidget(Product.Cluster.choices, CLUSTER_WORDS),
            "themes": ThemesWidget(),
            "center": CenterWidget(),
            "place": PlaceWidget(),
            "price": PriceWidget(),
            "months": MonthsWidget(),
            "telephone": TelephoneWidget(),
            "published": YesNoWidget(),
        }
        for name, widget in widgets.items():
            self.fields[name] = Field(attribute=name, column_name=name, widget=widget)
        for kind in Standard.values:
            self.fields[f"standard_{kind}"] = StandardField(kind)

    def get_queryset(self) -> QuerySet[Product]:
        return (
            Product.objects.select_related("center", "place__region")
            .select_related("place__parent__parent__parent")
            .prefetch_related("standards", "themes__parent")
        )

    def before_import(self, dataset: Any, **kwargs: Any) -> None:
        if "place" in dataset.headers:
            self.fields["place"].widget.read_ahead(dataset["place"])

    def before_import_row(self, row: dict[str, Any], **kwargs: Any) -> None:
        if not row.get("key"):
            message = _(
                "Give each row a key of its own, such as P-001: it finds the product again."
            )
            raise ValidationError({"key": message})

    def after_init_instance(
        self, instance: Product, new: bool, row: dict[str, Any], **kwargs: Any
    ) -> None:
        if not new and not self._rights(kwargs["user"]).cover(instance.center_id):
            raise ValidationError(
                {"key": _("This key belongs to a product of others, which you may not change.")}
            )

    def import_instance(self, instance: Product, row: dict[str, Any], **kwargs: Any) -> None:
        super().import_instance(instance, row, **kwargs)
        if not self._rights(kwargs["user"]).cover(instance.center_id):
            raise ValidationError(
                {"center": _("You may only bring in products of your own centre: name it here.")}
            )

    def _rights(self, user: User) -> Rights:
        """The same for all rows of a file, which one person brings in."""
        if self._rights_of is None:
            self._rights_of = Rights(user)
        return self._rights_of

    def before_save_instance(self, instance: Product, row: dict[str, Any], **kwargs: Any) -> None:
        instance.in_a_table = True

    def after_save_instance(self, instance: Product, row: dict[str, Any], **kwargs: Any) -> None:
        self._changed[instance.pk] = instance.center_id

    def after_import(self, dataset: Any, result: Any, **kwargs: Any) -> None:
        index_products(self._changed)
        index_centers({center for center in self._changed.values() if center})
        self._changed.clear()

    def validate_instance(
        self, instance: Product, import_validation_errors: Any = None, validate_unique: bool = True
    ) -> None:
        """Without asking for key, place and centre again: they were looked up already."""
        errors = dict(import_validation_errors or {})
        try:
            instance.full_clean(
                exclude={*errors, "place", "center", "member"}, validate_unique=False
            )
        except ValidationError as fault:
            errors = fault.update_error_dict(errors)
        if errors:
            raise ValidationError(errors)


def labels() -> dict[str, Any]:
    """Headings of the columns that are no fields of a product."""
    return {f"standard_{value}": label for value, label in Standard.choices}


def rows_of(user: User) -> QuerySet[Product]:
    """What a person may take out: unpublished products of others stay where they are."""
    return editable(user, ProductResource().get_queryset()).order_by("key")
