"""One document in, its pages out, all of them or none; and an account of what was made."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from django.core.exceptions import ValidationError
from django.db import transaction
from wagtail.models import Page

from kmportal.core.models import ContentPage

from .drafts import NoteDraft, PageDraft
from .models import ImportedDocument
from .pages import NoPlaceInTreeError, Planned, make_comments, plan_further, plan_main, save
from .parsing import read_draft
from .reading import SourceDocument, UnreadableDocumentError, read_file

if TYPE_CHECKING:
    from kmportal.members.models import User


@dataclass
class Made:
    """A page as the report names it; plain text, since a dry run leaves no page behind."""

    kind: str
    title: str
    language: str
    parent: str
    new: bool = True


@dataclass
class Outcome:
    file: str
    made: list[Made] = field(default_factory=list)
    reasons: list[str] = field(default_factory=list)
    unsure: list[str] = field(default_factory=list)
    comments: int = 0
    already: bool = False
    error: str = ""


@dataclass(frozen=True)
class Options:
    publish: bool = False
    dry_run: bool = False
    parent: str = ""
    user: User | None = None


def import_file(path: Path, options: Options) -> Outcome:
    """Import one file. An error is part of the outcome, and leaves nothing behind."""
    outcome = Outcome(path.name)
    try:
        import_document(read_file(path), options, outcome)
    except (UnreadableDocumentError, NoPlaceInTreeError) as error:
        return Outcome(outcome.file, error=str(error))
    except ValidationError as error:
        return Outcome(outcome.file, error="; ".join(error.messages))
    return outcome


def import_document(document: SourceDocument, options: Options, outcome: Outcome) -> None:
    if page := page_of(document):
        outcome.already = True
        outcome.made = [_account(page, page.get_parent())]
        return
    draft = read_draft(document)
    outcome.reasons, outcome.unsure = draft.reasons, list(draft.unsure)
    main = plan_main(draft, outcome.unsure, options.parent)
    plan = [main, *plan_further(main, outcome.unsure)]
    outcome.made = [_account(p.page, p.parent, new=p.new) for p in plan]
    outcome.comments = len(draft.comments) if isinstance(draft, NoteDraft) else 0
    if not options.dry_run:
        _carry_out(plan, document, options)


@transaction.atomic
def _carry_out(plan: list[Planned], document: SourceDocument, options: Options) -> None:
    for planned in plan:
        if planned.new:
            save(planned, options.user)
    main = plan[0]
    finish(document, main.page, main.draft)
    for planned in plan if options.publish else ():
        if planned.draft.kind == main.draft.kind:
            planned.page.get_latest_revision().publish(user=options.user)


def page_of(document: SourceDocument) -> Page | None:
    """The page an earlier import of the same content made, unless it was deleted since."""
    imported = ImportedDocument.objects.filter(content_hash=document.content_hash).first()
    return imported.page.specific if imported and imported.page else None


def finish(document: SourceDocument, page: ContentPage, draft: PageDraft) -> None:
    """Keep in mind what was imported, and add the comments it came with."""
    ImportedDocument.objects.update_or_create(
        content_hash=document.content_hash,
        defaults={"file_name": document.name[:240], "page": page},
    )
    make_comments(page, draft)


def _account(page: Page, parent: Page, *, new: bool = True) -> Made:
    kind = str(type(page)._meta.verbose_name)
    return Made(kind, page.title, page.locale.language_code, parent.title, new=new)
