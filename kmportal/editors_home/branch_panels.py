"""What goes on in the branch a person looks after."""

from __future__ import annotations

from typing import Any

from django.urls import reverse
from django.utils.text import Truncator
from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _
from wagtail.permissions import page_permission_policy

from kmportal.core.bin_tree import outside_bin
from kmportal.core.dates import readable_date
from kmportal.discussion.moderation import moderation_policy
from kmportal.review.ageing import due_on, months_by_type
from kmportal.translations.permissions import may_send
from kmportal.translations.report import WaitingReport
from kmportal.translations.waiting import State
from lessons.report import PlacesWithout, ThemesWithout, may_look

from . import questions
from .panels import HomePanel, Link, Row, day, page_row


class Comments(HomePanel):
    name, icon, order = "comments", "comment", 150
    title = _("Comments to look at")
    waits = True

    @property
    def worth_showing(self) -> bool:
        return bool(self.links)

    def concerns(self) -> bool:
        return moderation_policy.user_has_permission(self.user, "change")

    def fill(self) -> None:
        found = self.take(questions.comments(self.user).select_related("page", "member"))
        self.rows = [self._row(comment) for comment in found]
        whole = reverse("wagtailsnippets_discussion_comment:list")
        if self.rows:
            self.links = [Link(gettext("All that wait"), f"{whole}?state=pending")]
        if reported := questions.reported(self.user).count():
            text = ngettext("%(count)s reported", "%(count)s reported", reported)
            self.links.append(Link(text % {"count": reported}, f"{whole}?reported=open"))

    @staticmethod
    def _row(comment: Any) -> Row:
        url = reverse("wagtailsnippets_discussion_comment:edit", args=[comment.pk])
        words = Truncator(comment.text).chars(90)
        return Row(words, url, f"{comment.page.title}, {day(comment.written_at)}")


class PublishedLately(HomePanel):
    name, icon, order = "published", "globe", 300
    title = _("Published lately in your branch")

    def concerns(self) -> bool:
        return bool(page_permission_policy.user_has_any_permission(self.user, questions.WRITING))

    def fill(self) -> None:
        found = questions.published_lately(self.user).select_related("owner", "content_type")
        self.rows = [page_row(page, self._detail(page)) for page in self.take(found)]
        self.links = [Link(gettext("All of the last three months"), reverse("home_published"))]

    @staticmethod
    def _detail(page: Any) -> str:
        parts = (
            str(page.page_type_display_name),
            str(page.owner or ""),
            day(page.last_published_at),
        )
        return ", ".join(part for part in parts if part)


class ToLookThrough(HomePanel):
    name, icon, order = "ageing", "history", 320
    title = _("Pages to look through again")

    def concerns(self) -> bool:
        return bool(page_permission_policy.user_has_permission(self.user, "change"))

    def fill(self) -> None:
        months = months_by_type()
        for page in self.take(questions.to_look_through(self.user)):
            since = {"day": readable_date(due_on(page, months))}
            self.rows = [*self.rows, page_row(page, gettext("due since %(day)s") % since)]
        self.links = [Link(gettext("All pages to look through again"), reverse("ageing_pages"))]


class ToTranslate(HomePanel):
    name, icon, order = "to_translate", "wagtail-localize-language", 310
    title = _("Waiting for a translation")

    def concerns(self) -> bool:
        return may_send(self.user)

    def fill(self) -> None:
        report = WaitingReport()
        report.setup(self.request)
        found = report.get_base_queryset().filter(outside_bin())
        for page in self.take(found.order_by("-last_published_at", "-pk")):
            target = page.target
            url = (
                reverse("wagtailadmin_pages:edit", args=[target])
                if target
                else reverse("wagtail_localize:submit_page_translation", args=[page.pk])
            )
            row = Row(page.get_admin_display_title(), url, str(State(page.state).label))
            self.rows = [*self.rows, row]
        self.links = [Link(gettext("All that wait"), reverse("translations_waiting"))]


class Gaps(HomePanel):
    """Themes by name; of places and centres how many: five of nine hundred amphoes help nobody."""

    name, icon, order = "gaps", "help", 330
    title = _("Nobody has told of these yet")

    @property
    def worth_showing(self) -> bool:
        return bool(self.links)

    def concerns(self) -> bool:
        return may_look(self.request)

    def fill(self) -> None:
        themes, places = ThemesWithout(), PlacesWithout()
        for report in (themes, places):
            report.setup(self.request)
        found = self.take(themes.get_base_queryset().select_related("parent"))
        about = gettext("theme without a lesson")
        self.rows = [Row(theme.full_name, theme.get_absolute_url(), about) for theme in found]
        amphoes = places.get_base_queryset().count()
        centers = questions.centers_without_lessons(self.user).count()
        self.links = [
            *_counted(self.count, *_themes(self.count)),
            *_counted(amphoes, *_places(amphoes)),
            *_counted(centers, *_centers(centers)),
        ]
        self.count = 0


def _counted(number: int, text: str, url: str) -> list[Link]:
    return [Link(text % {"count": number}, reverse(url))] if number else []


def _themes(number: int) -> tuple[str, str]:
    text = ngettext("%(count)s theme without a lesson", "%(count)s themes without a lesson", number)
    return text, "themes_without_lessons"


def _places(number: int) -> tuple[str, str]:
    text = ngettext(
        "%(count)s amphoe of the country without a lesson",
        "%(count)s amphoes of the country without a lesson",
        number,
    )
    return text, "places_without_lessons"


def _centers(number: int) -> tuple[str, str]:
    text = ngettext(
        "%(count)s centre without a lesson", "%(count)s centres without a lesson", number
    )
    return text, "centers_without_lessons"


BRANCH_PANELS: tuple[type[HomePanel], ...] = (
    Comments,
    PublishedLately,
    ToTranslate,
    ToLookThrough,
    Gaps,
)
