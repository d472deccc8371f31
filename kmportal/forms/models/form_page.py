"""A form that editors put together: a review after the work, an evaluation, a registration."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar

from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.utils.module_loading import import_string
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy
from wagtail.admin.panels import (
    FieldPanel,
    FieldRowPanel,
    HelpPanel,
    InlinePanel,
    MultiFieldPanel,
    ObjectList,
    PageChooserPanel,
    TabbedInterface,
)
from wagtail.contrib.forms.models import FormMixin
from wagtail.models import Page
from wagtail.search import index

from kmportal.core.blocks import TextStreamBlock
from kmportal.core.fields import StreamField
from kmportal.core.slugs import ReadableSlugMixin
from kmportal.core.translating import PAGE_FIELDS
from kmportal.forms import answering
from kmportal.forms.answers_panel import AnswersPanel
from kmportal.forms.building import QuestionFormBuilder
from kmportal.forms.editing import FormPageForm
from kmportal.forms.kinds import Kind

from .answer import FormAnswer

if TYPE_CHECKING:
    from django.contrib.auth.models import AnonymousUser
    from django.http import HttpRequest, HttpResponse

    from kmportal.members.models import User


class FormPage(FormMixin, ReadableSlugMixin, Page):
    class Who(models.TextChoices):
        ANYONE = "anyone", _("Anyone")
        MEMBERS = "members", _("Members who have signed in")

    class Afterwards(models.TextChoices):
        NAMELESS = "nameless", _("Remove who answered, keep the other answers")
        SUMS = "sums", _("Delete the answers, keep the sums only")

    base_form_class = FormPageForm
    form_builder = QuestionFormBuilder

    form_kind = models.CharField(
        _("what it is for"), max_length=12, choices=Kind.choices, default=Kind.REVIEW
    )
    event = models.ForeignKey(
        "events.EventPage",
        verbose_name=pgettext_lazy("gathering", "event"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        help_text=_("The form is offered on the page of this event."),
    )
    intro = StreamField(TextStreamBlock(), blank=True, verbose_name=_("introduction"))
    opens_on = models.DateField(
        _("opens on"), null=True, blank=True, help_text=_("Empty: as soon as it is published.")
    )
    closes_on = models.DateField(
        _("last day"), null=True, blank=True, help_text=_("Empty: until you unpublish it.")
    )
    who = models.CharField(
        _("who may answer"), max_length=7, choices=Who.choices, default=Who.ANYONE
    )
    capacity = models.PositiveIntegerField(
        pgettext_lazy("at a meeting", "places"),
        null=True,
        blank=True,
        validators=[MinValueValidator(1), MaxValueValidator(100_000)],
        help_text=_("How many can take part. Empty: no limit."),
    )
    waiting_list = models.BooleanField(
        _("with a waiting list"),
        default=True,
        help_text=_("When it is full people may wait; who withdraws makes room for the next."),
    )
    purpose = models.CharField(
        _("what the answers are used for"),
        max_length=300,
        blank=True,
        help_text=_("Shown with the form. Empty: a sentence that fits what the form is for."),
    )
    keep_days = models.PositiveIntegerField(
        _("keep answers for so many days"),
        default=90,
        validators=[MinValueValidator(1), MaxValueValidator(3_650)],
        help_text=_("Counted from the last day of the form or its event, else from each answer."),
    )
    afterwards = models.CharField(
        _("and then"), max_length=8, choices=Afterwards.choices, default=Afterwards.NAMELESS
    )
    show_summary = models.BooleanField(
        _("show readers what people answered"),
        default=False,
        help_text=_("Sums of ratings and choices only, once five people have answered."),
    )
    notify_owner = models.BooleanField(
        _("tell me by mail of new answers"),
        default=True,
        help_text=_("To whoever made this page, at most once an hour."),
    )
    thanks_text = models.TextField(_("thank-you text"), max_length=1_000, blank=True)
    closed_text = models.TextField(_("text when it is closed"), max_length=1_000, blank=True)
    full_text = models.TextField(_("text when it is full"), max_length=1_000, blank=True)

    search_fields = [*Page.search_fields, index.SearchField("intro")]
    content_panels = [
        AnswersPanel(heading=_("Answers")),
        *Page.content_panels,
        FieldPanel("form_kind"),
        PageChooserPanel("event"),
        FieldPanel("intro"),
        MultiFieldPanel(
            [
                HelpPanel(template="forms/editor/ready_questions.html"),
                InlinePanel("form_fields", label=_("Question")),
            ],
            heading=_("Questions"),
        ),
    ]
    who_panels: ClassVar = [
        MultiFieldPanel(
            [
                FieldRowPanel([FieldPanel("opens_on"), FieldPanel("closes_on")]),
                FieldPanel("who"),
                FieldRowPanel([FieldPanel("capacity"), FieldPanel("waiting_list")]),
            ],
            heading=_("When and who"),
        ),
        MultiFieldPanel(
            [FieldPanel("thanks_text"), FieldPanel("closed_text"), FieldPanel("full_text")],
            heading=_("What people read"),
        ),
    ]
    data_panels: ClassVar = [
        FieldPanel("purpose"),
        FieldRowPanel([FieldPanel("keep_days"), FieldPanel("afterwards")]),
        FieldPanel("show_summary"),
        FieldPanel("notify_owner"),
    ]
    override_translatable_fields: ClassVar = PAGE_FIELDS
    parent_page_types: ClassVar = ["forms.FormIndexPage"]
    subpage_types: ClassVar[list[str]] = []
    template = "forms/form_page.html"
    landing_page_template = "forms/answer.html"
    preview_modes: ClassVar = [("", _("Form"))]

    class Meta:
        verbose_name = _("form")
        verbose_name_plural = _("forms")

    def clean(self) -> None:
        super().clean()
        if self.opens_on and self.closes_on and self.closes_on < self.opens_on:
            message = _("The last day comes before the day it opens.")
            raise ValidationError({"closes_on": message})

    @property
    def asks_who(self) -> bool:
        """Whether an answer says whose it is, so that it needs consent."""
        return any(question.is_personal for question in self.form_fields.all())

    def admits(self, user: User | AnonymousUser) -> bool:
        return self.who == self.Who.ANYONE or user.is_authenticated

    def get_submission_class(self) -> type[FormAnswer]:
        return FormAnswer

    def get_submissions_list_view_class(self) -> type[Any]:
        """By name: Wagtail's views need all models first."""
        view: type[Any] = import_string("kmportal.forms.results.views.ResultsView")
        return view

    def serve(self, request: HttpRequest, *args: object, **kwargs: object) -> HttpResponse:
        return answering.serve(self, request)

    def serve_preview(self, request: HttpRequest, mode_name: str) -> HttpResponse:
        return answering.preview(self, request)

    def get_preview_context(self, request: HttpRequest, mode_name: str) -> dict[str, Any]:
        context: dict[str, Any] = Page.get_preview_context(self, request, mode_name)
        return context


FormPage.edit_handler = TabbedInterface(
    [
        ObjectList(FormPage.content_panels, heading=_("Content")),
        ObjectList(FormPage.who_panels, heading=_("When and who")),
        ObjectList(FormPage.data_panels, heading=_("Personal data")),
        ObjectList(FormPage.promote_panels, heading=_("Promote")),
    ]
)
