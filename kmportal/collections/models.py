"""A page that shows what a saved query finds: nothing is stored but the query."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, Any, ClassVar

from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel
from wagtail.models import Page
from wagtail.search import index

from kmportal.core.fields import StreamField
from kmportal.core.slugs import ReadableSlugMixin
from kmportal.core.translating import PAGE_FIELDS

from . import blocks as blocks  # makes them known to plain pages
from .choices import Column, Show, Sort
from .criteria import Criteria
from .criteria_blocks import CriteriaBlock
from .fields import SeveralChoicesField, parted
from .panels import ResultPanel
from .queries import Query
from .showing import Shown

if TYPE_CHECKING:
    from django.http import HttpRequest

MOST_ROWS = 500


class CollectionPage(ReadableSlugMixin, Page):
    summary = models.TextField(
        _("summary"), max_length=600, blank=True, help_text=_("Shown above the collection.")
    )
    criteria = StreamField(
        CriteriaBlock(search_index=False),
        blank=True,
        verbose_name=_("criteria"),
        help_text=_(
            "Several criteria of one kind: pages that meet any of them. Different kinds: pages that "
            "meet all of them. Without criteria, every page is shown."
        ),
    )
    sort = models.CharField(_("order"), max_length=8, choices=Sort.choices, default=Sort.NEWEST)
    limit = models.PositiveSmallIntegerField(
        _("how many at most"),
        null=True,
        blank=True,
        validators=[MinValueValidator(1), MaxValueValidator(MOST_ROWS)],
        help_text=_("Empty: all of them, in pages."),
    )
    show = models.CharField(
        _("shown as"),
        max_length=8,
        choices=Show.choices,
        default=Show.LIST,
        help_text=_("Readers see this first, and may change to another."),
    )
    columns = SeveralChoicesField(
        _("columns of the table"),
        max_length=100,
        blank=True,
        offered=Column.choices,
        default="type,places,date",
        help_text=_("Beside the title."),
    )

    search_fields = [*Page.search_fields, index.SearchField("summary")]
    query_panels: ClassVar = [
        FieldPanel("criteria"),
        FieldRowPanel([FieldPanel("sort"), FieldPanel("limit")]),
    ]
    content_panels = [
        *Page.content_panels,
        FieldPanel("summary"),
        MultiFieldPanel(query_panels, heading=_("What is collected")),
        ResultPanel(heading=_("What it finds now")),
        MultiFieldPanel([FieldPanel("show"), FieldPanel("columns")], heading=_("How it is shown")),
    ]
    parent_page_types: ClassVar = [
        "core.HomePage",
        "core.StandardPage",
        "collections.CollectionPage",
    ]
    override_translatable_fields: ClassVar = PAGE_FIELDS
    template = "collections/collection_page.html"

    class Meta:
        verbose_name = pgettext_lazy("saved query", "collection")
        verbose_name_plural = pgettext_lazy("saved query", "collections")

    def clean(self) -> None:
        super().clean()
        if self.sort == Sort.MATCH and not Criteria.of(self.criteria).text:
            message = _("This order needs words among the criteria. Add some, or choose another.")
            raise ValidationError({"sort": message})

    @cached_property
    def query(self) -> Query:
        return Query(Criteria.of(self.criteria), self.locale, self.sort, self.limit)

    @property
    def table_columns(self) -> list[str]:
        return [column for column in parted(self.columns) if column in Column.values]

    def shown_to(self, request: HttpRequest) -> Shown:
        found = self.query.found_by(getattr(request, "user", None))
        shown = Shown(found, self.show, self.table_columns, request.GET)
        shown.title = self.title
        return shown

    def get_context(self, request: HttpRequest, *args: object, **kwargs: object) -> dict[str, Any]:
        context: dict[str, Any] = super().get_context(request, *args, **kwargs)
        return context | {
            "shown": self.shown_to(request),
            "broken_edit_url": self._mend_url(request),
        }

    def _mend_url(self, request: HttpRequest) -> str:
        """For who may edit it, where a criterion is broken."""
        user = getattr(request, "user", None)
        if not self.query.criteria.broken or user is None or not self.pk:
            return ""
        may_edit = self.permissions_for_user(user).can_edit()
        return reverse("wagtailadmin_pages:edit", args=[self.pk]) if may_edit else ""
