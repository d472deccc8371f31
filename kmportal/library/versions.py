"""A new version of a file keeps the one that readers had."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils import timezone

if TYPE_CHECKING:
    from .models import LibraryDocumentPage


def keep_replaced_file(page: LibraryDocumentPage) -> None:
    """Moves the published file to the earlier versions of this draft. A file that was only ever in a
    draft is a slip of the editor and is not kept; one that is chosen again is no longer earlier."""
    earlier = page.earlier_versions
    for version in list(earlier.all()):
        if version.document_id == page.document_id:
            earlier.remove(version)
    published = type(page).objects.filter(pk=page.pk, live=True).first()
    if published is None or published.document_id in (None, page.document_id):
        return
    if all(version.document_id != published.document_id for version in earlier.all()):
        earlier.add(published.as_earlier_version())
        _begin_anew(page, published)


def _begin_anew(page: LibraryDocumentPage, published: LibraryDocumentPage) -> None:
    """What the editor left as it was told of the old file."""
    if page.version == published.version:
        page.version = ""
    if page.changes == published.changes:
        page.changes = ""
    if page.version_date == published.version_date:
        page.version_date = timezone.localdate()
