"""Something a community makes or offers, with where and how to buy it."""

from __future__ import annotations

import secrets
from typing import TYPE_CHECKING, Any, ClassVar

from django.core.validators import MinValueValidator, RegexValidator
from django.db import models
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey, ParentalManyToManyField
from modelcluster.models import ClusterableModel
from wagtail.models import Orderable
from wagtail.search import index

from kmportal.core.slugs import readable_slug
from learning_centers.directory.collation import collation_key
from learning_centers.products.bits import ALL_YEAR, MONTHS, MonthsField, from_bits, to_bits
from learning_centers.products.querysets import ProductQuerySet, area_of

if TYPE_CHECKING:
    from django.utils.functional import Promise

#: What an import knows a product by: it stands in files that people sort, mail and print.
KEY = RegexValidator(
    r"^[\w./-]+\Z", _("A key has letters, digits, dots, slashes and hyphens, and no spaces.")
)


def new_key() -> str:
    """For a product that no import has brought."""
    return f"web-{secrets.token_hex(8)}"


class Product(index.Indexed, ClusterableModel):
    class Cluster(models.TextChoices):
        """The clusters of community enterprises; each value is the address of its theme."""

        PRODUCTION = "production-cluster", _("Production")
        PROCESSING = "processing-marketing-cluster", _("Processing and marketing")
        SERVICES = "services-cluster", _("Services")

    key = models.CharField(
        _("key"),
        max_length=60,
        unique=True,
        default=new_key,
        validators=[KEY],
        help_text=_("Your own number for it. An import knows the product again by its key."),
    )
    name = models.CharField(_("name"), max_length=160)
    name_en = models.CharField(_("English name"), max_length=160, blank=True)
    description = models.TextField(_("description"), max_length=5000, blank=True)
    description_en = models.TextField(_("description in English"), max_length=5000, blank=True)
    cluster = models.CharField(_("cluster"), max_length=40, blank=True, choices=Cluster.choices)
    themes = ParentalManyToManyField(
        "themes.Theme", verbose_name=_("themes"), blank=True, related_name="products"
    )
    maker = models.CharField(
        _("maker"), max_length=160, blank=True, help_text=_("The group or person who makes it.")
    )
    member = models.ForeignKey(
        "members.User",
        verbose_name=_("member"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="products",
        help_text=_("Choose the account if the maker has one here."),
    )
    center = models.ForeignKey(
        "learning_centers.LearningCenterPage",
        verbose_name=_("learning centre"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="products",
    )
    place = models.ForeignKey(
        "places.Place",
        verbose_name=_("place"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="products",
        help_text=_("Type three letters of a tambon, amphoe or province, in Thai or English."),
    )
    place_as_written = models.CharField(
        _("place as written"),
        max_length=200,
        blank=True,
        help_text=_("Only where it is not known which official place is meant."),
    )
    price = models.DecimalField(
        _("price in baht"),
        max_digits=10,
        decimal_places=2,
        null=True,
        blank=True,
        validators=[MinValueValidator(0)],
    )
    unit = models.CharField(
        _("unit"), max_length=60, blank=True, help_text=_("For example: bag, kilo")
    )
    months = MonthsField(
        _("season"),
        default=0,
        help_text=_("The months when it can be had. Tick all twelve if it can be had all year."),
    )
    telephone = models.CharField(_("telephone"), max_length=80, blank=True)
    line_id = models.CharField(_("LINE ID"), max_length=80, blank=True)
    facebook_url = models.URLField(
        _("Facebook page"),
        blank=True,
        help_text=_("The maker's own page, or where it is sold: ตลาดนัดองค์กรชุมชน."),
    )
    shop_address = models.TextField(_("where to buy it"), max_length=1000, blank=True)
    published = models.BooleanField(_("published"), default=True)
    created_at = models.DateTimeField(_("written down"), auto_now_add=True)
    changed_at = models.DateTimeField(_("last changed"), auto_now=True, db_index=True)
    area = models.CharField(max_length=8, blank=True, editable=False)
    standard_bits = models.PositiveSmallIntegerField(default=0, editable=False)
    sort_key = models.CharField(max_length=200, editable=False)

    objects = ProductQuerySet.as_manager()

    #: Indexed by `products.signals`, which can leave it to a table being imported.
    search_auto_update = False
    in_a_table = False

    search_fields: ClassVar = [
        index.SearchField("title", boost=2),
        index.SearchField("description"),
        index.SearchField("description_en"),
        index.SearchField("maker"),
        index.SearchField("place_names"),
        index.SearchField("label_words"),
        index.AutocompleteField("name"),
        index.AutocompleteField("name_en"),
        index.FilterField("published"),
    ]

    class Meta:
        ordering: ClassVar = ["sort_key", "pk"]
        verbose_name = _("product")
        verbose_name_plural = _("products")
        indexes: ClassVar = [
            # Without `published`: a bare boolean keeps SQLite from using what follows it.
            models.Index(fields=["sort_key", "id"], name="product_in_order"),
            models.Index(fields=["-created_at", "-id"], name="product_newest"),
            # Everything a list counts by, so that counting reads the index alone.
            models.Index(
                fields=["published", "area", "cluster", "standard_bits", "months", "center"],
                name="product_counts",
            ),
        ]

    def __str__(self) -> str:
        return self.name

    def save(self, *args: Any, **kwargs: Any) -> None:
        self.derive()
        super().save(*args, **kwargs)

    def derive(self) -> None:
        """Set the columns that lists filter, count and sort by."""
        self.area = area_of(self.place)
        self.standard_bits = to_bits(Standard.number(each.kind) for each in self.standards.all())
        self.sort_key = " ".join(collation_key(self.name))[:200]

    def get_absolute_url(self) -> str:
        slug = readable_slug(self.name)
        return reverse("product", args=[f"{self.pk}-{slug}" if slug else str(self.pk)])

    @property
    def shown_name(self) -> str:
        return self.name_en if self.name_en and get_language() == "en" else self.name

    @property
    def shown_description(self) -> str:
        english = self.description_en and get_language() == "en"
        return self.description_en if english else self.description

    @property
    def shown_place(self) -> str:
        return self.place.full_name if self.place else self.place_as_written

    @property
    def all_year(self) -> bool:
        return self.months == ALL_YEAR

    @property
    def season(self) -> list[str | Promise]:
        return [MONTHS[month] for month in from_bits(self.months)]

    @property
    def lead_picture(self) -> ProductPicture | None:
        return next(iter(self.pictures.all()), None)

    @property
    def title(self) -> str:
        """Its names in both languages, as the search engines weigh the titles of pages."""
        return f"{self.name} {self.name_en}".strip()

    @property
    def place_names(self) -> list[str]:
        return [*(self.place.all_names if self.place else []), self.place_as_written]

    @property
    def label_words(self) -> list[str]:
        """Names of its themes, standards and cluster in both languages, for the index."""
        names = [name for theme in self.themes.all() for name in theme.all_names]
        return [*names, *(str(each) for each in self.standards.all())]


class Standard(models.TextChoices):
    FDA = "fda", _("FDA (อย.)")
    COMMUNITY = "community", _("Community product standard (มผช.)")
    ORGANIC = "organic", _("Organic")
    GAP = "gap", _("GAP (good farming)")
    HALAL = "halal", _("Halal")
    GI = "gi", _("Geographical indication (GI)")
    OTHER = "other", _("Another standard")

    @classmethod
    def number(cls, value: str) -> int:
        """Its bit in `Product.standard_bits`, counted from 1; never reorder the standards."""
        return cls.values.index(value) + 1


class ProductStandard(Orderable):
    """A standard the product meets, with its registration number where there is one."""

    product = ParentalKey(Product, on_delete=models.CASCADE, related_name="standards")
    kind = models.CharField(_("standard"), max_length=12, choices=Standard.choices)
    number = models.CharField(
        _("registration number"),
        max_length=120,
        blank=True,
        help_text=_("As it is printed on the label. For another standard, also its name."),
    )

    class Meta(Orderable.Meta):
        verbose_name = _("standard of a product")
        verbose_name_plural = _("standards of products")
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["product", "kind"], name="standard_once_a_product")
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()} {self.number}".strip()


class ProductPicture(Orderable):
    product = ParentalKey(Product, on_delete=models.CASCADE, related_name="pictures")
    image = models.ForeignKey(
        "core.PortalImage",
        verbose_name=_("picture"),
        on_delete=models.CASCADE,
        related_name="+",
    )
    alt_text = models.CharField(
        _("What the picture shows"),
        max_length=200,
        blank=True,
        help_text=_(
            "Read aloud to people who cannot see it. Empty means the picture only decorates."
        ),
    )

    class Meta(Orderable.Meta):
        verbose_name = _("picture of a product")
        verbose_name_plural = _("pictures of products")

    def __str__(self) -> str:
        return self.alt_text or str(self.image)
