"""Updates on their way to Elasticsearch."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class PendingUpdate(models.Model):
    """An object whose latest state Elasticsearch may not have yet.

    Written in the same transaction as the object, removed when Elasticsearch has confirmed it: so an
    update outlives a dead server and a killed worker alike. Only the object's name is kept, never
    its text: replaying reads the state of that moment, which makes replaying twice harmless.
    """

    model = models.CharField(max_length=200)  #: as "lessons.lessonpage"
    object_id = models.CharField(max_length=64)
    created_at = models.DateTimeField(auto_now_add=True)
    refusal = models.TextField(blank=True)  #: why Elasticsearch will never take this document

    class Meta:
        ordering = ["pk"]
        verbose_name = _("pending search update")
        verbose_name_plural = _("pending search updates")

    def __str__(self) -> str:
        return f"{self.model} {self.object_id}"
