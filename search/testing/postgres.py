"""A PostgreSQL server of our own on a private socket, for tests and measurements."""

from __future__ import annotations

import os
import pwd
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path


def binaries() -> Path | None:
    """The folder with initdb and pg_ctl of the newest PostgreSQL server installed."""
    debian = Path("/usr/lib/postgresql").glob("*/bin/initdb")
    folders = sorted(debian, key=lambda path: int(path.parts[-3]))
    on_path = shutil.which("initdb")
    if folders:
        return folders[-1].parent
    return Path(on_path).parent if on_path else None


@contextmanager
def running(folder_of_binaries: Path) -> Iterator[str]:
    """DATABASE_URL of an empty database; the server is stopped and removed afterwards."""
    folder = Path(tempfile.mkdtemp(prefix="kmportal-pg-", dir="/tmp"))  # a socket's path is short
    if os.geteuid() == 0:
        account = pwd.getpwnam("postgres")
        os.chown(folder, account.pw_uid, account.pw_gid)
    data = str(folder / "data")

    def run(name: str, *arguments: str) -> None:
        command = [str(folder_of_binaries / name), *arguments]
        subprocess.run(  # noqa: S603
            _as_server_user(command), check=True, capture_output=True, cwd=folder
        )

    run("initdb", "-D", data, "-U", "portal", "-A", "trust", "-E", "UTF8", "--locale=C.UTF-8")
    options = f"-c listen_addresses='' -c unix_socket_directories={folder} -c fsync=off"
    run("pg_ctl", "-D", data, "-w", "-o", options, "-l", str(folder / "log"), "start")
    try:
        run("createdb", "-h", str(folder), "-U", "portal", "portal")
        yield f"postgres://portal@/portal?host={folder}"
    finally:
        run("pg_ctl", "-D", data, "-m", "immediate", "stop")
        shutil.rmtree(folder, ignore_errors=True)


def _as_server_user(command: list[str]) -> list[str]:
    """PostgreSQL refuses to run as root, so root hands over to Debian's own account for it."""
    return ["runuser", "-u", "postgres", "--", *command] if os.geteuid() == 0 else command
