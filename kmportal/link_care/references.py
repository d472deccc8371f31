"""Which pages link to a page: in their text, in their blocks, or as a related page."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from django.contrib.contenttypes.models import ContentType
from django.db.models import CharField, Q
from django.db.models.functions import Cast
from wagtail.models import Page, ReferenceIndex
from wagtail.permissions import page_permission_policy

from kmportal.core.bin_tree import outside_bin
from kmportal.core.querysets import open_to_all

if TYPE_CHECKING:
    from collections.abc import Iterable

    from django.db.models import QuerySet

    from kmportal.members.models import User


@dataclass
class Source:
    """A page that holds links, and the keys of the pages they lead to."""

    page: Page
    may_edit: bool
    targets: set[int] = field(default_factory=set)


@dataclass
class Links:
    """`hidden` counts pages whose titles this person may not see."""

    sources: list[Source]
    hidden: int = 0

    def __len__(self) -> int:
        return len(self.sources) + self.hidden

    def to(self, key: int) -> list[Source]:
        return [source for source in self.sources if key in source.targets]


def of_pages() -> QuerySet[ReferenceIndex]:
    """All links from pages to pages that Wagtail knows of. It reads what readers see, not drafts."""
    page_type = ContentType.objects.get_for_model(Page)
    links: QuerySet[ReferenceIndex] = ReferenceIndex.objects.filter(
        base_content_type=page_type, to_content_type=page_type
    )
    return links


def links_into(top: Page, user: User) -> Links:
    """Links from elsewhere to this page or one below it."""
    return links_into_any([top], user)


def links_into_any(tops: Iterable[Page], user: User) -> Links:
    """Links from elsewhere to any of these pages or one below them; those among them do not count."""
    tops = list(tops)
    below = Q(pk__in=[top.pk for top in tops])
    # SQLite takes no more than a thousand conditions in a row; most pages have none below them.
    for top in tops:
        if not top.is_leaf():
            below |= Q(path__startswith=top.path)
    branch = Page.objects.filter(below).order_by()
    keys = branch.annotate(key=Cast("pk", CharField())).values("key")
    return _links(of_pages().filter(to_object_id__in=keys).exclude(object_id__in=keys), user)


def links_to(target: int, user: User) -> Links:
    """To the very page, whether it is still there or not."""
    return _links(of_pages().filter(to_object_id=str(target)), user)


def _links(links: QuerySet[ReferenceIndex], user: User) -> Links:
    targets: defaultdict[int, set[int]] = defaultdict(set)
    for source, target in links.values_list("object_id", "to_object_id").order_by("object_id"):
        targets[int(source)].add(int(target))
    pages = Page.objects.filter(outside_bin(), pk__in=targets).order_by("title", "pk")
    shown = list(seen_by(user, pages).select_related("locale"))
    mine = _editable(shown, user)
    sources = [Source(page, page.pk in mine, targets[page.pk]) for page in shown]
    return Links(sources, hidden=pages.count() - len(shown))


def seen_by(user: User, pages: QuerySet[Page]) -> QuerySet[Page]:
    """Those this person meets in the editor, and those that anybody may read."""
    explorable = page_permission_policy.explorable_instances(user).order_by().values("pk")
    public = open_to_all(Page.objects.all()).order_by().values("pk")
    return pages.filter(Q(pk__in=explorable) | Q(pk__in=public))


def _editable(pages: list[Page], user: User) -> set[int]:
    """In one question, for a list; each page is asked for itself before it is changed."""
    mine = page_permission_policy.instances_user_has_permission_for(user, "change")
    keys = set(mine.filter(pk__in=[page.pk for page in pages]).values_list("pk", flat=True))
    free = (
        p for p in pages if p.alias_of_id is None and (not p.locked or p.locked_by_id == user.pk)
    )
    return keys & {page.pk for page in free}


def may_edit(page: Page, user: User) -> bool:
    """An alias repeats its source, which is the one to mend."""
    rights = page.permissions_for_user(user)
    return bool(rights.can_edit()) and not rights.page_locked() and page.alias_of_id is None
