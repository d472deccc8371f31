"""Tests that need a real part: skipped where it is missing, with how to get it; failed in CI."""

import os
import shutil
from pathlib import Path

import pytest
from django.conf import settings

from search.testing import postgres

SHARED = Path(settings.BASE_DIR).parent / "shared"


def require(present: object, part: str, how_to_get_it: str) -> None:
    """Go on if the part is present; else skip, or fail where REQUIRE_ALL_TIERS is set."""
    if present:
        return
    message = f"{part} is missing: {how_to_get_it}"
    if os.environ.get("REQUIRE_ALL_TIERS"):
        pytest.fail(message, pytrace=False)
    pytest.skip(message)


def chromium() -> str:
    path = (
        shutil.which("chromium")
        or shutil.which("chromium-browser")
        or shutil.which("google-chrome")
    )
    require(path, "Chromium", "on Debian: apt-get install chromium")
    return str(path)


def postgres_binaries() -> Path:
    found = postgres.binaries()
    require(found, "A PostgreSQL server", "on Debian: apt-get install postgresql")
    return Path(str(found))


def seeds() -> Path:
    """The source documents beside the checkout. They are not part of the project, so never required."""
    folder = SHARED / "seeds"
    if not folder.is_dir():
        pytest.skip("the source documents are not beside this checkout (../shared/seeds)")
    return folder
