"""Lists what the installed packages say in English to a Thai reader, so that an upgrade shows what is new."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

import django
import django_filters
import polib
from django.apps import apps
from django.conf import settings
from django.core.management.base import BaseCommand, CommandParser

DOMAINS = ("django", "djangojs")
LANGUAGE = "th"
#: Packages that speak to editors without being an installed app.
ALSO = {
    "django": Path(django.__file__).parent / "conf",
    "django_filters": Path(django_filters.__path__[0]),
}
#: Screens that no role of the portal has.
NOT_MET = {"django.contrib.admin"}
_PLACEHOLDER = re.compile(r"%\(\w+\)[a-z]|%[sdr](?![a-z])|\{\w*\}")
_TAG = re.compile(r"</?[a-z][^>]*>")

Key = tuple[str | None, str]


class Message(NamedTuple):
    package: str
    domain: str
    context: str | None
    text: str


def untranslated() -> Iterator[Message]:
    """Each message of a package that neither its own catalogue nor the project's has in Thai."""
    for domain in DOMAINS:
        ours = {key for path in settings.LOCALE_PATHS for key in _translated(Path(path), domain)}
        for package, folder in _packages():
            done = ours | _translated(folder, domain)
            for entry in _source(folder, domain):
                key = entry.msgctxt, entry.msgid
                if key not in done:
                    done.add(key)
                    yield Message(package, domain, *key)


def differing(entry: polib.POEntry) -> set[str]:
    """The placeholders and tags that a translation lost or added, against either of its English forms."""
    said = entry.msgstr or entry.msgstr_plural[0]
    forms = [_marks(form) for form in (entry.msgid, entry.msgid_plural) if form]
    marks = _marks(said)
    if marks in forms:
        return set()
    return set((marks - forms[-1]) + (forms[-1] - marks))


def _marks(text: str) -> Counter[str]:
    return Counter(_PLACEHOLDER.findall(text) + _TAG.findall(text))


def _packages() -> Iterator[tuple[str, Path]]:
    yield from ALSO.items()
    for config in apps.get_app_configs():
        folder = Path(config.path)
        ours = settings.BASE_DIR in folder.parents and "site-packages" not in folder.parts
        if not ours and config.name not in NOT_MET:
            yield config.name, folder


def _source(folder: Path, domain: str) -> list[polib.POEntry]:
    """What a package says: its English catalogue, or where it ships none, that of its first language."""
    catalogues = sorted((folder / "locale").glob(f"*/LC_MESSAGES/{domain}.po"))
    english = [path for path in catalogues if path.parts[-3] == "en"]
    found = (english or catalogues)[:1]
    return [entry for path in found for entry in polib.pofile(str(path)) if not entry.obsolete]


def _translated(folder: Path, domain: str) -> set[Key]:
    """The keys in Thai, of a package (which has a `locale` folder) or of one of LOCALE_PATHS."""
    root = folder / "locale" if (folder / "locale").is_dir() else folder
    path = root / LANGUAGE / "LC_MESSAGES" / f"{domain}.po"
    if not path.exists():
        return set()
    return {(entry.msgctxt, entry.msgid) for entry in polib.pofile(str(path)).translated_entries()}


class Command(BaseCommand):
    help = "List messages of installed packages that are in English for Thai readers."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--po", action="store_true", help="Print them as .po entries.")

    def handle(self, *args: Any, po: bool, **options: Any) -> str:
        found = list(untranslated())
        for message in found:
            self.stdout.write(self._entry(message) if po else self._line(message))
        return f"{len(found)} messages without a translation"

    def _line(self, message: Message) -> str:
        return f"{message.package} [{message.domain}] {message.text!r}"

    def _entry(self, message: Message) -> str:
        entry = polib.POEntry(
            msgid=message.text, msgctxt=message.context, occurrences=[(message.package, "")]
        )
        return str(entry)
