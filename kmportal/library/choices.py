from django.db import models
from django.utils.translation import gettext_lazy as _


class Sort(models.TextChoices):
    """Without one: the best match where words are looked for, else the newest."""

    NEWEST = "newest", _("Newest first")
    ADDED = "added", _("Last added first")
    TITLE = "title", _("By title")
    READ = "read", _("Most read first")
