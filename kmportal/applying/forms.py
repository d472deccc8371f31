"""The form in which a member tells that a lesson was used."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django import forms
from django.db import transaction
from django.utils.translation import gettext_lazy as _

from kmportal.core.models import PortalImage
from kmportal.core.photos import members_collection, safe_copy
from kmportal.core.suggest import SuggestInput
from kmportal.guard.forms import CleanTextField, GuardedForm
from kmportal.places.forms import PlaceField
from kmportal.places.models import Place
from lessons.models import Application, LessonPage

from .when import When, WhenField

if TYPE_CHECKING:
    from django.core.files.base import ContentFile
    from django.core.files.uploadedfile import UploadedFile

    from kmportal.members.models import User

#: What browsers offer to choose from; what arrives is looked at whatever it calls itself.
PHOTOS = "image/*,.heic,.heif"


def _lines(rows: int) -> forms.Textarea:
    return forms.Textarea(attrs={"rows": rows})


class TellForm(GuardedForm, forms.Form):
    """`told`, where it changes what was told before."""

    applied_by = CleanTextField(
        label=_("Who used it"),
        max_length=200,
        help_text=_("The name of your group, as you call it."),
    )
    place = PlaceField(
        Place.objects.all(),
        label=_("In which tambon"),
        widget=SuggestInput("find_place"),
        help_text=_("Type three letters and choose, or write tambon, amphoe and province."),
    )
    when = WhenField(
        label=_("When"), help_text=_("The year is enough: พ.ศ. or ค.ศ., in any digits.")
    )
    what_changed = CleanTextField(
        label=_("What did you do differently?"),
        max_length=5_000,
        required=False,
        widget=_lines(4),
        help_text=_("What had to be changed to fit your place. Leave it empty if nothing was."),
    )
    what_happened = CleanTextField(
        label=_("What happened?"),
        max_length=10_000,
        widget=_lines(7),
        help_text=_("What went well and what did not: both help the next tambon."),
    )
    photo = forms.FileField(
        label=_("A photo, if you have one"),
        required=False,
        widget=forms.FileInput({"accept": PHOTOS}),
        help_text=_("Up to 15 MB. Where it was taken is removed from the file."),
    )
    remove_photo = forms.BooleanField(label=_("Take the photo away"), required=False)

    def __init__(
        self, *args: Any, lesson: LessonPage, told: Application | None = None, **kwargs: Any
    ) -> None:
        self.lesson, self.told = lesson, told
        if told:
            kwargs["initial"] = _written(told) | (kwargs.get("initial") or {})
        super().__init__(*args, **kwargs)
        if not (told and told.photo):
            del self.fields["remove_photo"]

    @property
    def questions(self) -> list[forms.BoundField]:
        """Without what is there to tell people from programs."""
        return [self[name] for name in self.fields if name not in self.guard_fields]

    @property
    def words(self) -> str:
        """All that was written, for whoever looks through it."""
        names = ("applied_by", "what_changed", "what_happened")
        return "\n".join(self.cleaned_data[name] for name in names)

    def clean_photo(self) -> ContentFile | None:
        upload: UploadedFile | None = self.cleaned_data["photo"]
        return safe_copy(upload) if upload else None

    @transaction.atomic
    def save(self, member: User, state: str) -> Application:
        data = self.cleaned_data
        when: When = data["when"]
        told = self.told or Application(lesson=self.lesson, member=member)
        for name in ("applied_by", "place", "what_changed", "what_happened"):
            setattr(told, name, data[name])
        told.applied_on, told.date_known, told.state = when.date, when.known, state
        if data["photo"]:
            told.photo = _stored(data["photo"], told, member)
        elif data.get("remove_photo"):
            told.photo = None
        told.save()
        return told


def _written(told: Application) -> dict[str, Any]:
    names = ("applied_by", "place", "what_changed", "what_happened")
    return {name: getattr(told, name) for name in names} | {
        "when": When(told.applied_on, told.date_known)
    }


def _stored(photo: ContentFile, told: Application, member: User) -> PortalImage:
    return PortalImage.objects.create(
        title=told.applied_by[:255],
        file=photo,
        collection=members_collection(),
        uploaded_by_user=member,
    )
