"""The page all page types with content share: one table, so that mixed lists need one query."""

from __future__ import annotations

import datetime
from typing import TYPE_CHECKING, Any, ClassVar

from django.core.exceptions import ValidationError
from django.db import models
from django.utils import timezone
from django.utils.functional import Promise, cached_property
from django.utils.translation import gettext_lazy as _
from modelcluster.contrib.taggit import ClusterTaggableManager
from modelcluster.fields import ParentalKey
from taggit.models import TaggedItemBase
from wagtail.admin.panels import (
    FieldPanel,
    InlinePanel,
    MultiFieldPanel,
    ObjectList,
    TabbedInterface,
)
from wagtail.models import Orderable, Page, PageManager
from wagtail.search import index

from kmportal.core.file_texts import file_texts
from kmportal.core.forms import ContentPageForm
from kmportal.core.licences import Licence, licence_field
from kmportal.core.orders import Order
from kmportal.core.querysets import ContentPageQuerySet, shown_relations, translated_texts
from kmportal.core.slugs import ReadableSlugMixin
from kmportal.core.translating import CONTENT_FIELDS

if TYPE_CHECKING:
    from django.http import HttpRequest


class PageTag(TaggedItemBase):
    """A free word on a page."""

    content_object = ParentalKey(
        "core.ContentPage", on_delete=models.CASCADE, related_name="tagged_items"
    )


