"""What each kind of person may do: the one table. `manage.py make_roles` makes groups of it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

CONTRIBUTORS = "ผู้เขียน (Contributors)"
REVIEWERS = "ผู้ตรวจ (Reviewers)"
PUBLISHERS = "ผู้เผยแพร่ (Publishers)"
RESEARCHERS = "นักวิจัย (Researchers)"
TRANSLATORS = "ผู้แปล (Translators)"
MODERATORS = "ผู้กลั่นกรองความเห็น (Comment moderators)"
STEWARDS = "ผู้ดูแล (Stewards)"
AUDITORS = "ผู้ตรวจสอบ (Auditors)"

#: Wagtail's own groups keep their rows, so that its approval workflow still asks the reviewers.
RENAMED = {"Editors": CONTRIBUTORS, "Moderators": REVIEWERS}


class Where(Enum):
    """On which pages a role's page rights hold, and on all below them."""

    EVERYWHERE = _("everywhere")
    LISTS = _("below the lists of lessons, field notes, research, events, documents and forms")
    RESEARCH = _("below the lists of research")
    TRANSLATIONS = _("on pages in other languages than the site's first")
    BRANCH = _("in the branch it is given for, on its Sharing screen")
    CENTER = _("on the page of one centre, given there under Coordinators")
    NOWHERE = ""


#: Page types whose pages are the places of `Where.LISTS` and `Where.RESEARCH`.
LISTS = (
    "lessons.LessonIndexPage",
    "lessons.FieldNoteIndexPage",
    "lessons.ResearchIndexPage",
    "events.EventIndexPage",
    "library.DocumentLibraryPage",
    "forms.FormIndexPage",
)
RESEARCH = ("lessons.ResearchIndexPage",)


@dataclass(frozen=True)
class Role:
    """`models` are names of permissions, `app.codename`; `app.*_model` is add, change, delete, view.
    `pages` and `files` are actions. Without a `group` the role is no group of its own; `in_branch`
    roles can be given for one branch too, by a group made for it."""

    key: str
    name: str | Promise
    about: str | Promise
    group: str = ""
    where: Where = Where.NOWHERE
    pages: tuple[str, ...] = ()
    models: tuple[str, ...] = ()
    files: tuple[str, ...] = ()
    in_branch: bool = False


#: What nobody who works in the editor can do without.
BASICS = ("wagtailadmin.access_admin", "places.view_place", "themes.view_theme")
_WRITING = (
    *BASICS,
    "lessons.add_notebook",
    "lessons.view_notebook",
    "lessons.add_series",
    "lessons.view_series",
    "lessons.view_application",
)
_REVIEWING = (
    *BASICS,
    "lessons.*_notebook",
    "lessons.*_series",
    "lessons.*_application",
    "lessons.check_lessonpage",
    "learning_centers.*_product",
    "discussion.*_comment",
)
_STEWARDING = (
    "places.*_place",
    "themes.*_theme",
    "telling.*_circle",
    "discussion.change_discussionsettings",
    "guard.*_listedword",
    "figures.*_indicator",
    "figures.*_figure",
    "figures.*_statedtotal",
    "figures.*_dimension",
    "search.*_synonym",
    "search.view_askedquery",
    "wagtailsearchpromotions.*_searchpromotion",
    "core.change_sitesettings",
    "menus.change_menusettings",
    "review.change_reviewtimes",
    "wagtail_localize.submit_translation",
    "members.*_user",
    "auth.*_group",
    "wagtailcore.*_locale",
    "wagtailcore.*_workflow",
    "wagtailcore.*_task",
    "wagtailcore.*_collection",
    "wagtailredirects.*_redirect",
    "recycle_bin.delete_binnedbranch",
    "rules.*_rule",
    "rules.view_rulerun",
)
_AUDITING = (
    *BASICS,
    "lessons.view_notebook",
    "lessons.view_series",
    "lessons.view_application",
    "learning_centers.view_product",
    "discussion.view_comment",
    "telling.view_circle",
    "guard.view_listedword",
    "figures.view_indicator",
    "figures.view_figure",
    "figures.view_statedtotal",
    "figures.view_dimension",
    "search.view_synonym",
    "search.view_askedquery",
    "rules.view_rule",
    "rules.view_rulerun",
    "members.view_user",
    "auth.view_group",
)
BASIC_FILES = ("add", "choose")
_REVIEW_PAGES = ("add", "change", "publish", "lock", "unlock", "review", "moderate")

