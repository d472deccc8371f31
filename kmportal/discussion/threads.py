"""A page's published comments as threads, read in one query."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from kmportal.discussion.models import Comment

if TYPE_CHECKING:
    from kmportal.core.models import ContentPage

#: Answers to the third level and below stand at the third: deeper ones do not fit on a phone.
DEEPEST = 3


@dataclass
class Thread:
    """A comment, its place in the order of all, and its answers."""

    comment: Comment
    number: int
    depth: int
    by_author: bool
    replies: list[Thread] = field(default_factory=list)


@dataclass(frozen=True)
class Discussion:
    threads: list[Thread]
    count: int


def discussion_of(page: ContentPage) -> Discussion:
    """Only what is published. An answer whose question is not stands on its own."""
    comments = list(
        Comment.objects.published()
        .filter(page=page.pk)
        .select_related("member")
        .order_by("position", "pk")
    )
    authors = {person.member_id for person in page.contributors.all() if person.member_id}
    return Discussion(_thread(comments, authors), len(comments))


def _thread(comments: list[Comment], authors: set[int]) -> list[Thread]:
    """Parents are looked up, not assumed to come first: imported orders vary."""
    by_key = {
        comment.pk: Thread(comment, number, 1, comment.member_id in authors)
        for number, comment in enumerate(comments, start=1)
    }
    top: list[Thread] = []
    for comment in comments:
        thread = by_key[comment.pk]
        chain = _above(comment, by_key)
        thread.depth = min(len(chain) + 1, DEEPEST)
        siblings = chain[thread.depth - 2].replies if chain else top
        siblings.append(thread)
    return top


def _above(comment: Comment, by_key: dict[int, Thread]) -> list[Thread]:
    """The published comments this one answers, from the top down; a circle ends where it closes."""
    chain: list[Thread] = []
    parent = by_key.get(comment.parent_id or 0)
    while parent is not None and parent not in chain and parent.comment.pk != comment.pk:
        chain.insert(0, parent)
        parent = by_key.get(parent.comment.parent_id or 0)
    return chain
