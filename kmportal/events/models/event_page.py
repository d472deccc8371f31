"""An event: a forum, a training, a study visit; once, on several days, or again and again."""

from __future__ import annotations

import datetime
from typing import ClassVar

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import (
    FieldPanel,
    FieldRowPanel,
    InlinePanel,
    MultiFieldPanel,
    PageChooserPanel,
)
from wagtail.models import Orderable, Page
from wagtail.search import index

from kmportal.core.blocks import AttachmentStreamBlock, TextStreamBlock
from kmportal.core.fields import StreamField
from kmportal.core.models import ContentPage, PageContributor
from kmportal.core.translating import same_words
from kmportal.events.checking import days_are_wrong
from kmportal.events.forms import EventPageForm
from kmportal.events.recurrence import Recurrence, Repeats
from kmportal.events.sequence import next_sequence
from learning_centers.models.positioned import Positioned
from learning_centers.pin import PinPanel


class EventPage(Positioned):
    class EventKind(models.TextChoices):
        FORUM = "forum", _("Community forum")
        TRAINING = "training", _("Training")
        STUDY_VISIT = "study-visit", _("Study visit")
        MEETING = "meeting", _("Meeting")
        FAIR = "fair", _("Market or fair")
        OTHER = "other", _("Other event")

    base_form_class = EventPageForm
    kind = "event"
    kind_label = _("Event")
    kind_order = 5
    contributor_roles = (PageContributor.Role.HOST, PageContributor.Role.COORDINATOR)

    event_kind = models.CharField(
        _("kind of event"), max_length=12, choices=EventKind.choices, default=EventKind.FORUM
    )
    first_day = models.DateField(_("first day"), db_index=True)
    last_day = models.DateField(
        _("last day"), blank=True, null=True, help_text=_("Empty if it is one day.")
    )
    starts_at = models.TimeField(
        _("begins at"), blank=True, null=True, help_text=_("Empty if it lasts the whole day.")
    )
    ends_at = models.TimeField(_("ends at"), blank=True, null=True)
    repeats = models.CharField(
        _("comes again"), max_length=16, blank=True, choices=Repeats.choices, default=Repeats.NEVER
    )
    interval = models.PositiveSmallIntegerField(
        _("every"),
        default=1,
        validators=[MinValueValidator(1), MaxValueValidator(52)],
        help_text=_("2 is every second week, month or year."),
    )
    weekdays = models.JSONField(
        _("on these weekdays"),
        default=list,
        blank=True,
        help_text=_("Only for every week. None chosen: the weekday of the first day."),
    )
    until = models.DateField(
        _("the last time is on or before"),
        blank=True,
        null=True,
        help_text=_("Or say how many times. Leave both empty if it has no end."),
    )
    count = models.PositiveSmallIntegerField(
        _("how many times in all"),
        blank=True,
        null=True,
        validators=[MinValueValidator(2), MaxValueValidator(400)],
    )
    exceptions = models.JSONField(
        _("but not on"),
        default=list,
        blank=True,
        help_text=_("One day a line, for example when it falls on a holiday."),
    )
    cancelled = models.BooleanField(
        _("cancelled"),
        default=False,
        help_text=_("It stays in the calendar and says so; who follows the calendar is told."),
    )
    cancelled_because = models.CharField(_("why it is cancelled"), max_length=240, blank=True)
    venue = models.CharField(
        _("venue"), max_length=240, blank=True, help_text=_("For example: village hall, Moo 4")
    )
    organiser = models.CharField(_("organiser"), max_length=200, blank=True)
    contact_name = models.CharField(_("whom to ask"), max_length=160, blank=True)
    telephone = models.CharField(_("telephone"), max_length=80, blank=True)
    email = models.EmailField(_("e-mail"), blank=True)
    sign_up_url = models.URLField(_("where to sign up"), blank=True)
    body = StreamField(TextStreamBlock(), blank=True, verbose_name=_("about the event"))
    notes = StreamField(
        TextStreamBlock(),
        blank=True,
        verbose_name=_("how it was"),
        help_text=_("Written afterwards: what was said, what was decided."),
    )
    attachments = StreamField(AttachmentStreamBlock(), blank=True, verbose_name=_("attachments"))
    #: Raised with each change that calendars must learn of (RFC 5545, SEQUENCE).
    sequence = models.PositiveIntegerField(default=0, editable=False)

    override_translatable_fields: ClassVar = [
        *ContentPage.override_translatable_fields,
        *same_words("telephone"),
    ]
    search_fields = [
        *ContentPage.search_fields,
        index.SearchField("body"),
        index.SearchField("notes"),
        index.SearchField("venue"),
        index.SearchField("organiser"),
        index.FilterField("event_kind"),
        index.FilterField("first_day"),
    ]
    when_panels: ClassVar = [
        MultiFieldPanel(
            [
                FieldRowPanel([FieldPanel("first_day"), FieldPanel("last_day")]),
                FieldRowPanel([FieldPanel("starts_at"), FieldPanel("ends_at")]),
                FieldPanel("cancelled"),
                FieldPanel("cancelled_because"),
            ],
            heading=_("When"),
        ),
        MultiFieldPanel(
            [
                FieldRowPanel([FieldPanel("repeats"), FieldPanel("interval")]),
                FieldPanel("weekdays"),
                FieldRowPanel([FieldPanel("until"), FieldPanel("count")]),
                FieldPanel("exceptions"),
            ],
            heading=_("If it comes again"),
        ),
    ]
    content_panels = [
        *Page.content_panels,
        FieldPanel("event_kind"),
        *when_panels,
        *ContentPage.summary_panels,
        FieldPanel("body"),
        MultiFieldPanel(
            [
                FieldPanel("venue"),
                FieldPanel("organiser"),
                FieldPanel("sign_up_url"),
                FieldRowPanel([FieldPanel("contact_name"), FieldPanel("telephone")]),
                FieldPanel("email"),
            ],
            heading=_("Where, and whom to ask"),
        ),
        FieldPanel("attachments"),
        MultiFieldPanel(
            [
                FieldPanel("notes"),
                InlinePanel("outcomes", heading=_("What came of it"), label=_("Page")),
            ],
            heading=_("Afterwards"),
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
    parent_page_types: ClassVar = ["events.EventIndexPage"]
    subpage_types: ClassVar[list[str]] = []
    template = "events/event_page.html"

    class Meta:
        verbose_name = pgettext_lazy("gathering", "event")
        verbose_name_plural = pgettext_lazy("gathering", "events")

    def clean(self) -> None:
        super().clean()
        if wrong := days_are_wrong(self):
            raise wrong

    def save(self, *args: object, **kwargs: object) -> None:
        """A draft is kept in a revision, which saves some fields only: calendars learn nothing of it."""
        if not kwargs.get("update_fields"):
            self.sequence = next_sequence(self)
        super().save(*args, **kwargs)

    def get_content_date(self) -> datetime.date:
        return self.first_day or super().get_content_date()

    @property
    def ends_on(self) -> datetime.date:
        """The last day of its first time."""
        return self.last_day or self.first_day

    @property
    def length(self) -> datetime.timedelta:
        """How many days later than it begins each time ends."""
        return self.ends_on - self.first_day

    @property
    def recurrence(self) -> Recurrence:
        return Recurrence(
            self.repeats,
            self.first_day,
            self.interval or 1,
            tuple(self.weekdays),
            self.until,
            self.count,
            frozenset(map(datetime.date.fromisoformat, self.exceptions)),
        )


class EventOutcome(Orderable):
    """A lesson or field note that came of an event; shown on both."""

    page = ParentalKey(EventPage, on_delete=models.CASCADE, related_name="outcomes")
    outcome = models.ForeignKey(
        Page, verbose_name=_("lesson or field note"), on_delete=models.CASCADE, related_name="+"
    )

    panels: ClassVar = [
        PageChooserPanel("outcome", ["lessons.LessonPage", "lessons.FieldNotePage"])
    ]

    class Meta(Orderable.Meta):
        verbose_name = _("what came of an event")
        verbose_name_plural = _("what came of events")


EventPage.edit_handler = EventPage.tabs()
