"""The brief before one starts: its form, and the page at its own address."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django import forms
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe
from wagtail.models import Locale

from kmportal.core.suggest import SuggestInput
from kmportal.guard.forms import CleanTextField
from kmportal.places.forms import PlaceField
from kmportal.places.models import Place
from kmportal.themes.models import Theme

from .brief import Brief

if TYPE_CHECKING:
    from django.http import QueryDict


class BriefForm(forms.Form):
    theme = forms.ChoiceField(label=_("What will you work on?"), required=False)
    place = CleanTextField(
        label=_("In which tambon?"),
        required=False,
        max_length=200,
        widget=SuggestInput("find_place"),
        help_text=_("Type three letters and choose from the list."),
    )

    def __init__(self, data: QueryDict | None) -> None:
        super().__init__(data)
        self.themes = {theme.slug: theme for theme in Theme.objects.in_tree_order()}
        indented = [
            (slug, ("\u2003" * theme.depth) + theme.name) for slug, theme in self.themes.items()
        ]
        self.fields["theme"].choices = [("", _("All themes")), *indented]  # type: ignore[attr-defined]

    def clean_theme(self) -> Theme | None:
        return self.themes.get(self.cleaned_data["theme"])

    def clean_place(self) -> Place | None:
        text = self.cleaned_data["place"]
        if not text:
            return None
        known = Place.objects.with_ancestors()
        if found := known.filter(code=text).first():
            return found
        place = PlaceField(Place.objects.all()).find(text)
        if not isinstance(place, Place):
            raise ValidationError(_("Choose a place from the list."))
        return known.get(pk=place.pk)

    def brief(self) -> Brief:
        chosen = self.cleaned_data if self.is_valid() else {}
        return Brief(chosen.get("theme"), chosen.get("place"), Locale.get_active())


@require_safe
def before_you_start(request: HttpRequest) -> HttpResponse:
    """A place typed by name leads to the address with its code: that one can be kept and sent."""
    form = BriefForm(request.GET or None)
    brief = form.brief()
    if brief.place and request.GET.get("place") != brief.place.code:
        return redirect(brief.url)
    shown = _as_chosen(form, brief)
    return render(request, "applying/before_you_start.html", {"brief": brief, "form": shown})


def _as_chosen(form: BriefForm, brief: Brief) -> BriefForm:
    """The box says the place by its name, though the address has its code."""
    if brief.place:
        name = PlaceField(Place.objects.all()).text_of(brief.place)
        form.data = {**form.data.dict(), "place": name}  # type: ignore[attr-defined]  # a QueryDict
    return form
