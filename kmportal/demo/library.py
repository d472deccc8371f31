"""Earlier versions of the demo's documents, beside each translation."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kmportal.library.models import EarlierVersion, LibraryDocumentPage

if TYPE_CHECKING:
    from .pages import Builder
    from .sources import Source

WORDS = ("version", "changes")


def keep_versions(builder: Builder, source: Source) -> None:
    """Saved when the page is published."""
    for language in ("th", "en"):
        page = builder.pages.get((source.name, language))
        if not isinstance(page, LibraryDocumentPage):
            continue
        for row in source.fields.get("earlier", []):
            words = {
                name: row.get(f"{name}_en" if language == "en" else name, row[name])
                for name in WORDS
            }
            page.earlier_versions.add(
                EarlierVersion(
                    document=builder.shelf.files[row["document"]],
                    version_date=row["version_date"],
                    replaced_on=row["replaced_on"],
                    locale=page.locale,
                    **words,
                )
            )
