"""A PostgreSQL server of our own on a private socket, stopped and removed after the tests."""

import os
import pwd
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests import tiers


@pytest.hookimpl(tryfirst=True)  # before xdist reads the groups
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    here = Path(__file__).parent
    for item in items:
        if here in item.path.parents:
            item.add_marker(pytest.mark.postgres)
            item.add_marker(pytest.mark.xdist_group("postgres"))


def _as_server_user(command: list[str]) -> list[str]:
    """PostgreSQL refuses to run as root, so root hands over to Debian's own account for it."""
    return ["runuser", "-u", "postgres", "--", *command] if os.geteuid() == 0 else command


@pytest.fixture(scope="session")
def postgres_url() -> Iterator[str]:
    """DATABASE_URL of an empty database."""
    binaries = tiers.postgres_binaries()
    folder = Path(
        tempfile.mkdtemp(prefix="kmportal-pg-", dir="/tmp")
    )  # a socket's path must be short
    if os.geteuid() == 0:
        account = pwd.getpwnam("postgres")
        os.chown(folder, account.pw_uid, account.pw_gid)
    data = folder / "data"

    def run(*command: str) -> None:
        subprocess.run(  # noqa: S603
            _as_server_user([str(binaries / command[0]), *command[1:]]),
            check=True,
            capture_output=True,
            cwd=folder,
        )

    run("initdb", "-D", str(data), "-U", "portal", "-A", "trust", "-E", "UTF8", "--locale=C.UTF-8")
    options = f"-c listen_addresses='' -c unix_socket_directories={folder} -c fsync=off"
    run("pg_ctl", "-D", str(data), "-w", "-o", options, "-l", str(folder / "log"), "start")
    try:
        run("createdb", "-h", str(folder), "-U", "portal", "portal")
        yield f"postgres://portal@/portal?host={folder}"
    finally:
        run("pg_ctl", "-D", str(data), "-m", "immediate", "stop")
        shutil.rmtree(folder, ignore_errors=True)
