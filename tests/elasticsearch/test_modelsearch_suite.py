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
#: Nothing of our own test settings: another Django project is tested in that process.
OF_ITS_OWN = (
    f"-c {os.devnull} --rootdir {SUITE} --noconftest -p no:cacheprovider -p no:xdist".split()
)
OF_ITS_OWN += ["--ds", "tests.elasticsearch.modelsearch_suite.settings"]
FIXTURES = tiers.SHARED / "samples" / "modelsearch-fixtures"


def test_modelsearchs_own_tests_pass(elasticsearch_url):
    if not FIXTURES.is_dir():
        pytest.skip(f"the fixture of modelsearch's tests is not in its wheel, nor in {FIXTURES}")
    command = [sys.executable, "-m", "pytest", "-q", *OF_ITS_OWN, str(SUITE / "cases.py")]
    done = subprocess.run(  # noqa: S603
        command,
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
