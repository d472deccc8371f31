"""What each page adds to the words that corrections may suggest."""

from django.db import models


class PageTerms(models.Model):
    """The words of one page, kept so that they can be taken away again exactly."""

    page = models.OneToOneField(
        "wagtailcore.Page", on_delete=models.CASCADE, primary_key=True, related_name="+"
    )
    terms = models.TextField(blank=True)  #: joined by spaces; no term holds one
    counted = models.BooleanField()  #: whether `Term` includes them: only while all may read it
    expires_at = models.DateTimeField(null=True, db_index=True)
    counted_at = models.DateTimeField(db_index=True)

    def __str__(self) -> str:
        return self.terms
