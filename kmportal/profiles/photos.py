"""Photos of people: square, small, and silent about where they were taken."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile
from django.utils.translation import gettext as _
from PIL import Image, ImageOps

from kmportal.core.photos import safe_copy

if TYPE_CHECKING:
    from django.core.files.uploadedfile import UploadedFile

MAX_BYTES = 10 * 1024 * 1024
SIDE = 480


def portrait(upload: UploadedFile) -> ContentFile:
    if upload.size is not None and upload.size > MAX_BYTES:
        raise ValidationError(_("The photo is larger than 10 MB. Choose a smaller one."))
    copy = safe_copy(upload)
    out = io.BytesIO()
    with Image.open(copy) as photo:
        # A little above the middle: that is where faces are.
        square = ImageOps.fit(photo, (SIDE, SIDE), centering=(0.5, 0.4))
        square.save(out, "JPEG", quality=84, optimize=True)
    return ContentFile(out.getvalue(), name="portrait.jpg")
