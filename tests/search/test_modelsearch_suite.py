"""Stock behaviour stays: modelsearch's own tests of a backend pass on ours."""

import os
import subprocess
import sys

import pytest
from django.conf import settings

from tests.tiers import SHARED

FIXTURES = SHARED / "samples" / "modelsearch-fixtures"


@pytest.mark.shared
def test_modelsearch_finds_nothing_missing():
    if not FIXTURES.is_dir():
        pytest.skip(f"modelsearch's test data, which its wheel leaves out, is not at {FIXTURES}")
    suite = "tests.search.modelsearch_suite"
    run = subprocess.run(  # noqa: S603 - our own tests
        [sys.executable, "-m", "django", "test", f"{suite}.suite"],
        env=os.environ
        | {"DJANGO_SETTINGS_MODULE": f"{suite}.settings", "MODELSEARCH_FIXTURES": str(FIXTURES)},
        cwd=settings.BASE_DIR,
        capture_output=True,
        text=True,
        check=False,
    )
    assert run.returncode == 0, run.stderr[-4000:]
    assert "OK (skipped=" in run.stderr
