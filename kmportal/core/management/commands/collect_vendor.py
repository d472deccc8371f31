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
SCRIPTS = {
    "htmx.org": ("dist/htmx.min.js",),
    "leaflet": ("dist/leaflet.js", "dist/leaflet.js.map"),
    "leaflet.markercluster": (
        "dist/leaflet.markercluster.js",
        "dist/leaflet.markercluster.js.map",
    ),
}
STYLES = {
    "leaflet": ("dist/leaflet.css",),
    "leaflet.markercluster": ("dist/MarkerCluster.css",),
}
#: Where Leaflet's style sheet looks for them.
IMAGES = {
    "leaflet": tuple(
        f"dist/images/{name}.png"
        for name in ("layers", "layers-2x", "marker-icon", "marker-icon-2x", "marker-shadow")
    )
}
#: Outlines of the 77 provinces.
SHAPES = {"@svg-maps/thailand": ("thailand.svg",)}


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
    help = (
        "Copies fonts, scripts and maps from node_modules and weaves the patterns into var/vendor."
    )

    def handle(self, *args: object, **options: object) -> None:
        vendor, packages = settings.BASE_DIR / "var" / "vendor", settings.BASE_DIR / "node_modules"
        fonts = copy(packages, FONTS, vendor / "fonts")
        scripts = copy(packages, SCRIPTS, vendor / "js")
        copy(packages, STYLES, vendor / "css")
        copy(packages, IMAGES, vendor / "css" / "images")
        copy(packages, SHAPES, vendor / "data")
        weaves = weave(vendor / "cloth")
        self.stdout.write(f"{fonts} fonts, {scripts} scripts, {weaves} weaves")
