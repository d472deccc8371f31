"""Starts the process that reads a file, and takes what it says or how it died."""

from __future__ import annotations

import json
import signal
import subprocess
import sys
from dataclasses import asdict
from pathlib import Path
from typing import IO

from .limits import Limits
from .outcome import Outcome, Status, in_short

ROOT = Path(__file__).resolve().parents[2]


def read(file: IO[bytes], extension: str, limits: Limits) -> Outcome:
    """The text of an open file of the file system; never takes longer than it may, never raises
    over what is in the file."""
    command = [sys.executable, "-m", "search.extraction", extension, json.dumps(asdict(limits))]
    try:
        done = subprocess.run(  # noqa: S603
            command,
            stdin=file,
            capture_output=True,
            timeout=limits.seconds,
            cwd=ROOT,
            env={"PYTHONIOENCODING": "utf-8", "PYTHONDONTWRITEBYTECODE": "1"},
            check=False,
        )
    except subprocess.TimeoutExpired:
        return Outcome(Status.TOO_SLOW, reason=f"Not read within {limits.seconds} seconds")
    return _outcome(done)


def _outcome(done: subprocess.CompletedProcess[bytes]) -> Outcome:
    if done.returncode == 0:
        found = json.loads(done.stdout)
        return Outcome(Status(found.pop("status")), **found)
    if -done.returncode in (signal.SIGXCPU, signal.SIGKILL):  # at the end of the CPU limit
        return Outcome(Status.TOO_SLOW, reason="It takes more computing than it may have")
    last = done.stderr.decode("utf-8", "replace").strip().rpartition("\n")[2]
    if last.startswith("MemoryError"):
        return Outcome(Status.TOO_LARGE, reason="It needs more memory than it may have")
    return Outcome(Status.BROKEN, reason=in_short(f"The reader died ({done.returncode}): {last}"))
