"""What is to be put on the chosen pages, or taken from them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django import forms
from django.conf import settings
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from taggit.models import Tag
from taggit.utils import parse_tags
from wagtail.admin.views.pages.bulk_actions.page_bulk_action import DefaultPageForm

from kmportal.guard.forms import CleanTextField
from kmportal.places.forms import PlaceField
from kmportal.places.models import Place
from kmportal.themes.known import known_themes

from .models import Mode

if TYPE_CHECKING:
    from .fields import Key

MOST_TAGS = 20
LONGEST_TAG = 100


class ModeForm(forms.Form):
    mode = forms.ChoiceField(
        label=_("How to change them"),
        choices=Mode.choices,
        initial=Mode.ADD,
        widget=forms.RadioSelect,
    )

    def keys(self) -> tuple[Key, ...]:
        raise NotImplementedError


class ThemesForm(ModeForm):
    """The tree, with the base of each branch written after it. Chosen from what is in memory."""

    themes = forms.TypedMultipleChoiceField(
        label=_("Themes"),
        coerce=int,
        widget=forms.CheckboxSelectMultiple,
        error_messages={"invalid_choice": _("Choose themes from the list.")},
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        chosen: Any = self.fields["themes"]
        chosen.choices = [(theme.pk, theme.full_name) for theme in known_themes()]

    def keys(self) -> tuple[Key, ...]:
        return tuple(self.cleaned_data["themes"])


class PlacesForm(ModeForm):
    place = PlaceField(
        queryset=Place.objects.with_ancestors(),
        label=_("Place"),
        help_text=_("Type three letters of a tambon, amphoe or province, and choose."),
    )

    def keys(self) -> tuple[Key, ...]:
        return (self.cleaned_data["place"].pk,)


class TagsForm(ModeForm):
    tags = CleanTextField(
        label=_("Free tags"), max_length=1000, help_text=_("Words, separated by commas.")
    )

    def clean_tags(self) -> list[str]:
        """One line each, whatever was pasted; words one way of writing each."""
        words = [" ".join(word.split()) for word in parse_tags(self.cleaned_data["tags"])]
        words = list(dict.fromkeys(word for word in words if word))
        if not words:
            raise ValidationError(_("Write at least one word."))
        if len(words) > MOST_TAGS or any(len(word) > LONGEST_TAG for word in words):
            raise ValidationError(
                _("At most %(count)s tags, each of at most %(length)s letters."),
                params={"count": MOST_TAGS, "length": LONGEST_TAG},
            )
        return words

    def keys(self) -> tuple[Key, ...]:
        """A word that is known, in capitals or not, is the known one."""
        found: list[Key] = []
        for word in self.cleaned_data["tags"]:
            known = Tag.objects.filter(name__iexact=word).order_by("pk").first()
            found.append(known.pk if known else word)
        return tuple(found)


class LanguageForm(forms.Form):
    language = forms.ChoiceField(
        label=_("Into"),
        choices=settings.WAGTAIL_CONTENT_LANGUAGES,
        widget=forms.RadioSelect,
        error_messages={"invalid_choice": _("Choose a language from the list.")},
    )


class BranchForm(DefaultPageForm):
    """Wagtail's own, whose question stands on its screens in English only."""

    include_descendants = forms.BooleanField(label=_("Also the pages below them"), required=False)
