"""Evaluating in a process of its own, which cannot reach the portal's database."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from django.conf import settings
from django.utils.translation import gettext as _

from .engines import throw_away


class Failed(Exception):
    """The evaluation came to no end; what went wrong is on the standard error."""


def evaluate(
    folder: Path, engine: str, *, stock: bool = False, every: int = 1, kinds: Sequence[str] = ()
) -> dict[str, Any]:
    """The result of one engine on one set, as `evaluate_search --json` writes it."""
    options = {
        "folder": str(folder.resolve()),
        "engine": engine,
        "stock": stock,
        "every": every,
        "kinds": list(kinds),
    }
    with throw_away(engine) as environment, tempfile.NamedTemporaryFile(suffix=".json") as output:
        done = subprocess.run(  # noqa: S603 - ourselves
            [sys.executable, "-m", "search.evaluation", json.dumps(options), output.name],
            cwd=settings.BASE_DIR,
            env=os.environ | environment,
            check=False,
        )
        if done.returncode:
            raise Failed(_("The evaluation failed; see above."))
        result: dict[str, Any] = json.loads(Path(output.name).read_text())
        return result
