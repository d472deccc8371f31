"""Photos as telephones make them, turned into files safe to show: upright, small, and silent about
where and by whom they were taken."""

from __future__ import annotations

import io
import secrets
from typing import TYPE_CHECKING

import pillow_heif
from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile
from django.utils.translation import gettext as _
from PIL import Image, ImageOps
from wagtail.models import Collection

if TYPE_CHECKING:
    from django.core.files.uploadedfile import UploadedFile

pillow_heif.register_heif_opener()

MAX_BYTES = 15 * 1024 * 1024
MAX_PIXELS = 60_000_000  # decoded, about 180 MB: more than any telephone's photo
LONGEST_SIDE = 2000
FORMATS = ("JPEG", "PNG", "WEBP", "GIF", "HEIF")
QUALITY = 84
#: The name of the collection stays the same whatever language a member reads.
COLLECTION = "ภาพจากสมาชิก (Members' photos)"


def safe_copy(upload: UploadedFile) -> ContentFile:
    """The photo as a JPEG of its pixels alone: no EXIF, XMP, comment or thumbnail goes along."""
    if upload.size is not None and upload.size > MAX_BYTES:
        raise ValidationError(_("The photo is larger than 15 MB. Choose a smaller one."))
    try:
        pixels = _upright(upload)
    except ValidationError:
        raise
    except Image.DecompressionBombError as fault:
        raise ValidationError(_too_many_pixels()) from fault
    except Exception as fault:  # decoders fail in many ways on a broken file
        message = _("This file cannot be read as a photo. Choose another, or take it again.")
        raise ValidationError(message) from fault
    out = io.BytesIO()
    profile = pixels.info.get("icc_profile")
    pixels.info.clear()
    pixels.save(out, "JPEG", quality=QUALITY, optimize=True, icc_profile=profile)
    return ContentFile(out.getvalue(), name=f"photo-{secrets.token_hex(8)}.jpg")


def _upright(upload: UploadedFile) -> Image.Image:
    upload.seek(0)
    with Image.open(upload, formats=FORMATS) as photo:
        if photo.width * photo.height > MAX_PIXELS:
            raise ValidationError(_too_many_pixels())
        photo.draft("RGB", (LONGEST_SIDE, LONGEST_SIDE))  # a JPEG is decoded smaller: less memory
        upright = ImageOps.exif_transpose(photo)
        upright.thumbnail((LONGEST_SIDE, LONGEST_SIDE))
        return _on_white(upright)


def _too_many_pixels() -> str:
    return _("The photo has too many pixels. Choose a smaller one.")


def _on_white(photo: Image.Image) -> Image.Image:
    """In colours a JPEG knows; what was see-through becomes paper."""
    if not photo.has_transparency_data:
        return photo.convert("RGB")
    layer = photo.convert("RGBA")
    paper = Image.new("RGB", layer.size, "white")
    paper.paste(layer, mask=layer.getchannel("A"))
    return paper


def members_collection() -> Collection:
    found: Collection | None = Collection.objects.filter(name=COLLECTION).first()
    return found or Collection.get_first_root_node().add_child(name=COLLECTION)
