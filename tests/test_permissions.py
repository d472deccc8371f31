"""Who may do what where people talk, tell and use: each action by each person, through real requests.

A row of the table names the people who may; for all others nothing happens, whatever they are told.
"""

import uuid
from dataclasses import dataclass

import pytest
from django.contrib.auth.models import Group, Permission
from django.test import Client
from django.urls import reverse
from wagtail.models import GroupPagePermission

from kmportal.applying.models import SavedBrief
from kmportal.core.models import PageContributor
from kmportal.discussion.models import Comment, Standing
from kmportal.following.models import Event, Follow, Notification
from kmportal.guard.forms import stamp
from kmportal.members.models import User
from kmportal.reactions.models import Reaction
from kmportal.roles import table
from kmportal.roles.making import make_roles
from kmportal.telling.models import Draft
from lessons.models import (
    Application,
    FieldNoteIndexPage,
    FieldNotePage,
    LessonPage,
    Notebook,
)
from search.models import SavedSearch
from tests import factories
from tests.lessons.applications import told

WORDS = "ปีหน้าจะลองที่บ้านเรา"
#: `owner` wrote what the actions are tried on; `neighbour` moderates another region's branch; `judge`
#: decides about comments and uses and changes no page; `auditor` reads everything.
PEOPLE = ("stranger", "guest", "member", "trusted", "banned", "owner", "writer")
PEOPLE += ("moderator", "neighbour", "steward", "judge", "auditor")
MEMBERS = {"member", "trusted", "owner", "writer", "moderator", "neighbour", "steward"}
MEMBERS |= {"judge", "auditor"}
STAFF = {"moderator", "steward"}
JUDGES = STAFF | {"judge"}
ROLES = {"judge": table.MODERATORS, "auditor": table.AUDITORS}

TABLE = {
    # comments
    "comment": MEMBERS | {"guest"},
    "comment at once": {"trusted", "steward"},
    "answer": MEMBERS | {"guest"},
    "read a waiting comment": {"owner"},
    "change the owner's comment": {"owner"},
    "delete the owner's comment": {"owner"},
    "report a comment": set(PEOPLE),
    "publish a comment": JUDGES,
    "reject a comment": JUDGES,
    "open a comment in the editor": JUDGES,
    "ban the writer of a comment": JUDGES,
    "trust the writer of a comment": JUDGES,
    "erase a comment in the editor": set(),
    # uses of lessons
    "tell of a use": MEMBERS,
    "tell of a use at once": {"trusted", "steward"},
    "read a waiting use": {"owner"},
    "change the owner's waiting use": {"owner"},
    "publish a use": JUDGES,
    "reject a use": JUDGES,
    "change a use in the editor": STAFF,
    "erase a use in the editor": STAFF,
    # reactions
    "react": MEMBERS | {"banned"},
    "react to one's own page": set(),
    # following
    "follow": MEMBERS | {"banned"},
    "end the owner's follow": {"owner"},
    "open the owner's notification": {"owner"},
    "end the owner's mail with a forged link": set(),
    # telling
    "write a note": MEMBERS,
    "publish a note at once": {"trusted"} | STAFF,  # whoever publishes the branch anyway
    "read the owner's waiting note": STAFF,
    "read the owner's draft": {"owner"},
    "change the owner's draft": {"owner"},
    "throw the owner's draft away": {"owner"},
    "change the owner's note": {"owner"},
    "rename the owner's notebook": {"owner"},
    "publish the owner's note in the editor": STAFF,
    # what is kept for oneself
    "delete the owner's saved page": {"owner"},
    "rename the owner's saved search": {"owner"},
}


@dataclass
class World:
    """A region with a lesson and a note, and what the owner has there."""

    who: str
    client: Client
    user: User | None
    owner: User
    note: FieldNotePage
    lesson: LessonPage
    waiting_note: FieldNotePage
    tambon: object

    def get(self, name, /, *args):
        return self.client.get(reverse(name, args=args))

    def post(self, name, /, *args, **data):
        return self.client.post(reverse(name, args=args), data)

    def bulk(self, app, model, action, thing, /, **data):
        url = reverse("wagtail_bulk_action", args=(app, model, action))
        return self.client.post(f"{url}?id={thing.pk}", data)


