"""Form widgets of the editor."""

from django import forms
from wagtail.admin.widgets import SlugInput

from .slugs import MAX_LENGTH


class ThaiSlugInput(SlugInput):
    """Wagtail's slug field, with a cleaner in the browser that keeps Thai vowel and tone marks."""

    def __init__(self, attrs: dict[str, str] | None = None, **kwargs: object) -> None:
        ours = {
            "data-controller": "thai-slug",
            "data-action": "blur->thai-slug#clean w-sync:check->thai-slug#compare "
            "w-sync:apply->thai-slug#apply:prevent",
            "data-thai-slug-max-length-value": str(MAX_LENGTH),
        }
        super().__init__(attrs=ours | (attrs or {}), **kwargs)

    @property
    def media(self) -> forms.Media:
        return forms.Media(js=["js/thai-slug.js"])
