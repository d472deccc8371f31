"""The portal sets itself up on PostgreSQL as it does on SQLite."""

import os
import subprocess
import sys
from pathlib import Path

from django.conf import settings


def manage(url: str, media: Path, *arguments: str) -> str:
    environment = os.environ | {
        "DATABASE_URL": url,
        "MEDIA_ROOT": str(media),
        "DJANGO_SETTINGS_MODULE": "kmportal.settings.dev",
    }
    done = subprocess.run(  # noqa: S603
        [sys.executable, str(Path(settings.BASE_DIR) / "manage.py"), *arguments],
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr[-3000:]
    return done.stdout


def test_demo_content_loads_once_and_places_load_again(postgres_url, tmp_path):
    manage(postgres_url, tmp_path, "prepare")
    count = (
        "from kmportal.places.models import Place; from kmportal.core.models import ContentPage; "
    )
    show = "print(Place.objects.count(), ContentPage.objects.count(), ContentPage.objects.readable().search('ชุมชน').count())"
    before = manage(postgres_url, tmp_path, "shell", "-v0", "-c", count + show).split()
    manage(postgres_url, tmp_path, "prepare")
    manage(postgres_url, tmp_path, "load_places")
    after = manage(postgres_url, tmp_path, "shell", "-v0", "-c", count + show).split()
    assert before == after
    assert int(before[0]) > 10_000
    assert int(before[1]) > 20