def staff_of(name, *pages):
    """Publishes pages of one branch, and so moderates what is said on them."""
    person = factories.person(name)
    group = Group.objects.create(name=f"ผู้ดูแล {name}")
    group.permissions.add(Permission.objects.get(codename="access_admin"))
    for codename in ("publish_page", "change_page"):
        permission = Permission.objects.get(
            content_type__app_label="wagtailcore", codename=codename
        )
        for page in pages:
            GroupPagePermission.objects.create(group=group, page=page, permission=permission)
    person.groups.add(group)
    return person


def account(who, tree, owner):
    match who:
        case "stranger" | "guest":
            return None
        case "owner":
            return owner
        case "moderator":
            return staff_of("tida", tree["notes"], tree["lessons"])
        case "neighbour":
            south = FieldNoteIndexPage(title="ภาคใต้", slug="south", locale=tree["home"].locale)
            return staff_of("yupa", tree["home"].add_child(instance=south))
        case "steward":
            return factories.person("steward", is_superuser=True)
    return of_her_own(who)


def of_her_own(who):
    person = factories.person(who)
    if who in ROLES:
        make_roles([])
        person.groups.add(Group.objects.get(name=ROLES[who]))
    if who in Standing.Kind.values:
        Standing.objects.create(member=person, kind=who)
    if who == "writer":  # of pages in the editor, who publishes none
        person.user_permissions.add(Permission.objects.get(codename="access_admin"))
    return person


@pytest.fixture
def world(db, settings, who):
    settings.GUARD_MINIMUM_SECONDS = 0
    tree = factories.site_tree()
    for code, name in (("31", "บุรีรัมย์"), ("3104", "นางรอง"), ("310406", "หนองโสน")):
        tambon = factories.place(code, name)
    owner = factories.person("owner", display_name="เจ้าของ")
    note = factories.page(tree["notes"], FieldNotePage, "วันที่เปิดสมุดหนี้", owner=owner)
    note.allow_guest_comments = who != "stranger"
    note.save()
    lesson = factories.page(tree["lessons"], LessonPage, "ข้าวเม่าหนองโสน")
    waiting = factories.page(tree["notes"], FieldNotePage, "รอผู้อ่าน", owner=owner, live=False)
    waiting.save_revision(user=owner)
    client = Client()
    user = account(who, tree, owner)
    if user:
        client.force_login(user)
    return World(who, client, user, owner, note, lesson, waiting, tambon)


# Comments


def said(world, state="published"):
    return Comment.objects.create(page=world.note, member=world.owner, text="เดิม", state=state)


def _comment_form(**data):
    return {"text": WORDS, "name": "สายใจ", "opened": stamp(), "homepage": ""} | data


def comment(world):
    world.post("comment_write", world.note.pk, **_comment_form())
    return Comment.objects.filter(text=WORDS).exists()


def comment_at_once(world):
    comment(world)
    return Comment.objects.published().filter(text=WORDS).exists()


def answer(world):
    first = said(world)
    world.post("comment_answer", first.pk, **_comment_form())
    return Comment.objects.filter(text=WORDS, parent=first).exists()


def read_a_waiting_comment(world):
    said(world, "pending")
    return "เดิม" in world.client.get(world.note.url).content.decode()


def change_the_owners_comment(world):
    mine = said(world)
    world.post("comment_edit", mine.pk, text=WORDS, version=mine.version)
    return Comment.objects.filter(text=WORDS).exists()


def delete_the_owners_comment(world):
    mine = said(world)
    world.post("comment_delete", mine.pk)
    return not Comment.objects.filter(pk=mine.pk, state="published").exists()