ROLES = (
    Role("visitor", _("Visitor"), _("Reads what is open to everyone, comments as a guest.")),
    Role(
        "member",
        _("Member"),
        _("Has an account: own notes, comments, uses of lessons, what is kept for oneself."),
    ),
    Role(
        "contributor",
        _("Contributor"),
        _("Writes drafts and hands them in for review; changes only drafts of one's own."),
        CONTRIBUTORS,
        Where.LISTS,
        ("add",),
        _WRITING,
        ("add", "choose"),
        in_branch=True,
    ),
    Role(
        "reviewer",
        _("Reviewer"),
        _("Reads what others hand in, corrects, publishes or returns it; decides about comments."),
        REVIEWERS,
        Where.EVERYWHERE,
        _REVIEW_PAGES,
        _REVIEWING,
        ("add", "change", "choose"),
        in_branch=True,
    ),
    Role(
        "publisher",
        _("Publisher"),
        _("A trusted writer: writes, changes and publishes at once, without review."),
        PUBLISHERS,
        Where.LISTS,
        ("add", "change", "publish"),
        _WRITING,
        ("add", "choose"),
        in_branch=True,
    ),
    Role(
        "regional_steward",
        _("Regional steward"),
        _("Looks after a branch and its people: everything there, and who may do what below it."),
        where=Where.BRANCH,
        pages=(*_REVIEW_PAGES, "bulk_delete", "share"),
        models=_REVIEWING,
        files=("add", "change", "choose"),
        in_branch=True,
    ),
    Role(
        "coordinator",
        _("Centre coordinator"),
        _("Writes and publishes the page of one learning centre, answers requests for visits."),
        where=Where.CENTER,
    ),
    Role(
        "researcher",
        _("Researcher"),
        _("Writes abstracts of research and hands them in; changes only one's own."),
        RESEARCHERS,
        Where.RESEARCH,
        ("add",),
        BASICS,
        ("add", "choose"),
    ),
    Role(
        "translator",
        _("Translator"),
        _("Sends pages to be translated and writes them in other languages; others publish them."),
        TRANSLATORS,
        Where.TRANSLATIONS,
        ("add", "change"),
        (*BASICS, "wagtail_localize.submit_translation"),
        ("choose",),
    ),
    Role(
        "moderator",
        _("Moderator"),
        _("Decides about comments and reported uses of lessons; changes no page."),
        MODERATORS,
        Where.EVERYWHERE,
        ("moderate",),
        (*BASICS, "discussion.*_comment", "lessons.*_application"),
        in_branch=True,
    ),
    Role(
        "steward",
        _("Site steward"),
        _("Looks after the whole portal: pages, people and groups, themes, places, settings."),
        STEWARDS,
        Where.EVERYWHERE,
        (*_REVIEW_PAGES, "bulk_delete", "share"),
        (*_REVIEWING, *_STEWARDING),
        ("add", "change", "delete", "choose"),
    ),
    Role(
        "auditor",
        _("Auditor"),
        _("Reads everything, drafts and private branches too, and changes nothing."),
        AUDITORS,
        Where.EVERYWHERE,
        # Wagtail lists pages to those with any right of its own; this one allows nothing by itself.
        ("audit", "bulk_delete"),
        _AUDITING,
    ),
)
BY_KEY = {role.key: role for role in ROLES}
