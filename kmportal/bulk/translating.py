"""Sending many pages to be translated into another language."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from wagtail.models import Locale, Page
from wagtail_localize.operations import translate_object

from kmportal.core.bin_tree import is_binned
from kmportal.recycle_bin.binning import put_in_bin
from kmportal.translations.permissions import may_read_source, may_send

from .leaving import ALIAS, EDITED, NO_RIGHT
from .models import Batch, BatchPage
from .work import Plan, Version, Work

if TYPE_CHECKING:
    from django.utils.functional import Promise

    from kmportal.members.models import User

LANGUAGE = "language"
MAY_NOT_SEND = _("You may not send pages to be translated.")
WRITTEN_IN_IT = _("It is written in that language.")
TRANSLATED = _("There is a translation already.")


class LanguageWork(Work):
    """The translation is a draft with all words still to be translated."""

    def plans(self, pages: Sequence[Page], locale: Locale, user: User) -> list[Plan]:
        keys = [page.translation_key for page in pages]
        there = Page.objects.filter(translation_key__in=keys, locale=locale, alias_of=None)
        translated = set(there.values_list("translation_key", flat=True))
        return [self._plan(page, locale, user, translated) for page in pages]

    def _plan(self, page: Page, locale: Locale, user: User, translated: set[Any]) -> Plan:
        if left := _why_not(page, locale, user, translated):
            return Plan(page, left=left)
        was, into = page.locale.get_display_name(), locale.get_display_name()
        becomes = gettext("%(language)s, and a draft in %(other)s") % {
            "language": was,
            "other": into,
        }
        return Plan(page, [Version(LANGUAGE, [], [locale.pk], was, becomes)])

    def do(self, each: Plan, batch: Batch) -> dict[str, list[Any]]:
        [version] = each.versions
        locale = Locale.objects.get(pk=version.after[0])
        page = each.page.specific
        translate_object(page, [locale], user=batch.made_by)
        made = page.get_translation(locale)
        return {LANGUAGE: [made.pk, made.latest_revision_id]}

    def plans_back(self, rows: dict[Page, BatchPage], user: User) -> list[Plan]:
        keys = {page: row.after.get(LANGUAGE, [None, None]) for page, row in rows.items()}
        made = Page.objects.select_related("locale", "content_type").in_bulk(
            [target for target, _revision in keys.values() if target]
        )
        return [
            _plan_back(page, made.get(target), revision, user)
            for page, (target, revision) in keys.items()
        ]

    def undo(self, each: Plan, batch: Batch) -> dict[str, list[Any]]:
        [version] = each.versions
        put_in_bin([Page.objects.get(pk=version.before[0])], batch.made_by)
        return {LANGUAGE: [None, None]}


def _why_not(page: Page, locale: Locale, user: User, translated: set[Any]) -> Promise | None:
    if not may_send(user):
        return MAY_NOT_SEND
    if not may_read_source(user, page):
        return NO_RIGHT
    if page.alias_of_id:
        return ALIAS
    if page.locale_id == locale.pk:
        return WRITTEN_IN_IT
    return TRANSLATED if page.translation_key in translated else None


def _plan_back(page: Page, target: Page | None, revision: int | None, user: User) -> Plan:
    """Once a translator has begun, nothing is taken from her."""
    if target is None or is_binned(target) or target.live or target.latest_revision_id != revision:
        return Plan(page, left=EDITED)
    if not target.specific_deferred.permissions_for_user(user).can_delete():
        return Plan(page, left=NO_RIGHT)
    into = str(target.locale.get_display_name())
    was = gettext("A draft in %(language)s") % {"language": into}
    becomes = gettext("The draft in the recycle bin")
    return Plan(page, [Version(LANGUAGE, [target.pk, revision], [], was, becomes)])
