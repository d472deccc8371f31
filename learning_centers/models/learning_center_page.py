"""A learning center: where it is, what one can learn there, whom to call."""

from typing import ClassVar

from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail import blocks
from wagtail.admin.panels import FieldPanel, FieldRowPanel, InlinePanel, MultiFieldPanel
from wagtail.fields import StreamField
from wagtail.models import Orderable
from wagtail.search import index

from kmportal.core.blocks import GalleryStreamBlock, TextStreamBlock
from kmportal.core.models import ContentPage, PageContributor


class CourseBlock(blocks.StructBlock):
    title = blocks.CharBlock(label=_("What one learns"), max_length=200)
    description = blocks.TextBlock(label=_("How"), required=False, rows=3)
    length = blocks.CharBlock(
        label=_("How long"), max_length=80, required=False, help_text=_("For example: half a day")
    )
    min_people = blocks.IntegerBlock(label=_("Smallest group"), required=False, min_value=1)
    max_people = blocks.IntegerBlock(label=_("Largest group"), required=False, min_value=1)

    class Meta:
        icon = "openquote"
        label = _("Course")
        template = "blocks/course.html"
        label_format = "{title}"
        preview_value = {
            "title": "ทำบัญชีกลุ่มอย่างง่าย",
            "description": "ใช้สมุดเล่มเดียว ฝึกจากตัวเลขจริงของกลุ่ม",
            "length": "ครึ่งวัน",
            "min_people": 5,
            "max_people": 20,
        }

    def clean(self, value: blocks.StructValue) -> blocks.StructValue:
        cleaned = super().clean(value)
        low, high = cleaned["min_people"], cleaned["max_people"]
        if low and high and high < low:
            error = ValidationError(_("The largest group is smaller than the smallest."))
            raise blocks.StructBlockValidationError(block_errors={"max_people": error})
        return cleaned


class CourseStreamBlock(blocks.StreamBlock):
    course = CourseBlock()


class LearningCenterPage(ContentPage):
    class Precision(models.TextChoices):
        EXACT = "exact", _("The very place")
        APPROXIMATE = "approximate", _("Near it")

    kind = "center"
    kind_label = _("Learning centre")
    kind_order = 4
    contributor_roles = (PageContributor.Role.COORDINATOR, PageContributor.Role.HOST)

    about = StreamField(TextStreamBlock(), blank=True, verbose_name=_("about the centre"))
    courses = StreamField(CourseStreamBlock(), blank=True, verbose_name=_("what visitors learn"))
    history = StreamField(TextStreamBlock(), blank=True, verbose_name=_("history"))
    latitude = models.FloatField(
        _("latitude"),
        null=True,
        blank=True,
        validators=[MinValueValidator(5.5), MaxValueValidator(20.6)],
        help_text=_("For example 13.97"),
    )
    longitude = models.FloatField(
        _("longitude"),
        null=True,
        blank=True,
        validators=[MinValueValidator(97.2), MaxValueValidator(105.8)],
        help_text=_("For example 101.80"),
    )
    coordinate_precision = models.CharField(
        _("precision of the coordinates"), max_length=12, blank=True, choices=Precision.choices
    )
    address = models.TextField(_("address and way there"), blank=True)
    telephone = models.CharField(_("telephone"), max_length=80, blank=True)
    line_id = models.CharField(_("LINE ID"), max_length=80, blank=True)
    facebook_url = models.URLField(_("Facebook page"), blank=True)
    email = models.EmailField(_("e-mail"), blank=True)
    opening_times = models.TextField(_("opening times"), blank=True)
    open_to_visits = models.BooleanField(
        _("open to visits"), default=True, help_text=_("Groups may come after they have asked.")
    )
    visit_advice = models.TextField(
        _("before you visit"),
        blank=True,
        help_text=_("How to ask, how long before, what to bring."),
    )
    gallery = StreamField(GalleryStreamBlock(), blank=True, verbose_name=_("gallery"))

    search_fields = [
        *ContentPage.search_fields,
        index.SearchField("about"),
        index.SearchField("courses"),
        index.SearchField("history"),
        index.SearchField("address"),
        index.RelatedFields(
            "products", [index.SearchField("name"), index.SearchField("description")]
        ),
        index.FilterField("open_to_visits"),
    ]

    content_panels = [
        *ContentPage.content_panels,
        FieldPanel("about"),
        FieldPanel("courses"),
        FieldPanel("history"),
        InlinePanel("products", heading=_("Products"), label=_("Product")),
        FieldPanel("gallery"),
        MultiFieldPanel(
            [
                FieldPanel("open_to_visits"),
                FieldPanel("opening_times"),
                FieldPanel("visit_advice"),
                FieldRowPanel([FieldPanel("telephone"), FieldPanel("line_id")]),
                FieldRowPanel([FieldPanel("facebook_url"), FieldPanel("email")]),
                FieldPanel("address"),
            ],
            heading=_("Visit and contact"),
        ),
    ]
    place_and_theme_panels = [
        *ContentPage.place_and_theme_panels,
        MultiFieldPanel(
            [
                FieldRowPanel([FieldPanel("latitude"), FieldPanel("longitude")]),
                FieldPanel("coordinate_precision"),
            ],
            heading=_("Position on the map"),
        ),
    ]
    parent_page_types: ClassVar = ["learning_centers.LearningCenterIndexPage"]
    subpage_types: ClassVar[list[str]] = []
    template = "learning_centers/learning_center_page.html"

    class Meta:
        verbose_name = _("learning centre")
        verbose_name_plural = _("learning centres")

    def clean(self) -> None:
        super().clean()
        if (self.latitude is None) != (self.longitude is None):
            raise ValidationError({"longitude": _("Give both latitude and longitude, or neither.")})


class Product(Orderable):
    """Something a center makes or sells."""

    center = ParentalKey(LearningCenterPage, on_delete=models.CASCADE, related_name="products")
    name = models.CharField(_("name"), max_length=160)
    description = models.TextField(_("description"), blank=True)
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
    image = models.ForeignKey(
        "core.PortalImage",
        verbose_name=_("picture"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )

    panels: ClassVar = [
        FieldPanel("name"),
        FieldPanel("description"),
        FieldRowPanel([FieldPanel("price"), FieldPanel("unit")]),
        FieldPanel("image"),
    ]

    class Meta(Orderable.Meta):
        verbose_name = _("product")
        verbose_name_plural = _("products")

    def __str__(self) -> str:
        return self.name


LearningCenterPage.edit_handler = LearningCenterPage.tabs()
