#!/usr/bin/env python3
"""Fails unless both catalogues are complete: extracted anew, nothing missing, nothing fuzzy."""

import subprocess
import sys
from pathlib import Path

import polib

ROOT = Path(__file__).resolve().parents[1]


def messages(path: Path) -> dict[tuple[str, str], polib.POEntry]:
    return {(e.msgctxt or "", e.msgid): e for e in polib.pofile(str(path)) if not e.obsolete}


def faults(path: Path, before: dict[tuple[str, str], polib.POEntry]) -> list[str]:
    after = messages(path)
    new = [f"not in the committed catalogue: {key[1]!r}" for key in after.keys() - before.keys()]
    gone = [f"no longer used: {key[1]!r}" for key in before.keys() - after.keys()]
    fuzzy = [f"fuzzy: {entry.msgid!r}" for entry in after.values() if entry.fuzzy]
    empty = [
        f"not translated: {entry.msgid!r}" for entry in after.values() if not entry.translated()
    ]
    return new + gone + fuzzy + (empty if path.parts[-3] == "th" else [])


def main() -> int:
    catalogues = sorted((ROOT / "locale").glob("*/LC_MESSAGES/*.po"))
    before = {path: messages(path) for path in catalogues}
    texts = {path: path.read_text(encoding="utf-8") for path in catalogues}
    try:
        subprocess.run(["make", "--silent", "messages"], cwd=ROOT, check=True)  # noqa: S607
        found = [
            f"{p.relative_to(ROOT)}: {fault}" for p in catalogues for fault in faults(p, before[p])
        ]
    finally:
        for path, text in texts.items():
            path.write_text(text, encoding="utf-8")
    sys.stdout.write("\n".join(found) + "\n" if found else "translations are complete\n")
    return 1 if found or not catalogues else 0


if __name__ == "__main__":
    sys.exit(main())
