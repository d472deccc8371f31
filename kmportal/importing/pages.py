"""Pages out of drafts: where they go in the tree, and everything that comes with them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, cast

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from wagtail.fields import StreamField
from wagtail.models import Locale, Page

from kmportal.core.bin_tree import outside_bin
from kmportal.core.models import ContentIndexPage, ContentPage
from kmportal.core.slugs import readable_slug
from kmportal.discussion.models import Comment
from learning_centers.models import LearningCenterIndexPage
from lessons.models import (
    FieldNoteIndexPage,
    FieldNotePage,
    LessonIndexPage,
    ResearchIndexPage,
)

from .drafts import CenterDraft, LessonDraft, NoteDraft, PageDraft, ResearchDraft
from .filling import PAGE_MODELS, fill, keep_in_series
from .tagging import existing_center

if TYPE_CHECKING:
    from kmportal.members.models import User

INDEX_MODELS: dict[str, type[ContentIndexPage]] = {
    "lesson": LessonIndexPage,
    "note": FieldNoteIndexPage,
    "research": ResearchIndexPage,
    "center": LearningCenterIndexPage,
}

#: What only `add_child` can set.
SET_BY_TREE = {"path", "depth", "slug", "content_type"}


class NoPlaceInTreeError(Exception):
    """There is no page below which the draft may go; says what to do about it."""


def parent_for(draft: PageDraft, slug: str = "") -> Page:
    """The list of the draft's type in its language; or the page with the slug, if it may hold it."""
    if slug:
        return _parent_named(slug, draft)
    index = INDEX_MODELS[draft.kind].objects.filter(locale__language_code=draft.language)
    found = index.order_by("-live", "path").first()
    if found is None:
        message = _("There is no “%(list)s” in this language (%(language)s). Make one first.")
        name = INDEX_MODELS[draft.kind]._meta.verbose_name
        raise NoPlaceInTreeError(message % {"list": name, "language": draft.language})
    return cast(Page, found)


def _parent_named(slug: str, draft: PageDraft) -> Page:
    model = PAGE_MODELS[draft.kind]
    pages = [
        page.specific for page in Page.objects.filter(outside_bin(), slug=slug).order_by("path")
    ]
    if not pages:
        raise NoPlaceInTreeError(
            _("There is no page with the address “%(slug)s”.") % {"slug": slug}
        )
    fitting = [page for page in pages if model in page.allowed_subpage_models()]
    if not fitting:
        message = _("Below “%(slug)s” there can be no page of the type “%(type)s”.")
        raise NoPlaceInTreeError(message % {"slug": slug, "type": model._meta.verbose_name})
    return min(fitting, key=lambda page: page.locale.language_code != draft.language)


@dataclass
class Planned:
    """A page that is filled and checked but not saved, or one that exists already (not `new`)."""

    page: ContentPage
    parent: Page
    draft: PageDraft
    new: bool = True


def plan_main(draft: PageDraft, unsure: list[str], parent_slug: str = "") -> Planned:
    parent = parent_for(draft, parent_slug)
    page = PAGE_MODELS[draft.kind](locale=parent.locale, live=False)
    return _filled(Planned(page, parent, draft), unsure)


def plan_further(main: Planned, unsure: list[str]) -> list[Planned]:
    """What a document holds besides its main page: its translation, the centers it names."""
    draft = main.draft
    if isinstance(draft, ResearchDraft) and draft.translation:
        return [_plan_translation(draft.translation, main, unsure)]
    centers = draft.centers if isinstance(draft, LessonDraft) else []
    return [_plan_center(center, unsure) for center in centers]


def _plan_translation(draft: PageDraft, main: Planned, unsure: list[str]) -> Planned:
    locale = Locale.objects.get(language_code=draft.language)
    parent = main.parent.get_translation_or_none(locale) or parent_for(draft)
    key = main.page.translation_key
    page = PAGE_MODELS[draft.kind](locale=locale, live=False, translation_key=key)
    unsure += [f"{draft.title}: {doubt}" for doubt in draft.unsure]
    return _filled(Planned(page, parent, draft), unsure)


def _plan_center(draft: CenterDraft, unsure: list[str]) -> Planned:
    """A center that has a page already keeps that one."""
    if existing := existing_center(draft, unsure):
        return Planned(existing, existing.get_parent(), draft, new=False)
    parent = parent_for(draft)
    page = PAGE_MODELS[draft.kind](locale=parent.locale, live=False)
    return _filled(Planned(page, parent, draft), unsure)


def _filled(planned: Planned, unsure: list[str]) -> Planned:
    fill(planned.page, planned.draft, unsure)
    check_blocks(planned.page)
    planned.page.full_clean(exclude=SET_BY_TREE)
    planned.page.slug = ""  # outside the tree it was made without a look at its neighbours
    return planned


def free_slug(title: str, parent: Page) -> str:
    """The address a new page below `parent` may take, for a form that is filled before saving."""
    slug = wanted = readable_slug(title)
    number = 1
    while slug and parent.get_children().filter(slug=slug).exists():
        number += 1
        slug = f"{wanted}-{number}"
    return slug


def save(planned: Planned, user: User | None = None) -> None:
    """Add the page to the tree as a draft with its first revision."""
    page = planned.page
    page.owner = user
    if isinstance(planned.draft, NoteDraft):
        keep_in_series(cast(FieldNotePage, page), planned.draft)
    planned.parent.add_child(instance=page)
    page.save_revision(user=user, log_action=True)


def check_blocks(page: ContentPage) -> None:
    """Model validation does not look into blocks; only forms do."""
    for field in page._meta.get_fields():
        if isinstance(field, StreamField):
            value = getattr(page, field.name)
            try:
                field.stream_block.clean(value)
            except ValidationError as error:
                message = _("The part “%(field)s” is not valid: %(reason)s")
                name = field.verbose_name
                raise ValidationError(message % {"field": name, "reason": error}) from error


def make_comments(page: ContentPage, draft: PageDraft) -> int:
    """The comments a note came with. They were public where it comes from, so they are here."""
    comments = draft.comments if isinstance(draft, NoteDraft) else []
    Comment.objects.bulk_create(
        Comment(
            page=page,
            author_name=comment.author_name,
            text=comment.text,
            masked_address=comment.masked_address,
            written_at=comment.written_at,
            state=Comment.State.PUBLISHED,
            position=position,
        )
        for position, comment in enumerate(comments, start=1)
    )
    return len(comments)