def report_a_comment(world):
    mine = said(world)
    world.post("comment_report", mine.pk, why="rude", **_comment_form())
    return mine.reports.exists()


def _decide(world, action, state):
    waiting = said(world, "pending")
    seen = f"{waiting.pk}:{waiting.version}"
    world.bulk("discussion", "comment", action, waiting, seen=seen, reason="อ่านแล้ว")
    return Comment.objects.filter(pk=waiting.pk, state=state).exists()


def publish_a_comment(world):
    return _decide(world, "publish", "published")


def reject_a_comment(world):
    return _decide(world, "reject", "rejected")


def open_a_comment_in_the_editor(world):
    url = "wagtailsnippets_discussion_comment:edit"
    return world.get(url, said(world, "pending").pk).status_code == 200


def _judge(world, action, kind):
    world.bulk("discussion", "comment", action, said(world), reason="อ่านแล้ว")
    return Standing.objects.filter(member=world.owner, kind=kind).exists()


def ban_the_writer_of_a_comment(world):
    return _judge(world, "ban", "banned")


def trust_the_writer_of_a_comment(world):
    return _judge(world, "trust", "trusted")


def erase_a_comment_in_the_editor(world):
    mine = said(world)
    world.bulk("discussion", "comment", "delete", mine)
    return not Comment.objects.filter(pk=mine.pk).exists()


# Uses of lessons


def used(world):
    return told(world.lesson, world.tambon, "pending", member=world.owner, applied_by="กลุ่มเดิม")


def _use_form(**data):
    return {
        "applied_by": WORDS,
        "place": "310406",
        "when_year": "2564",
        "what_happened": "ได้ผลดี",
        "opened": stamp(),
        "homepage": "",
    } | data


def tell_of_a_use(world):
    world.post("apply_lesson", world.lesson.pk, **_use_form())
    return Application.objects.filter(applied_by=WORDS).exists()


def tell_of_a_use_at_once(world):
    tell_of_a_use(world)
    return Application.objects.published().filter(applied_by=WORDS).exists()


def read_a_waiting_use(world):
    used(world)
    return "กลุ่มเดิม" in world.client.get(world.lesson.url).content.decode()


def change_the_owners_waiting_use(world):
    world.post("change_application", used(world).pk, **_use_form())
    return Application.objects.filter(applied_by=WORDS).exists()


def _review(world, action, state):
    waiting = used(world)
    world.bulk(
        "lessons",
        "application",
        action,
        waiting,
        seen=f"{waiting.pk}:{waiting.edition}",
        reason="อ่านแล้ว",
    )
    return Application.objects.filter(pk=waiting.pk, state=state).exists()


def publish_a_use(world):
    return _review(world, "publish", "published")


def reject_a_use(world):
    return _review(world, "reject", "rejected")


def change_a_use_in_the_editor(world):
    mine = used(world)
    data = {"lesson": mine.lesson_id, "applied_by": WORDS, "place": "310406"}
    data |= {"applied_on": "2021-05-03", "date_known": "day", "what_happened": "ได้ผลดี"}
    world.post("wagtailsnippets_lessons_application:edit", mine.pk, **data)
    return Application.objects.filter(applied_by=WORDS).exists()


def erase_a_use_in_the_editor(world):
    mine = used(world)
    world.bulk("lessons", "application", "delete", mine)
    return not Application.objects.filter(pk=mine.pk).exists()


# Reactions and following


def react(world):
    world.post("react", world.lesson.pk, press="1")
    return Reaction.objects.exists()


def react_to_ones_own_page(world):
    if world.user:
        world.note.contributors = [PageContributor(role="author", member=world.user)]
        world.note.save()
    world.post("react", world.note.pk, press="1")
    return Reaction.objects.exists()


def follow(world):
    world.post("follow", kind="page", key=str(world.note.pk), next=world.note.url)
    return Follow.objects.filter(key=str(world.note.pk)).exists()


def _followed(world):
    return Follow.objects.create(member=world.owner, kind="page", key=str(world.note.pk))


