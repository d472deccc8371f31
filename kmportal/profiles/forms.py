"""The forms of one's own settings."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django import forms
from django.conf import settings
from django.utils.translation import gettext_lazy as _

from kmportal.core.suggest import SuggestInput
from kmportal.guard.forms import CleanTextField
from kmportal.places.forms import PlaceField
from kmportal.places.models import Place

from .models import Profile
from .photos import portrait

if TYPE_CHECKING:
    from django.core.files.base import ContentFile

KEEP, ERASE = "keep", "erase"


class ProfileForm(forms.ModelForm):
    """Name and language are the account's, the rest is the profile's."""

    display_name = CleanTextField(
        label=_("Name shown"),
        max_length=120,
        help_text=_("The name others see beside what you write. It can be changed."),
    )
    new_photo = forms.FileField(
        label=_("Photo"),
        required=False,
        widget=forms.FileInput(attrs={"accept": "image/*,.heic,.heif"}),
        help_text=_("Up to 10 MB. Where it was taken is removed from the file."),
    )
    remove_photo = forms.BooleanField(label=_("Remove the photo"), required=False)
    about = CleanTextField(
        label=_("About you"),
        max_length=2000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 6}),
        help_text=_("What you do, what you know about, what people may ask you."),
    )
    place = PlaceField(
        Place.objects.all(),
        label=_("Your place"),
        required=False,
        widget=SuggestInput("find_place"),
        help_text=_("Type three letters and choose, or write tambon, amphoe and province."),
    )
    language = forms.ChoiceField(label=_("Language of e-mails"), choices=settings.LANGUAGES)
    field_order = ["display_name", "new_photo", "remove_photo", "about", "place"]

    class Meta:
        model = Profile
        fields = ("about", "place", *Profile.SHOWN)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        user = self.instance.user
        self.initial.update(display_name=str(user), language=user.language)
        if not self.instance.photo:
            del self.fields["remove_photo"]

    @property
    def shown(self) -> list[forms.BoundField]:
        return [self[name] for name in Profile.SHOWN]

    @property
    def written(self) -> list[forms.BoundField]:
        return [field for field in self if field.name not in Profile.SHOWN]

    def clean_new_photo(self) -> ContentFile | None:
        upload = self.cleaned_data["new_photo"]
        return portrait(upload) if upload else None

    def save(self, commit: bool = True) -> Profile:
        profile, user = self.instance, self.instance.user
        new, old = self.cleaned_data["new_photo"], profile.photo.name
        if new or self.cleaned_data.get("remove_photo"):
            profile.photo = new or ""
        saved: Profile = super().save(commit)
        if old and old != profile.photo.name:
            profile.photo.storage.delete(old)
        user.display_name = self.cleaned_data["display_name"]
        user.language = self.cleaned_data["language"]
        user.save(update_fields=["display_name", "language"])
        return saved


class DeletionForm(forms.Form):
    words = forms.ChoiceField(
        label=_("What you wrote in public"),
        choices=(
            (KEEP, _("Leave it here without my name, as “Member who left”")),
            (ERASE, _("Remove my comments and what else I wrote")),
        ),
        widget=forms.RadioSelect,
        initial=KEEP,
    )
    sure = forms.BooleanField(
        label=_("Delete my account. I know that it cannot be brought back."),
        error_messages={"required": _("Please tick the box if you are sure.")},
    )
