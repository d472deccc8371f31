"""What an editor chooses among when a collection is made."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from kmportal.core.listing import page_types


class Show(models.TextChoices):
    LIST = "list", _("List")
    CARDS = "cards", _("Cards")
    TABLE = "table", _("Table")
    MAP = "map", _("Map")
    TIMELINE = "timeline", _("Timeline")


class Sort(models.TextChoices):
    NEWEST = "newest", _("Newest first")
    OLDEST = "oldest", _("Oldest first")
    TITLE = "title", _("By title")
    READ = "read", _("Most read first")
    APPLIED = "applied", _("Most used first")
    MATCH = "match", _("Nearest to the words first")


class Column(models.TextChoices):
    """Beside the title, which every row of a table begins with."""

    TYPE = "type", _("Type")
    PLACES = "places", _("Places")
    THEMES = "themes", _("Themes")
    PEOPLE = "people", _("People")
    DATE = "date", _("Date")
    LANGUAGE = "language", _("Language")
    APPLIED = "applied", _("Times used")


class Period(models.TextChoices):
    """Counted from the day a reader opens the collection."""

    DAYS_7 = "days-7", _("The last 7 days")
    DAYS_30 = "days-30", _("The last 30 days")
    DAYS_90 = "days-90", _("The last 90 days")
    DAYS_365 = "days-365", _("The last 365 days")
    MONTH = "month", _("This month")
    YEAR = "year", _("This year")
    LAST_YEAR = "last-year", _("Last year")
    COMING = "coming", _("From today on")


class Dated(models.TextChoices):
    CONTENT = "content", _("when it happened or was written")
    PUBLISHED = "published", _("when it was first published here")


class Applied(models.TextChoices):
    YES = "yes", _("Lessons used somewhere else")
    NO = "no", _("Lessons not used anywhere else yet")


class Language(models.TextChoices):
    THAI = "th", _("Only in Thai")
    ENGLISH = "en", _("Only in English")
    EVERY = "every", pgettext_lazy("language of pages", "In every language")


def kinds() -> list[tuple[str, str]]:
    return [(kind, str(model.kind_label)) for kind, model in page_types().items()]
