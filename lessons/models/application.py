"""A record that a lesson was used elsewhere: what the portal exists for."""

from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.search import index
from wagtail.snippets.models import register_snippet

from lessons.querysets import ApplicationQuerySet


@register_snippet
class Application(index.Indexed, models.Model):
    """Who used a lesson, where, when, and what happened. Shown only when published."""

    class State(models.TextChoices):
        PENDING = "pending", _("Waiting")
        PUBLISHED = "published", _("Published")
        REJECTED = "rejected", _("Rejected")

    lesson = models.ForeignKey(
        "lessons.LessonPage",
        verbose_name=_("lesson"),
        on_delete=models.CASCADE,
        related_name="applications",
    )
    place = models.ForeignKey(
        "places.Place", verbose_name=_("where"), on_delete=models.PROTECT, related_name="+"
    )
    applied_by = models.CharField(_("who used it"), max_length=200)
    member = models.ForeignKey(
        "members.User",
        verbose_name=_("member"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="applications",
    )
    applied_on = models.DateField(_("when"))
    what_changed = models.TextField(_("what was changed"), blank=True)
    what_happened = models.TextField(_("what happened"))
    state = models.CharField(
        _("state"), max_length=10, choices=State.choices, default=State.PENDING, db_index=True
    )
    created_at = models.DateTimeField(_("told"), auto_now_add=True)

    objects = ApplicationQuerySet.as_manager()

    search_fields: ClassVar = [
        index.SearchField("applied_by"),
        index.SearchField("what_changed"),
        index.SearchField("what_happened"),
        index.AutocompleteField("applied_by"),
    ]
    panels: ClassVar = [
        FieldPanel(name)
        for name in (
            "lesson",
            "applied_by",
            "member",
            "place",
            "applied_on",
            "what_changed",
            "what_happened",
            "state",
        )
    ]

    class Meta:
        ordering = ["-applied_on"]
        verbose_name = _("application of a lesson")
        verbose_name_plural = _("applications of lessons")

    def __str__(self) -> str:
        return f"{self.applied_by}: {self.lesson}"
