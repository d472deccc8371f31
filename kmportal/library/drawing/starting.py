"""Starts the process that draws, and takes its pixels: nothing else it says is believed."""

from __future__ import annotations

import json
import subprocess
import sys
import threading
from dataclasses import asdict
from pathlib import Path
from typing import IO, TYPE_CHECKING, cast

from PIL import Image

from .pixels import BYTES, HEADER, LEAST, MOST, MOST_BYTES

if TYPE_CHECKING:
    from search.extraction.limits import Limits

ROOT = Path(__file__).resolve().parents[3]


def first_page(file: IO[bytes], limits: Limits) -> Image.Image | None:
    """The first page of an open PDF of the file system. None if it cannot be drawn within the limits
    or has nothing on it; never raises over what is in the file."""
    command = [sys.executable, "-m", "kmportal.library.drawing", json.dumps(asdict(limits))]
    with subprocess.Popen(  # noqa: S603
        command,
        stdin=file,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        cwd=ROOT,
        env={"PYTHONDONTWRITEBYTECODE": "1"},
    ) as process:
        sent = _sent(process, limits.seconds)
    return _picture(sent) if process.returncode == 0 else None


def _sent(process: subprocess.Popen[bytes], seconds: int) -> bytes:
    """No more than a picture needs, however much it says."""
    clock = threading.Timer(seconds, process.kill)
    clock.start()
    try:
        sent = cast("IO[bytes]", process.stdout).read(MOST_BYTES + 1)
        if len(sent) > MOST_BYTES:
            process.kill()
        process.wait()
    finally:
        clock.cancel()
    return sent


def _picture(sent: bytes) -> Image.Image | None:
    if len(sent) < HEADER.size:
        return None
    size = width, height = HEADER.unpack_from(sent)
    pixels = sent[HEADER.size :]
    if not (min(size) >= LEAST and max(size) <= MOST and len(pixels) == width * height * BYTES):
        return None
    picture = Image.frombytes("RGB", size, pixels, "raw", "BGRX")
    is_bare = all(least == most for least, most in picture.getextrema())
    return None if is_bare else picture
