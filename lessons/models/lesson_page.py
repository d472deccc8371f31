"""A lesson write-up: what a community did, what worked, what did not, what it tells others."""

import datetime
from functools import cached_property
from typing import ClassVar

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import F
from django.utils.translation import gettext_lazy as _
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

from kmportal.core.blocks import (
    AttachmentStreamBlock,
    FigureStreamBlock,
    ItemStreamBlock,
    JournalStreamBlock,
    OutcomeStreamBlock,
    TextStreamBlock,
)
from kmportal.core.fields import StreamField
from kmportal.core.models import ContentPage, PageContributor
from kmportal.core.orders import Order
from kmportal.figures.blocks import ChartBlock
from kmportal.themes.blocks import ThemeTextBlock
from lessons.querysets import application_texts, recount_applications

#: Who may say that a community has checked a lesson: not everyone who may write one.
CHECK = "lessons.check_lessonpage"


class LessonBodyBlock(TextStreamBlock):
    theme = ThemeTextBlock()
    chart = ChartBlock()


class LessonPage(ContentPage):
    class GoalLevel(models.TextChoices):
        FAMILY = "family", _("Family")
        GROUP = "group", _("Group or village")
        TAMBON = "tambon", _("Tambon")
        PROVINCE = "province", _("Province")

    kind = "lesson"
    kind_label = _("Lesson")
    kind_order = 1
    contributor_roles = (PageContributor.Role.STORYTELLER, PageContributor.Role.RECORDER)
    orders = (
        Order(
            "applied", _("Most used first"), F("lessonpage__applied_count").desc(nulls_last=True)
        ),
    )

    period_start = models.DateField(
        _("from"),
        null=True,
        blank=True,
        help_text=_("When the work began; the day may be a guess."),
    )
    period_end = models.DateField(
        _("to"), null=True, blank=True, help_text=_("Empty while the work goes on.")
    )
    goal_level = models.CharField(
        _("goal level"),
        max_length=8,
        blank=True,
        choices=GoalLevel.choices,
        help_text=_("Whose life this work set out to change."),
    )
    context = StreamField(
        LessonBodyBlock(),
        blank=True,
        verbose_name=_("context and story"),
        help_text=_("Where things stood before, and what happened."),
    )
    what_worked = StreamField(
        ItemStreamBlock(),
        blank=True,
        verbose_name=_("what worked"),
        help_text=_("One point an item."),
    )
    what_did_not = StreamField(
        ItemStreamBlock(),
        blank=True,
        verbose_name=_("what did not work"),
        help_text=_("Say it plainly: this is what saves others a year."),
    )
    advice = StreamField(
        ItemStreamBlock(),
        blank=True,
        verbose_name=_("advice to others"),
        help_text=_("What you would tell a tambon that starts tomorrow."),
    )
    journal = StreamField(JournalStreamBlock(), blank=True, verbose_name=_("seven-step journal"))
    figures = StreamField(FigureStreamBlock(), blank=True, verbose_name=_("figures"))
    outcomes = StreamField(
        OutcomeStreamBlock(), blank=True, verbose_name=_("outputs, outcomes and impact")
    )
    attachments = StreamField(AttachmentStreamBlock(), blank=True, verbose_name=_("attachments"))
    checked = models.BooleanField(
        _("checked by the community"),
        default=False,
        help_text=_("The people it tells of have read it and say that it was so."),
    )
    checked_by = models.CharField(
        _("checked by"), max_length=200, blank=True, help_text=_("The group, or who spoke for it.")
    )
    checked_on = models.DateField(_("checked on"), null=True, blank=True)
    superseded_by = models.ForeignKey(
        "self",
        verbose_name=_("superseded by"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="supersedes",
        help_text=_("A newer lesson that says better what this one says."),
    )
    #: Of published applications; kept by whatever saves those, since lists sort by it.
    applied_count = models.PositiveIntegerField(
        _("times applied"), default=0, editable=False, db_index=True
    )

    search_fields = [
        *ContentPage.search_fields,
        index.SearchField("context"),
        index.SearchField("what_worked"),
        index.SearchField("what_did_not"),
        index.SearchField("advice"),
        index.SearchField("journal"),
        index.SearchField("figures"),
        index.SearchField("outcomes"),
        index.SearchField("told_of_uses"),
        index.FilterField("goal_level"),
        index.FilterField("applied_count"),
    ]

    content_panels = [
        *ContentPage.content_panels,
        MultiFieldPanel(
            [
                FieldRowPanel([FieldPanel("period_start"), FieldPanel("period_end")]),
                FieldPanel("goal_level"),
            ],
            heading=_("When and for whom"),
        ),
        FieldPanel("context"),
        MultiFieldPanel(
            [FieldPanel("what_worked"), FieldPanel("what_did_not"), FieldPanel("advice")],
            heading=_("What we learned"),
        ),
        FieldPanel("journal"),
        FieldPanel("figures"),
        FieldPanel("outcomes"),
        FieldPanel("attachments"),
        InlinePanel("related_lessons", heading=_("Related lessons"), label=_("Lesson")),
        MultiFieldPanel(
            [
                FieldPanel("checked", permission=CHECK),
                FieldPanel("checked_by", permission=CHECK),
                FieldPanel("checked_on", permission=CHECK),
                PageChooserPanel("superseded_by", "lessons.LessonPage"),
            ],
            heading=_("Standing"),
        ),
    ]
    parent_page_types: ClassVar = ["lessons.LessonIndexPage"]
    subpage_types: ClassVar[list[str]] = []
    template = "lessons/lesson_page.html"

    class Meta:
        verbose_name = _("lesson")
        verbose_name_plural = _("lessons")
        permissions = [("check_lessonpage", _("Can say that a community has checked a lesson"))]

    def clean(self) -> None:
        super().clean()
        if self.period_start and self.period_end and self.period_end < self.period_start:
            raise ValidationError({"period_end": _("The end is before the beginning.")})
        if self.superseded_by and self in _followed(self.superseded_by):
            message = _("This lesson would in the end be superseded by itself.")
            raise ValidationError({"superseded_by": message})

    def save(self, *args: object, **kwargs: object) -> None:
        """A revision brings back the count of the day it was written."""
        super().save(*args, **kwargs)
        recount_applications(self.translation_key)

    def get_content_date(self) -> datetime.date:
        return self.period_end or self.period_start or super().get_content_date()

    @cached_property
    def told_of_uses(self) -> list[str]:
        """What those say who used it: whoever looks for that finds the lesson."""
        return application_texts([self])[self.pk] if self.pk else []


def _followed(lesson: LessonPage) -> list[LessonPage]:
    """The lesson, what supersedes it, what supersedes that; a circle ends where it closes."""
    chain: list[LessonPage] = []
    step: LessonPage | None = lesson
    while step and step not in chain:
        chain.append(step)
        step = step.superseded_by
    return chain


class RelatedLesson(Orderable):
    """A lesson an editor chose to show beside another."""

    page = ParentalKey(LessonPage, on_delete=models.CASCADE, related_name="related_lessons")
    related = models.ForeignKey(
        Page, verbose_name=_("lesson"), on_delete=models.CASCADE, related_name="+"
    )

    panels: ClassVar = [PageChooserPanel("related", "lessons.LessonPage")]

    class Meta(Orderable.Meta):
        verbose_name = _("related lesson")
        verbose_name_plural = _("related lessons")


LessonPage.edit_handler = LessonPage.tabs()
