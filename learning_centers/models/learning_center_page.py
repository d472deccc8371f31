"""A learning center: where it is, what one can learn there, whom to call."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel
from wagtail.search import index

from kmportal.core.blocks import GalleryStreamBlock, TextStreamBlock
from kmportal.core.fields import StreamField
from kmportal.core.models import ContentPage, PageContributor
from kmportal.core.translating import same_words
from learning_centers.coordinating.permissions import CenterPermissionTester
from learning_centers.pin import LearningCenterPageForm, PinPanel
from learning_centers.products.panels import ProductsPanel

from .positioned import Positioned

if TYPE_CHECKING:
    from django.contrib.auth.models import AnonymousUser

    from kmportal.members.models import User


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


class LearningCenterPage(Positioned):
    base_form_class = LearningCenterPageForm
    kind = "center"
    kind_label = _("Learning centre")
    kind_order = 4
    contributor_roles = (PageContributor.Role.COORDINATOR, PageContributor.Role.HOST)

    about = StreamField(TextStreamBlock(), blank=True, verbose_name=_("about the centre"))
    courses = StreamField(CourseStreamBlock(), blank=True, verbose_name=_("what visitors learn"))
    history = StreamField(TextStreamBlock(), blank=True, verbose_name=_("history"))
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
        index.SearchField("product_names"),
        index.FilterField("open_to_visits"),
    ]

    content_panels = [
        *ContentPage.content_panels,
        FieldPanel("about"),
        FieldPanel("courses"),
        FieldPanel("history"),
        ProductsPanel(heading=_("Products")),
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
                PinPanel("position"),
                FieldPanel("coordinate_precision", heading=_("Where the pin is")),
            ],
            heading=_("Position on the map"),
        ),
    ]
    parent_page_types: ClassVar = ["learning_centers.LearningCenterIndexPage"]
    subpage_types: ClassVar[list[str]] = []
    override_translatable_fields: ClassVar = [
        *ContentPage.override_translatable_fields,
        *same_words("telephone", "line_id"),
    ]
    template = "learning_centers/learning_center_page.html"

    class Meta:
        verbose_name = _("learning centre")
        verbose_name_plural = _("learning centres")

    def permissions_for_user(self, user: User | AnonymousUser) -> CenterPermissionTester:
        return CenterPermissionTester(user, self)

    @property
    def product_names(self) -> list[str]:
        """What is made here, for the index: whoever looks for a product finds its makers."""
        products = type(self)._meta.get_field("products").related_model._default_manager
        return [each.title for each in products.published().of_center(self)] if self.pk else []


LearningCenterPage.edit_handler = LearningCenterPage.tabs()
