"""The forms members write with. A draft keeps what was typed in any state; these say what a note needs."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from django import forms
from django.conf import settings
from django.core.exceptions import ValidationError
from django.forms.boundfield import BoundField
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from kmportal.core.licences import Licence
from kmportal.core.suggest import SuggestInput
from kmportal.guard.text import clean
from kmportal.places.models import Place
from kmportal.places.resolve import resolve
from kmportal.themes.models import Theme
from lessons.models import Notebook, Series

from .titles import first_words

if TYPE_CHECKING:
    from collections.abc import Mapping

    from .models import Draft, DraftPhoto

LONGEST_TITLE, LONGEST_TEXT = 200, 60_000
#: Letters of one form that a draft keeps, even where they are too many for a note.
LONGEST_TYPED = 200_000
SEVERAL = (1, 2, 3)


class NoteForm(forms.Form):
    """What a field note needs before it is sent in."""

    title = forms.CharField(
        label=gettext_lazy("Title"),
        max_length=LONGEST_TITLE,
        error_messages={"required": gettext_lazy("Give your story a title.")},
    )
    text = forms.CharField(
        label=gettext_lazy("Your story"),
        max_length=LONGEST_TEXT,
        widget=forms.Textarea(attrs={"rows": 14}),
        error_messages={"required": gettext_lazy("Write a few words first.")},
    )
    notebook = forms.ModelChoiceField(
        Notebook.objects.none(),
        label=gettext_lazy("Notebook"),
        required=False,
        empty_label=gettext_lazy("No notebook"),
    )
    series = forms.CharField(
        label=gettext_lazy("Series"),
        required=False,
        max_length=200,
        help_text=gettext_lazy("If the story has several parts: give them all the same name here."),
    )

    licence = forms.ChoiceField(
        label=gettext_lazy("What others may do with it"),
        required=False,
        choices=Licence.choices,
        help_text=gettext_lazy("If the story or a photo is somebody else’s, ask first."),
    )
    language = forms.ChoiceField(
        label=gettext_lazy("Written in"), required=False, choices=settings.LANGUAGES
    )

    def __init__(self, draft: Draft, data: Mapping[str, str] | None = None) -> None:
        self.draft, self.photos = draft, list(draft.photos.all()) if draft.pk else []
        super().__init__(data, initial=draft.typed)
        self._add_several()
        for photo in self.photos:
            self._add_photo(photo)
        mine = Notebook.objects.filter(owner=draft.member)
        self.fields["notebook"].queryset = mine  # type: ignore[attr-defined]  # a model choice
        self.own_series = list(Series.objects.filter(owner=draft.member))
        self.fields["series"].widget.attrs["list"] = "own-series"
        if not mine:
            del self.fields["notebook"]
        self.fields["language"].initial = draft.language
        if draft.page_id:  # a note stays in the list it stands in
            del self.fields["language"]

    def _add_several(self) -> None:
        themes = theme_choices()
        for number in SEVERAL:
            self.fields[f"place_{number}"] = forms.CharField(
                label=_("Place %(number)s") % {"number": number} if number > 1 else _("Where"),
                required=False,
                max_length=200,
                widget=SuggestInput("find_place"),
            )
            self.fields[f"theme_{number}"] = forms.ChoiceField(
                label=_("Theme %(number)s") % {"number": number} if number > 1 else _("Theme"),
                required=False,
                choices=themes,
            )

    def _add_photo(self, photo: DraftPhoto) -> None:
        number = {"number": photo.number}
        self.fields[f"alt_{photo.number}"] = forms.CharField(
            label=_("What photo %(number)s shows") % number, required=False, max_length=200
        )
        self.fields[f"caption_{photo.number}"] = forms.CharField(
            label=_("Words below photo %(number)s") % number, required=False, max_length=300
        )

    @property
    def places(self) -> list[BoundField]:
        return [self[f"place_{number}"] for number in SEVERAL]

    @property
    def themes(self) -> list[BoundField]:
        return [self[f"theme_{number}"] for number in SEVERAL]

    @property
    def photo_rows(self) -> Iterator[tuple[DraftPhoto, BoundField, BoundField]]:
        for photo in self.photos:
            yield photo, self[f"alt_{photo.number}"], self[f"caption_{photo.number}"]

    @property
    def has_more(self) -> bool:
        """Whether anything stands in the fields that are folded away at first."""
        names = ("place_2", "place_3", "theme_2", "theme_3", "series", "notebook", "licence")
        return any(self[name].value() or self[name].errors for name in names if name in self.fields)

    def clean_series(self) -> Series | None:
        title = " ".join(self.cleaned_data["series"].split())
        if not title:
            return None
        found = Series.objects.filter(title=title).first()
        mine = found is None or found.owner_id == self.draft.member_id
        page = self.draft.page
        if not mine and not (page and page.series == found):
            raise ValidationError(
                _("A series of this name belongs to someone else. Choose another name.")
            )
        return found or Series(title=title, owner=self.draft.member)

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        data["places"] = list(dict.fromkeys(_place(data.get(f"place_{n}", "")) for n in SEVERAL))
        slugs = [data.get(f"theme_{n}") for n in SEVERAL]
        known = {theme.slug: theme for theme in Theme.objects.filter(slug__in=filter(None, slugs))}
        data["themes"] = list(dict.fromkeys(known[slug] for slug in slugs if slug in known))
        return data


def _place(text: str) -> Place | str:
    """The official place, or the words themselves for a steward to look at: nobody who tells a
    story is kept from it by a spelling."""
    return (text and resolve(text).place) or text


def theme_choices() -> list[Any]:
    """Themes below their bases. A plain list to choose from works on any telephone."""
    choices: list[Any] = [("", _("Choose a theme"))]
    groups: dict[str, list[tuple[str, str]]] = {}
    for theme in Theme.objects.in_tree_order():
        base = theme.ancestors[0] if theme.parent_id else theme
        groups.setdefault(base.name, []).append((theme.slug, theme.name))
    return choices + list(groups.items())


def typed_in(form: NoteForm, data: Mapping[str, str]) -> dict[str, str]:
    """What was typed into the form's fields, without control characters; nothing else that came along."""
    return {name: clean(data[name]) for name in form.fields if name in data}


