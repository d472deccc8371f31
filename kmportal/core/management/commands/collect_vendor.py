"""Puts the browser-side files that are not ours, and those that are drawn, where static files are found."""

import shutil
from pathlib import Path

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from kmportal.core import cloth

FONTS = {
    "@fontsource/ibm-plex-sans-thai-looped": (
        "ibm-plex-sans-thai-looped-thai-400-normal.woff2",
        "ibm-plex-sans-thai-looped-latin-400-normal.woff2",
        "ibm-plex-sans-thai-looped-thai-600-normal.woff2",
        "ibm-plex-sans-thai-looped-latin-600-normal.woff2",
    ),
    "@fontsource/noto-serif-thai": (
        "noto-serif-thai-thai-600-normal.woff2",
        "noto-serif-thai-latin-600-normal.woff2",
    ),
}


def copy_fonts(packages: Path, target: Path) -> int:
    target.mkdir(parents=True, exist_ok=True)
    sources = [packages / name / "files" / file for name, files in FONTS.items() for file in files]
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
        vendor = settings.BASE_DIR / "var" / "vendor"
        fonts = copy_fonts(settings.BASE_DIR / "node_modules", vendor / "fonts")
        weaves = weave(vendor / "cloth")
        self.stdout.write(f"{fonts} fonts, {weaves} weaves")
