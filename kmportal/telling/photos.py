"""A draft's photos, each with a number of its own."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from kmportal.core.models import PortalImage
from kmportal.core.photos import members_collection, safe_copy

from .models import Draft, DraftPhoto

if TYPE_CHECKING:
    from django.core.files.uploadedfile import UploadedFile

    from kmportal.members.models import User

__all__ = ["add_photo", "members_collection", "safe_copy"]


@transaction.atomic
def add_photo(draft: Draft, upload: UploadedFile, member: User) -> DraftPhoto:
    copy = safe_copy(upload)
    Draft.objects.select_for_update().get(pk=draft.pk)  # two uploads at once count each other
    taken = list(draft.photos.values_list("number", flat=True))
    if len(taken) >= Draft.MAX_PHOTOS:
        message = _("A note holds up to %(count)s photos. Remove one to add another.")
        raise ValidationError(message % {"count": Draft.MAX_PHOTOS})
    number = max([draft.last_photo, *taken]) + 1
    Draft.objects.filter(pk=draft.pk).update(last_photo=number)
    image = PortalImage(
        title=_("Photo by %(name)s") % {"name": member},
        file=copy,
        collection=members_collection(),
        uploaded_by_user=member,
    )
    image.save()
    return draft.photos.create(image=image, number=number)
