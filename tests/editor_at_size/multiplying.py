"""The same pages again and again, copied inside SQLite: saving ten thousand would take minutes.

What belongs to a page is what would be deleted with it, and what names it without a foreign key.
A copy's keys lie `STEP` further on for each round, so what belongs together stays together.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.contrib.admin.utils import NestedObjects
from django.contrib.contenttypes.models import ContentType
from django.db import connection, models
from modelsearch.backends.database.sqlite.sqlite import IndexEntry
from wagtail.models import (
    ModelLogEntry,
    Page,
    ReferenceIndex,
    Revision,
    UploadedFile,
    WorkflowState,
    get_page_models,
)
from wagtail_localize.models import (
    StringSegment,
    TranslatableObject,
    Translation,
    TranslationLog,
    TranslationSource,
)

from kmportal.recycle_bin.models import BinnedBranch, Deletion
from search.backends.sqlite import PAGES as FULL_TEXT

#: More than the key of any row that is copied.
STEP = 10_000
#: Their `object_id` is the text of a page's key, of whatever type of page.
BY_OBJECT_ID = (Revision, WorkflowState, ReferenceIndex, IndexEntry)
NEVER = (UploadedFile, ModelLogEntry)

Rows = dict[type[models.Model], set[Any]]


def multiply(roots: Sequence[Page], times: int) -> None:
    """Each of `roots` with all below it, so often in all. Siblings of one parent lie side by side."""
    rows = _belonging(roots)
    assert all(key < STEP for keys in rows.values() for key in keys if isinstance(key, int))
    with connection.cursor() as cursor:
        _lay_out(cursor, roots, times)
        for model, keys in rows.items():
            _copy(cursor, model, keys, rows)
        cursor.execute(
            f"INSERT INTO {FULL_TEXT} (rowid, autocomplete, title, body, fine, grams)"  # noqa: S608
            f" SELECT f.rowid + n.n * {STEP}, autocomplete, title, body, fine, grams"
            f" FROM {FULL_TEXT} f CROSS JOIN copy_rounds n"
            f" WHERE f.rowid IN ({_listed(rows[IndexEntry])})"
        )
        cursor.execute("DROP TABLE copy_rounds")
        cursor.execute("DROP TABLE copy_places")
        cursor.execute("ANALYZE")
    for parent in {root.get_parent().pk for root in roots}:
        numchild = Page.objects.get(pk=parent).get_children().count()
        Page.objects.filter(pk=parent).update(numchild=numchild)


def _belonging(roots: Sequence[Page]) -> Rows:
    pages = [each.specific for root in roots for each in root.get_descendants(inclusive=True)]
    collector = NestedObjects(using="default")
    for page in pages:  # each by itself: their types differ
        collector.collect([page])
    rows: Rows = {model: {each.pk for each in found} for model, found in collector.data.items()}
    types = ContentType.objects.get_for_models(*get_page_models(), Page).values()
    keys = [str(page.pk) for page in pages]
    for model in BY_OBJECT_ID:
        field = "base_content_type" if hasattr(model, "base_content_type") else "content_type"
        about = {f"{field}__in": types, "object_id__in": keys}
        rows[model] = set(model._base_manager.filter(**about).values_list("pk", flat=True))
    branches = BinnedBranch.objects.filter(pk__in=rows.get(BinnedBranch, ()))
    rows[Deletion] = set(branches.values_list("deletion", flat=True))
    shared = [page.translation_key for page in pages]
    sources = TranslationSource.objects.filter(object__in=shared)
    rows[TranslatableObject] = set(sources.values_list("object", flat=True))
    rows[TranslationSource] = set(sources.values_list("pk", flat=True))
    for model in (Translation, TranslationLog, StringSegment):
        of_these = model._base_manager.filter(source__in=sources)
        rows[model] = set(of_these.values_list("pk", flat=True))
    return {model: keys for model, keys in rows.items() if keys and model not in NEVER}


def _lay_out(cursor: Any, roots: Sequence[Page], times: int) -> None:
    """Where each copy stands in the tree, and the address it has there."""
    cursor.execute("CREATE TEMP TABLE copy_rounds (n integer PRIMARY KEY)")
    cursor.executemany(
        "INSERT INTO copy_rounds VALUES (%s)", [(round_,) for round_ in range(1, times)]
    )
    cursor.execute(
        "CREATE TEMP TABLE copy_places (page integer, n integer, path text, slug text, url text)"
    )
    cursor.executemany(
        "INSERT INTO copy_places VALUES (%s, %s, %s, %s, %s)",
        [row for root in roots for row in _places(root, len(roots), times)],
    )


def _places(root: Page, apart: int, times: int) -> list[tuple[Any, ...]]:
    parent, below = root.get_parent(), list(root.get_descendants(inclusive=True))
    first = Page._str2int(root.path[-Page.steplen :])
    made = []
    for n in range(1, times):
        path = Page._get_path(parent.path, root.depth, first + n * apart)
        url = f"{parent.url_path}{root.slug}-{n}/"
        for page in below:
            slug = f"{page.slug}-{n}" if page.pk == root.pk else page.slug
            made.append(
                (
                    page.pk,
                    n,
                    path + page.path[len(root.path) :],
                    slug,
                    url + page.url_path[len(root.url_path) :],
                )
            )
    return made


def _copy(cursor: Any, model: type[models.Model], keys: set[Any], rows: Rows) -> None:
    fields = model._meta.local_concrete_fields
    places = {"path": "p.path", "slug": "p.slug", "url_path": "p.url"} if model is Page else {}
    values = [places.get(field.column) or _value(field, rows) for field in fields]
    columns = ", ".join(f'"{field.column}"' for field in fields)
    more = " JOIN copy_places p ON p.page = t.id AND p.n = n.n" if places else ""
    key = model._meta.pk.column
    cursor.execute(
        f'INSERT INTO "{model._meta.db_table}" ({columns}) SELECT {", ".join(values)}'  # noqa: S608
        f' FROM "{model._meta.db_table}" t CROSS JOIN copy_rounds n{more}'
        f' WHERE t."{key}" IN ({_listed(keys)}) ORDER BY n.n'
    )


def _value(field: models.Field, rows: Rows) -> str:
    """What a column holds in the copy of round `n`."""
    column = f't."{field.column}"'
    further = f"{column} + n.n * {STEP}"
    if isinstance(field, models.UUIDField) or _names(field, TranslatableObject):
        return f"substr({column}, 1, 24) || printf('%08x', n.n)"
    if field.name == "object_id" and field.model in BY_OBJECT_ID:
        return f"CAST(CAST({column} AS integer) + n.n * {STEP} AS text)"
    if field.remote_field and field.remote_field.model in rows:
        copied = _listed(rows[field.remote_field.model])
        return f"CASE WHEN {column} IN ({copied}) THEN {further} ELSE {column} END"
    if field.primary_key:
        return further
    if field.unique:
        return f"{column} || '-' || n.n"
    return column


def _names(field: models.Field, model: type[models.Model]) -> bool:
    return bool(field.remote_field) and field.remote_field.model is model


def _listed(keys: set[Any]) -> str:
    return ", ".join(
        repr(key.hex) if hasattr(key, "hex") else str(int(key)) for key in sorted(keys)
    )
