"""The policy the browser is given, and production's refusal to start half-configured."""

import os
import subprocess
import sys

import pytest
from django.conf import settings

from lessons.models import LessonPage
from tests import factories


@pytest.mark.django_db
def test_pages_allow_no_inline_script_or_style(client):
    factories.site_tree()
    policy = client.get("/th/")["Content-Security-Policy"]
    assert "script-src 'self';" in policy + ";"
    assert "unsafe" not in policy


@pytest.mark.django_db
def test_the_editor_runs_its_own_inline_scripts_but_none_from_elsewhere(client):
    policy = client.get("/admin/login/")["Content-Security-Policy"]
    directives = dict(part.strip().split(" ", 1) for part in policy.split(";"))
    assert directives["script-src"] == "'self' 'unsafe-inline'"


@pytest.mark.django_db
def test_previews_of_what_people_wrote_stay_strict(admin_client):
    tree = factories.site_tree()
    page = factories.page(tree["lessons"], LessonPage, "ป่าชุมชน", live=False)
    page.save_revision()
    response = admin_client.get(f"/admin/pages/{page.pk}/view_draft/")
    assert response.status_code == 200
    assert "unsafe" not in response["Content-Security-Policy"]


@pytest.mark.django_db
def test_a_mistyped_editor_address_is_not_taken_for_a_page(admin_client):
    factories.site_tree()
    assert admin_client.get("/admin/no-such-screen/").status_code == 404


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
