"""What a page can be narrowed down by, for the engines in the database."""

from django.db import models


class PageFacets(models.Model):
    """The facet values of one page (see `search.facets`), written with its entry in the index.

    One row a page, values in one text: counting the facets of some thousand hits reads as many short
    rows, where a row for each value would be twelve times as many.
    """

    page = models.OneToOneField(
        "wagtailcore.Page", on_delete=models.CASCADE, primary_key=True, related_name="+"
    )
    values = models.TextField(blank=True)  #: joined by spaces: "type:lesson place:31 year:2020"

    def __str__(self) -> str:
        return self.values
