"""What a measurement was made on, with nothing that names the machine or its folders."""

from __future__ import annotations

import os
import platform
import sqlite3
from datetime import UTC, datetime
from importlib.metadata import version
from pathlib import Path

from search.evaluation.engines import HEAP
from search.testing import postgres, running

PACKAGES = ("Django", "wagtail", "modelsearch", "elasticsearch", "psycopg", "pythainlp", "nlpo3")


def facts() -> dict[str, str]:
    found = postgres.binaries()
    return {
        "measured": datetime.now(UTC).date().isoformat(),
        "processor": _processor(),
        "cores": str(os.cpu_count()),
        "memory": f"{_memory() / 1e9:.0f} GB",
        "system": f"{platform.system()} {platform.machine()}",
        "python": platform.python_version(),
        "sqlite": sqlite3.sqlite_version,
        "postgresql": found.parent.name if found else "none",
        "elasticsearch node": f"{running.VERSION}, heap {HEAP}",
        **{name.lower(): version(name) for name in PACKAGES},
    }


def _processor() -> str:
    try:
        lines = Path("/proc/cpuinfo").read_text().splitlines()
    except OSError:
        return platform.processor()
    names = [line.partition(":")[2].strip() for line in lines if line.startswith("model name")]
    return names[0] if names else platform.machine()


def _memory() -> int:
    return os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES")