def end_the_owners_follow(world):
    mine = _followed(world)
    world.post("unfollow", kind=mine.kind, key=mine.key, next="/th/")
    world.post("following", stop=str(mine.pk))
    return not Follow.objects.filter(member=world.owner).exists()


def open_the_owners_notification(world):
    event = Event.objects.create(kind="page", key="page:1", page=world.note)
    mine = Notification.objects.create(
        member=world.owner, event=event, reason="follow", frequency="site"
    )
    world.get("notification", mine.pk)
    mine.refresh_from_db()
    return mine.read_at is not None


def end_the_owners_mail_with_a_forged_link(world):
    mine = _followed(world)
    before = mine.frequency
    world.post("unsubscribe", f"WzEsImFsbCIsbnVsbF0:{uuid.uuid4()}")
    mine.refresh_from_db()
    return mine.frequency != before


# Telling


def write_a_note(world):
    url = reverse("telling:write", args=[uuid.uuid4()])
    world.client.post(url, {"title": WORDS, "text": WORDS, "version": 0, "action": "send"})
    return FieldNotePage.objects.filter(title=WORDS).exists()


def publish_a_note_at_once(world):
    write_a_note(world)
    return FieldNotePage.objects.live().filter(title=WORDS).exists()


def read_the_owners_waiting_note(world):
    """As the editor shows it; no reader's page has it."""
    assert world.client.get(world.waiting_note.get_url()).status_code == 404
    edit = world.get("wagtailadmin_pages:edit", world.waiting_note.pk)
    return edit.status_code == 200


def _draft(world):
    typed = {"title": "ร่างเดิม", "text": "เดิม"}
    return Draft.objects.create(member=world.owner, token=uuid.uuid4(), typed=typed)


def read_the_owners_draft(world):
    return "ร่างเดิม" in world.get("telling:write", _draft(world).token).content.decode()


def change_the_owners_draft(world):
    mine = _draft(world)
    data = {"title": WORDS, "text": WORDS, "version": mine.version, "action": "save"}
    world.post("telling:write", mine.token, **data)
    mine.refresh_from_db()
    return mine.typed["title"] == WORDS


def throw_the_owners_draft_away(world):
    mine = _draft(world)
    world.post("telling:discard", mine.token)
    return not Draft.objects.filter(pk=mine.pk).exists()


def change_the_owners_note(world):
    world.post("telling:change", world.note.pk)
    return Draft.objects.filter(page=world.note).exists()


def rename_the_owners_notebook(world):
    mine = Notebook.objects.create(owner=world.owner, title="เดิม")
    world.post("telling:edit_notebook", mine.pk, title=WORDS, about="")
    mine.refresh_from_db()
    return mine.title == WORDS


def publish_the_owners_note_in_the_editor(world):
    url = reverse("wagtail_bulk_action", args=("wagtailcore", "page", "publish"))
    world.client.post(f"{url}?id={world.waiting_note.pk}", {"include_descendants": ""})
    world.waiting_note.refresh_from_db()
    return world.waiting_note.live


# What is kept for oneself


def delete_the_owners_saved_page(world):
    mine = SavedBrief.objects.create(owner=world.owner, name="เดิม", place=world.tambon)
    world.post("delete_saved_brief", mine.pk)
    return not SavedBrief.objects.exists()


def rename_the_owners_saved_search(world):
    mine = SavedSearch.objects.create(
        owner=world.owner, name="เดิม", query="q=%E0%B8%9A", language="th"
    )
    world.post("rename_saved_search", mine.pk, name=WORDS)
    mine.refresh_from_db()
    return mine.name == WORDS


def attempt(world, action):
    name = action.replace("owner's", "owners").replace("one's", "ones").replace(" ", "_")
    return globals()[name](world)


@pytest.mark.parametrize("action", TABLE)
@pytest.mark.parametrize("who", PEOPLE)
def test_it_happens_only_where_the_table_says_so(world, who, action):
    assert attempt(world, action) == (who in TABLE[action])
