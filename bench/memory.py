"""The most memory that processes have held at once so far, in bytes."""

from __future__ import annotations

import resource
import sys
from pathlib import Path

from django.db import connection
from modelsearch.backends import get_search_backend


def own() -> int:
    unit = 1 if sys.platform == "darwin" else 1024
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * unit


def servers(engine: str) -> int:
    """Of Elasticsearch's node, or of the PostgreSQL process that answers us; 0 where it cannot be
    seen: on another machine, or where there is no /proc."""
    if engine == "elasticsearch":
        nodes = get_search_backend("default").es.nodes.info(metric="process")["nodes"]
        return sum(_peak(int(node["process"]["id"])) for node in nodes.values())
    if engine == "postgres":
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_backend_pid()")
            return _peak(cursor.fetchone()[0])
    return 0


def _peak(process: int) -> int:
    try:
        status = Path(f"/proc/{process}/status").read_text()
    except OSError:
        return 0
    peaks = [line.split()[1] for line in status.splitlines() if line.startswith("VmHWM")]
    return int(peaks[0]) * 1024 if peaks else 0
