"""modelsearch's own tests pass on our backend; what is skipped is skipped by name, in `cases`."""

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
from django.conf import settings

from tests import tiers

SUITE = Path(__file__).parent / "modelsearch_suite"
FIXTURES = tiers.SHARED / "samples" / "modelsearch-fixtures"


def test_modelsearchs_own_tests_pass(elasticsearch_url, tmp_path):
    if not FIXTURES.is_dir():
        pytest.skip(f"the fixture of modelsearch's tests is not in its wheel, nor in {FIXTURES}")
    done = subprocess.run(  # noqa: S603
        # fmt: off
        [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", "-p", "no:xdist", "--noconftest",
         "-c", os.devnull, "--rootdir", str(SUITE), "--ds", f"{SUITE.parent.parent.name}.elasticsearch.{SUITE.name}.settings",
         str(SUITE / "cases.py")],
        # fmt: on
        cwd=settings.BASE_DIR,
        env=os.environ
        | {
            "PYTHONPATH": str(settings.BASE_DIR),
            "ELASTICSEARCH_URL": elasticsearch_url,
            "MODELSEARCH_FIXTURES": str(FIXTURES),
        },
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout[-5000:] + done.stderr[-2000:]
    passed = re.search(r"(\d+) passed", done.stdout)
    assert passed
    assert int(passed[1]) > 130