class ContentPage(ReadableSlugMixin, Page):
    """A page about something a community knows. Abstract in use: only its subclasses are created.

    A subclass declares what the rest of the portal must know about it: `kind` (a short key used
    in addresses, style sheets and facets), `kind_label`, and `contributor_roles`.
    """

    is_creatable = False
    base_form_class = ContentPageForm
    kind: ClassVar[str] = ""
    kind_label: ClassVar[str | Promise] = ""
    kind_order: ClassVar[int] = 0
    contributor_roles: ClassVar[tuple[str, ...]] = ()
    orders: ClassVar[tuple[Order, ...]] = ()

    summary = models.TextField(
        _("summary"),
        max_length=600,
        blank=True,
        help_text=_("Two or three sentences that tell a busy reader what is here."),
    )
    lead_image = models.ForeignKey(
        "core.PortalImage",
        verbose_name=_("lead image"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        help_text=_("Shown at the top and in lists. Without one, the page weaves its own pattern."),
    )
    licence = licence_field()
    content_date = models.DateField(
        _("date of the content"),
        null=True,
        editable=False,
        db_index=True,
        help_text=_("What lists sort by: when it happened or was written, else when published."),
    )
    allow_comments = models.BooleanField(_("allow comments"), default=True)
    allow_guest_comments = models.BooleanField(
        _("also from guests"),
        default=True,
        help_text=_("From people without an account, where the site takes them."),
    )
    tags = ClusterTaggableManager(
        through=PageTag,
        blank=True,
        verbose_name=_("free tags"),
        help_text=_("Words of your own, separated by commas."),
    )

    objects = PageManager.from_queryset(ContentPageQuerySet)()

    search_fields = [
        *Page.search_fields,
        index.SearchField("summary", boost=1.5),
        index.FilterField("content_date"),
        index.FilterField("licence"),
        index.FilterField("expire_at"),
        index.RelatedFields("contributors", [index.SearchField("name")]),
        # Not "tags": those would be asked of the database page by page.
        index.RelatedFields(
            "tagged_items", [index.RelatedFields("tag", [index.SearchField("name")])]
        ),
        # So that a page is found by the names of its places and themes in either language.
        index.RelatedFields(
            "place_tags", [index.RelatedFields("place", [index.SearchField("all_names")])]
        ),
        index.RelatedFields(
            "theme_tags", [index.RelatedFields("theme", [index.SearchField("all_names")])]
        ),
        index.SearchField("in_other_languages"),
        index.SearchField("attached_text"),
        index.SearchField("said_text"),
    ]

    summary_panels: ClassVar = [FieldPanel("summary"), FieldPanel("lead_image")]
    content_panels = [*Page.content_panels, *summary_panels]
    place_and_theme_panels: ClassVar = [
        InlinePanel("place_tags", heading=_("Places"), label=_("Place")),
        InlinePanel("theme_tags", heading=_("Themes"), label=_("Theme")),
        FieldPanel("tags"),
    ]
    people_panels: ClassVar = [
        InlinePanel("contributors", heading=_("People"), label=_("Person")),
        FieldPanel("licence"),
    ]
    promote_panels = [
        *Page.promote_panels,
        MultiFieldPanel(
            [FieldPanel("allow_comments"), FieldPanel("allow_guest_comments")],
            heading=_("Discussion"),
        ),
    ]

    override_translatable_fields: ClassVar = CONTENT_FIELDS

    class Meta:
        verbose_name = _("content page")

    @classmethod
    def tabs(cls) -> TabbedInterface:
        """The editor's four tabs, made from the class's own panel lists."""
        return TabbedInterface(
            [
                ObjectList(cls.content_panels, heading=_("Content")),
                ObjectList(cls.place_and_theme_panels, heading=_("Places and themes")),
                ObjectList(cls.people_panels, heading=_("People")),
                ObjectList(cls.promote_panels, heading=_("Promote")),
            ]
        )

    def save(self, *args: object, **kwargs: object) -> None:
        self.content_date = self.get_content_date()
        super().save(*args, **kwargs)

    def get_context(self, request: HttpRequest, *args: object, **kwargs: object) -> dict[str, Any]:
        """Reads what the page's head shows in a fixed number of queries, however many tags it has."""
        if self.pk:
            models.prefetch_related_objects([self], *shown_relations(type(self)))
        return super().get_context(request, *args, **kwargs)

    def get_content_date(self) -> datetime.date:
        """The day lists sort and show: a subclass answers with its own date where it has one."""
        return (
            timezone.localdate(self.first_published_at)
            if self.first_published_at
            else timezone.localdate()
        )

    @cached_property
    def in_other_languages(self) -> list[str]:
        """What its public translations are called: whoever searches in one language finds the other."""
        return translated_texts([self])[self.pk] if self.pk else []

    @cached_property
    def attached_text(self) -> list[str]:
        """What the files attached to it say."""
        return file_texts(self) if self.pk else []

    @cached_property
    def said_text(self) -> list[str]:
        """What was said about it: its published comments, for the index."""
        return list(self.comments.published().values_list("text", flat=True)) if self.pk else []

    @property
    def licence_choice(self) -> Licence:
        return Licence(self.licence)


class PageContributor(Orderable):
    """A person's part in a page, as the page names them; a member's account is linked if there is one."""

    class Role(models.TextChoices):
        AUTHOR = "author", _("Author")
        STORYTELLER = "storyteller", _("Storyteller")
        RECORDER = "recorder", _("Recorder")
        HOST = "host", _("Host")
        COORDINATOR = "coordinator", _("Coordinator")

    page = ParentalKey(ContentPage, on_delete=models.CASCADE, related_name="contributors")
    role = models.CharField(_("role"), max_length=12, choices=Role.choices, default=Role.AUTHOR)
    name = models.CharField(
        _("name"),
        max_length=160,
        blank=True,
        help_text=_("As it should be shown. Leave empty to use the member's own name."),
    )
    member = models.ForeignKey(
        "members.User",
        verbose_name=_("member"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="contributions",
        help_text=_("Choose the account if this person has one here."),
    )
    affiliation = models.CharField(
        _("affiliation"),
        max_length=240,
        blank=True,
        help_text=_("The group, agency or university the person speaks from."),
    )

    panels = [
        FieldPanel("role"),
        FieldPanel("name"),
        FieldPanel("member"),
        FieldPanel("affiliation"),
    ]

    class Meta(Orderable.Meta):
        verbose_name = _("person")
        verbose_name_plural = _("people")

    def __str__(self) -> str:
        return self.shown_name

    def clean(self) -> None:
        if not self.name and not self.member_id:
            raise ValidationError({"name": _("Write a name or choose a member.")})

    @property
    def shown_name(self) -> str:
        return self.name or str(self.member or "")
