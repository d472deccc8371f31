"""The editor's screens that are asked for at ten pages and at ten thousand."""

from __future__ import annotations

from django.urls import reverse

from .ten_pages import TenPages


def screens(portal: TenPages) -> dict[str, str]:
    """Addresses by what each is called: of one page, and of lists."""
    page, tree = portal.by_name, portal.tree
    names = {name: each.pk for name, each in page.items()}
    of_pages = {
        "explorer": reverse("wagtailadmin_explore", args=[tree["lessons"].pk]),
        "explorer, top": reverse("wagtailadmin_explore_root"),
        "explorer, by title": reverse("wagtailadmin_explore", args=[tree["lessons"].pk])
        + "?ordering=title",
        "explorer, searched": reverse("wagtailadmin_explore", args=[tree["lessons"].pk])
        + "?q=หนองโสน",
        "search": reverse("wagtailadmin_pages:search") + "?q=หนองโสน",
        "chooser": reverse("wagtailadmin_choose_page_child", args=[tree["lessons"].pk]),
        "chooser, searched": reverse("wagtailadmin_choose_page_search") + "?q=หนองโสน",
        "lesson's form": reverse("wagtailadmin_pages:edit", args=[names["public"]]),
        "form of a lesson in review": reverse("wagtailadmin_pages:edit", args=[names["reviewed"]]),
        "form of a translation": reverse("wagtailadmin_pages:edit", args=[names["translation"]]),
        "event's form": reverse("wagtailadmin_pages:edit", args=[names["event"]]),
        "centre's form": reverse("wagtailadmin_pages:edit", args=[names["center"]]),
        "history": reverse("wagtailadmin_pages:history", args=[names["public"]]),
        "sharing": reverse("sharing", args=[names["public"]]),
        "sharing a branch": reverse("sharing", args=[tree["lessons"].pk]),
        "delete": reverse("wagtailadmin_pages:delete", args=[names["public"]]),
        "unpublish": reverse("wagtailadmin_pages:unpublish", args=[names["public"]]),
        "move": reverse("wagtailadmin_pages:move", args=[names["public"]]),
        "lead links elsewhere": reverse("mend_links", args=[names["public"]]),
        "decide": reverse("review_decide", args=[portal.step("reviewed")]),
        "community check": reverse("community_check_editor", args=[portal.check().pk]),
        "put back": reverse("recycle_bin_entry", args=[page["deleted"].binned.pk]),
        "send to be translated": reverse(
            "wagtail_localize:submit_page_translation", args=[names["linking"]]
        ),
    }
    lists = [
        "wagtailadmin_home",
        "review_queue",
        "who_waits",
        "ageing_pages",
        "recycle_bin",
        "broken_links",
        "translations_waiting",
        "lessons_standing",
        "themes_without_lessons",
        "places_without_lessons",
        "unsearched_documents",
        "searches_report",
        "wagtailadmin_reports:site_history",
        "wagtailadmin_reports:aging_pages",
        "wagtailadmin_reports:locked_pages",
        "wagtailadmin_reports:workflow",
        "wagtailadmin_reports:workflow_tasks",
        "wagtailadmin_reports:page_types_usage",
        "wagtailsnippets_discussion_comment:list",
        "wagtailsnippets_search_synonym:list",
        "wagtailsnippets_lessons_application:list",
        "wagtailredirects:index",
        "wagtailusers_users:index",
        "wagtailusers_groups:index",
    ]
    return of_pages | {name: reverse(name) for name in lists}
