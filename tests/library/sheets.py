"""PDFs that show something, made of a picture: their pages have any size."""

import io

import pypdf
from PIL import Image, ImageDraw


def sheet(width=595, height=842, *, resolution=72, colour="navy"):
    """One page with a square on it, `72 / resolution` as large as its picture."""
    picture = Image.new("RGB", (width, height), "white")
    side = min(width, height) / 2
    ImageDraw.Draw(picture).rectangle((side / 2, side / 2, side, side), fill=colour)
    file = io.BytesIO()
    picture.save(file, "PDF", resolution=resolution)
    return file.getvalue()


def locked(*, user):
    writer = pypdf.PdfWriter(io.BytesIO(sheet()))
    writer.encrypt(user, "owner", algorithm="AES-256")
    file = io.BytesIO()
    writer.write(file)
    return file.getvalue()
