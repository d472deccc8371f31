"""One of everything an editor meets, all of it named in Thai: whatever English is seen then is the editor's."""

from __future__ import annotations

import contextlib
import datetime
from typing import Any

from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile
from django.db import IntegrityError, models, transaction
from wagtail.documents import get_document_model
from wagtail.images import get_image_model
from wagtail.images.tests.utils import get_test_image_file
from wagtail.models import Page, Workflow, get_page_models
from wagtail.snippets.models import get_snippet_models

from kmportal.link_care.external.collecting import collect
from kmportal.link_care.models import ExternalLink
from tests import factories

NAME = "ทดลองเรื่องข้าว"
#: What a field that must be filled gets, by the first type it is of.
FILLING: dict[type[models.Field], Any] = {
    models.DateTimeField: datetime.datetime(2021, 3, 12, 2, tzinfo=datetime.UTC),
    models.DateField: datetime.date(2021, 3, 12),
    models.TimeField: datetime.time(9),
    models.SlugField: "k-1",
    models.EmailField: "someone@example.org",
    models.URLField: "https://example.org/",
    models.CharField: NAME,
    models.TextField: NAME,
    models.IntegerField: 1,
    models.DecimalField: 1,
}


def furnish() -> None:
    tree = factories.site_tree()
    writer = factories.person("นิดา", display_name="นิดา")
    get_image_model().objects.create(
        title="ภาพ", file=get_test_image_file(), uploaded_by_user=writer
    )
    file = ContentFile("ข้าว".encode(), name="rice.txt")
    get_document_model().objects.create(title="เอกสาร", file=file, uploaded_by_user=writer)
    pages = [page for model in get_page_models() if (page := _one(model))]
    for page in [*pages, *tree.values()]:
        page.title = f"{page.title} (แก้)"
        page.save_revision(user=writer).publish()
        page.save_revision(user=writer)
        collect(page)
    ExternalLink.objects.update(state="failing", reason="gone", failures=3)
    for page in pages[:2]:
        if workflow := Workflow.objects.filter(active=True).first():
            workflow.start(page, writer)
    for model in get_snippet_models():
        _snippet(model)


def _one(model: type[Page]) -> Page | None:
    """A page of a type below the first page that may hold it."""
    if not model.is_creatable or model.objects.exists():
        return None
    for parent in Page.objects.filter(depth__gt=1).specific():
        if model.can_create_at(parent):
            return parent.add_child(
                instance=model(**{"title": NAME, "slug": model.__name__.lower(), **_filled(model)})
            )
    return None


def _snippet(model: type[models.Model]) -> None:
    """Where a model needs more than words, its list stays empty and its form is seen all the same."""
    if not model._default_manager.exists():
        with contextlib.suppress(IntegrityError, ValidationError), transaction.atomic():
            model._default_manager.create(**_filled(model))


def _filled(model: type[models.Model]) -> dict[str, Any]:
    needed = (
        field
        for field in model._meta.concrete_fields
        if field.model is model
        and not (field.blank or field.null or field.has_default() or field.choices)
    )
    kinds = {field.name: [kind for kind in FILLING if isinstance(field, kind)] for field in needed}
    return {name: FILLING[fitting[0]] for name, fitting in kinds.items() if fitting}
