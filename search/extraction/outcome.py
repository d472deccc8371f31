"""What reading a file came to."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Status(StrEnum):
    DONE = "done"
    PARTLY = "partly"
    EMPTY = "empty"
    TOO_LARGE = "too_large"
    TOO_SLOW = "too_slow"
    ENCRYPTED = "encrypted"
    BROKEN = "broken"
    UNSUPPORTED = "unsupported"


@dataclass(frozen=True)
class Outcome:
    status: Status
    text: str = ""
    pages: int | None = None  #: of a PDF or of slides, all of them; None where a file has no pages
    reason: str = ""  #: for whoever looks into it, in the libraries' words


def in_short(reason: object) -> str:
    """What a library says may hold any part of the file: only what can be kept and shown of it."""
    return "".join(char if char.isprintable() else " " for char in str(reason))[:500]


class NotReadError(Exception):
    """Why a file gives no text."""

    status = Status.BROKEN


class EncryptedError(NotReadError):
    status = Status.ENCRYPTED


class TooLargeError(NotReadError):
    status = Status.TOO_LARGE


class UnsupportedError(NotReadError):
    status = Status.UNSUPPORTED