def is_too_long(typed: Mapping[str, str]) -> bool:
    return sum(map(len, typed.values())) > LONGEST_TYPED


class ShortNoteForm(forms.Form):
    """A few lines and a photo; the title is made of the first words."""

    text = forms.CharField(
        label=gettext_lazy("What happened?"),
        max_length=1500,
        widget=forms.Textarea(attrs={"rows": 6}),
        error_messages={"required": gettext_lazy("Write a few words first.")},
    )
    place_1 = forms.CharField(
        label=gettext_lazy("Where"),
        required=False,
        max_length=200,
        widget=SuggestInput("find_place"),
    )
    photo = forms.FileField(
        label=gettext_lazy("A photo"),
        required=False,
        widget=forms.FileInput(attrs={"accept": "image/*,.heic,.heif"}),
    )

    def clean_text(self) -> str:
        text = clean(self.cleaned_data["text"]).strip()
        if not first_words(text):
            raise ValidationError(_("Write a few words first."))
        return text


class NotebookForm(forms.ModelForm):
    class Meta:
        model = Notebook
        fields = ["title", "description"]

    def clean_title(self) -> str:
        title = " ".join(clean(self.cleaned_data["title"]).split())
        if not title:
            raise ValidationError(_("Give the notebook a name."))
        owner = self.instance.owner
        if Notebook.objects.filter(owner=owner, title=title).exclude(pk=self.instance.pk).exists():
            raise ValidationError(_("You have a notebook of this name already."))
        return title

    def clean_description(self) -> str:
        return clean(self.cleaned_data["description"])
