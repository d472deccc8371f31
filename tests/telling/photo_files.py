"""Photos as telephones make them, made in the test."""

import io

import pillow_heif
from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image

#: Somewhere in Bua Yai, as a telephone writes it: degrees, minutes, seconds.
GPS = {1: "N", 2: (15.0, 35.0, 7.0), 3: "E", 4: (102.0, 25.0, 31.0)}
CAMERA = "OPPO A16 ของยายแป้น"


def exif(orientation: int = 1) -> Image.Exif:
    data = Image.Exif()
    data[0x0112] = orientation
    data[0x010F] = CAMERA
    data.get_ifd(0x8825).update(GPS)
    return data


def picture(width: int = 64, height: int = 48, mode: str = "RGB") -> Image.Image:
    """Red at left, blue at right: so that a test sees which way is up."""
    image = Image.new(mode, (width, height), "red")
    image.paste("blue", (width // 2, 0, width, height))
    return image


def jpeg(width: int = 64, height: int = 48, orientation: int = 1) -> bytes:
    out = io.BytesIO()
    picture(width, height).save(out, "JPEG", exif=exif(orientation), comment=b"secret remark")
    return out.getvalue()


def heic() -> bytes:
    pillow_heif.register_heif_opener()
    out = io.BytesIO()
    picture(128, 96).save(out, "HEIF", exif=exif().tobytes())
    return out.getvalue()


def png(width: int = 64, height: int = 48, mode: str = "RGB") -> bytes:
    out = io.BytesIO()
    picture(width, height, mode).save(out, "PNG")
    return out.getvalue()


def upload(content: bytes | None = None, name: str = "ตลาดเช้า.jpg") -> SimpleUploadedFile:
    return SimpleUploadedFile(name, jpeg() if content is None else content)
