"""The words that corrections may suggest."""

from django.db import models


class Term(models.Model):
    """A word of public pages, with how many of them hold it."""

    term = models.CharField(max_length=30, unique=True)
    #: May be negative for the length of one statement, so no PositiveIntegerField.
    pages = models.IntegerField()

    def __str__(self) -> str:
        return self.term
