"""Adding a tag or a theme: to what readers see and to the draft, each for itself."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from kmportal.core.models import ContentPage
from kmportal.themes.models import PageTheme

from .base import Act, Action, Refused, Step, refuse_locked, step

if TYPE_CHECKING:
    from wagtail.models import Page, PagePermissionTester


class _Add(Action):
    rights = frozenset({"change"})

    def rights_on(self, page: Page) -> frozenset[str]:
        """What readers see changes with it."""
        return self.rights | {"publish"} if page.live else self.rights

    def barred(self, page: Page, value: Any) -> Step | None:
        if value is None:
            return step("gone")
        if not isinstance(page, ContentPage):
            return step("no_tags")
        if page.alias_of_id:
            return step("alias")
        return None

    def check(self, act: Act, page: Page, rights: PagePermissionTester, value: Any) -> None:
        refuse_locked(page, rights)
        if not rights.can_edit() or (page.live and not rights.can_publish()):
            raise act.refuse()
        if page.live and page.current_workflow_state:
            raise Refused("in_review")  # publishing ends it

    def do(self, act: Act, page: Page, value: Any) -> Step:
        """A draft that waits beside a live page gets it too, and goes on waiting."""
        waiting = page.get_latest_revision() if page.has_unpublished_changes else None
        if page.live and not self.is_there(page, value):
            self.add(page, value)
            revision = page.save_revision(user=act.author, log_action=True, clean=False)
            revision.publish(user=act.author)
        if not page.live or waiting:
            draft = waiting.as_object() if waiting else page.get_latest_revision_as_object()
            if waiting or not self.is_there(draft, value):
                if not self.is_there(draft, value):
                    self.add(draft, value)
                draft.save_revision(user=act.author, log_action=True, clean=False)
        return self.would(page, value)

    def is_there(self, page: Page, value: Any) -> bool:
        raise NotImplementedError

    def add(self, page: Page, value: Any) -> None:
        raise NotImplementedError

    def needless(self, page: Page, value: Any) -> Step | None:
        """Of a page with a draft the draft must have it as well."""
        if value is None or not isinstance(page, ContentPage):
            return None
        both = [page] if page.live else []
        if page.has_unpublished_changes or not page.live:
            both.append(page.get_latest_revision_as_object())
        return self.has_it(value) if all(self.is_there(each, value) for each in both) else None

    def seems_needless(self, page: Page, value: Any) -> Step | None:
        known = value is not None and isinstance(page, ContentPage)
        return self.has_it(value) if known and self.is_there(page, value) else None

    def has_it(self, value: Any) -> Step:
        raise NotImplementedError


class AddTag(_Add):
    key = "tag"

    def is_there(self, page: Page, value: str) -> bool:
        names = {row.tag.name.casefold() for row in page.tagged_items.all()}
        return value.casefold() in names

    def add(self, page: Page, value: str) -> None:
        page.tags.add(value)

    def has_it(self, value: str) -> Step:
        return step("has_tag", tag=value)

    def would(self, page: Page, value: str, who: str = "") -> Step:
        return step("tagged", tag=value)


class AddTheme(_Add):
    key = "theme"

    def is_there(self, page: Page, value: Any) -> bool:
        return any(tag.theme_id == value.pk for tag in page.theme_tags.all())

    def add(self, page: Page, value: Any) -> None:
        last = max((tag.sort_order or 0 for tag in page.theme_tags.all()), default=-1)
        page.theme_tags.add(PageTheme(theme=value, sort_order=last + 1))

    def has_it(self, value: Any) -> Step:
        return step("has_theme", theme=value)

    def would(self, page: Page, value: Any, who: str = "") -> Step:
        return step("themed", theme=value)
