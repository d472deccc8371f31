"""The policy the browser is given, and production's refusal to start half-configured."""

import os
import subprocess
import sys

import pytest
from django.conf import settings

from tests import factories


@pytest.mark.django_db
def test_pages_allow_no_inline_script_or_style(client):
    factories.site_tree()
    policy = client.get("/th/")["Content-Security-Policy"]
    assert "script-src 'self';" in policy + ";"
    assert "unsafe" not in policy


@pytest.mark.django_db
def test_the_editor_allows_no_inline_script_either(client):
    policy = client.get("/admin/login/")["Content-Security-Policy"]
    directives = dict(part.strip().split(" ", 1) for part in policy.split(";"))
    assert directives["script-src"] == "'self'"
    assert "'unsafe-inline'" in directives["style-src"]


def check_production(**environment: str) -> subprocess.CompletedProcess[str]:
    clean = {k: v for k, v in os.environ.items() if k not in ("SECRET_KEY", "ALLOWED_HOSTS")}
    return subprocess.run(
        [sys.executable, "manage.py", "check", "--deploy", "--fail-level", "WARNING"],
        cwd=settings.BASE_DIR,
        env=clean | {"DJANGO_SETTINGS_MODULE": "kmportal.settings.production"} | environment,
        capture_output=True,
        text=True,
        check=False,
    )


@pytest.mark.parametrize(
    ("environment", "named"),
    [
        ({}, "SECRET_KEY"),
        ({"SECRET_KEY": "short", "ALLOWED_HOSTS": "example.org"}, "SECRET_KEY"),
        ({"SECRET_KEY": "x" * 60}, "ALLOWED_HOSTS"),
    ],
)
def test_production_refuses_to_start_without(environment, named):
    done = check_production(**environment)
    assert done.returncode != 0
    assert f"Set {named}" in done.stderr


def test_production_starts_when_configured():
    done = check_production(SECRET_KEY="xY7-kQ2_" * 8, ALLOWED_HOSTS="example.org")
    assert done.returncode == 0, done.stderr
