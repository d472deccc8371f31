"""Puts the browser-side files that are not ours, and those that are drawn, where static files are found."""

import shutil
from collections.abc import Mapping
from pathlib import Path

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from kmportal.core import cloth

FONTS = {
    "@fontsource/ibm-plex-sans-thai-looped": (
        "files/ibm-plex-sans-thai-looped-thai-400-normal.woff2",
        "files/ibm-plex-sans-thai-looped-latin-400-normal.woff2",
        "files/ibm-plex-sans-thai-looped-thai-600-normal.woff2",
        "files/ibm-plex-sans-thai-looped-latin-600-normal.woff2",
    ),
    "@fontsource/noto-serif-thai": (
        "files/noto-serif-thai-thai-600-normal.woff2",
        "files/noto-serif-thai-latin-600-normal.woff2",
    ),
}
SCRIPTS = {"htmx.org": ("dist/htmx.min.js",)}


def copy(packages: Path, files: Mapping[str, tuple[str, ...]], target: Path) -> int:
    target.mkdir(parents=True, exist_ok=True)
    sources = [packages / name / file for name, names in files.items() for file in names]
    for source in sources:
        if not source.exists():
            raise CommandError(f"{source} is missing. Run: npm ci")
        shutil.copyfile(source, target / source.name)
    return len(sources)


def weave(target: Path) -> int:
    target.mkdir(parents=True, exist_ok=True)
    drawn = dict(cloth.files())
    for stale in {path.name for path in target.glob("*.svg")} - drawn.keys():
        (target / stale).unlink()
    for name, svg in drawn.items():
        (target / name).write_text(svg, encoding="utf-8")
    return len(drawn)


class Command(BaseCommand):
    help = "Copies fonts from node_modules and weaves the patterns into var/vendor."

    def handle(self, *args: object, **options: object) -> None:
        vendor, packages = settings.BASE_DIR / "var" / "vendor", settings.BASE_DIR / "node_modules"
        fonts = copy(packages, FONTS, vendor / "fonts")
        scripts = copy(packages, SCRIPTS, vendor / "js")
        weaves = weave(vendor / "cloth")
        self.stdout.write(f"{fonts} fonts, {scripts} scripts, {weaves} weaves")
