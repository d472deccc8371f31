"""The process that reads one file: from its standard input, to its standard output as JSON."""

from __future__ import annotations

import json
import logging
import resource
import sys
from dataclasses import asdict
from typing import BinaryIO

from .limits import Limits
from .outcome import (
    NotReadError,
    Outcome,
    Status,
    TooLargeError,
    UnsupportedError,
    in_short,
)
from .repair import repaired, unwrapped


def confine(limits: Limits) -> None:
    """What no library can be talked into going beyond. The clock is watched by who started this."""
    seconds = limits.seconds
    for kind, most in (
        (resource.RLIMIT_AS, limits.memory_bytes),
        (resource.RLIMIT_CPU, seconds),
        (resource.RLIMIT_FSIZE, 0),
        (resource.RLIMIT_CORE, 0),
    ):
        resource.setrlimit(kind, (most, most))


def outcome_of(file: BinaryIO, extension: str, limits: Limits) -> Outcome:
    try:
        found = _read(file, extension, limits)
    except NotReadError as error:
        return Outcome(error.status, reason=in_short(error))
    except MemoryError:
        return Outcome(TooLargeError.status, reason="It needs more memory than it may have")
    except Exception as error:  # noqa: BLE001  # a broken file breaks its library in any way
        return Outcome(Status.BROKEN, reason=in_short(f"{type(error).__name__}: {error}"))
    if found.status is Status.DONE and not any(map(str.isalnum, found.text)):
        return Outcome(Status.EMPTY, pages=found.pages)
    return found


def _read(file: BinaryIO, extension: str, limits: Limits) -> Outcome:
    """Each library is loaded for its files only: most of the time goes into that."""
    if extension == "pdf":
        from . import pdf

        found = pdf.read(file, limits)
        text = "\n\n".join(unwrapped(repaired(page)) for page in found.text.split(pdf.NEW_PAGE))
        return Outcome(found.status, text.strip(), found.pages, found.reason)
    if extension in ("txt", "csv"):
        from . import plain

        found = plain.read(file, limits)
    else:
        from . import office

        if extension not in office.FORMATS:
            raise UnsupportedError(f"Files of this kind are not read: {extension}")
        found = office.read(file, limits, extension)
    return Outcome(found.status, repaired(found.text), found.pages, found.reason)


def main() -> None:
    extension, options = sys.argv[1:]
    limits = Limits(**json.loads(options))
    confine(limits)
    logging.disable()  # what libraries think of a broken file is no news
    json.dump(asdict(outcome_of(sys.stdin.buffer, extension, limits)), sys.stdout)


if __name__ == "__main__":
    main()
