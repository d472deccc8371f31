"""A lesson write-up: what a community did, what worked, what did not, what it tells others."""

import datetime
from typing import ClassVar

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import (
    FieldPanel,
    FieldRowPanel,
    InlinePanel,
    MultiFieldPanel,
    PageChooserPanel,
)
from wagtail.fields import StreamField
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
from kmportal.core.models import ContentPage, PageContributor
from kmportal.themes.blocks import ThemeTextBlock


class LessonBodyBlock(TextStreamBlock):
    theme = ThemeTextBlock()


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

    search_fields = [
        *ContentPage.search_fields,
        index.SearchField("context"),
        index.SearchField("what_worked"),
        index.SearchField("what_did_not"),
        index.SearchField("advice"),
        index.SearchField("journal"),
        index.SearchField("figures"),
        index.SearchField("outcomes"),
        index.FilterField("goal_level"),
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
    ]
    parent_page_types: ClassVar = ["lessons.LessonIndexPage"]
    subpage_types: ClassVar[list[str]] = []
    template = "lessons/lesson_page.html"

    class Meta:
        verbose_name = _("lesson")
        verbose_name_plural = _("lessons")

    def clean(self) -> None:
        super().clean()
        if self.period_start and self.period_end and self.period_end < self.period_start:
            raise ValidationError({"period_end": _("The end is before the beginning.")})

    def get_content_date(self) -> datetime.date:
        return self.period_end or self.period_start or super().get_content_date()


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
