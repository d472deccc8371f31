"""A note people talk about, and the people."""

import pytest
from django.contrib.auth.models import Group, Permission
from wagtail.models import GroupPagePermission

from kmportal.discussion.models import Comment, Standing
from kmportal.guard.forms import stamp
from lessons.models import FieldNoteIndexPage, FieldNotePage
from tests import factories


@pytest.fixture(autouse=True)
def _no_waiting(settings):
    settings.GUARD_MINIMUM_SECONDS = 0


@pytest.fixture
def tree(db):
    return factories.site_tree()


@pytest.fixture
def note(tree):
    return factories.page(tree["notes"], FieldNotePage, "วันที่เปิดสมุดหนี้")


@pytest.fixture
def say(note):
    def say(text, page=note, **fields):
        defaults = {"author_name": "สมหมาย", "state": Comment.State.PUBLISHED}
        return Comment.objects.create(page=page, text=text, **(defaults | fields))

    return say


@pytest.fixture
def form():
    """What a browser sends, with a good stamp."""

    def form(text="ดีใจที่ได้อ่าน ที่บ้านเราก็เป็นแบบนี้", **fields):
        return {"text": text, "name": "สายใจ", "opened": stamp(), "homepage": ""} | fields

    return form


def moderator_of(page, name):
    person = factories.person(name)
    group = Group.objects.create(name=f"ผู้ดูแลความเห็น {name}")
    group.permissions.add(Permission.objects.get(codename="access_admin"))
    publish = Permission.objects.get(content_type__app_label="wagtailcore", codename="publish_page")
    GroupPagePermission.objects.create(group=group, page=page, permission=publish)
    person.groups.add(group)
    return person


@pytest.fixture
def moderator(tree):
    return moderator_of(tree["notes"], "tida")


@pytest.fixture
def neighbour(tree):
    """Looks after the comments of another region."""
    other = tree["home"].add_child(
        instance=FieldNoteIndexPage(title="ภาคใต้", slug="south", locale=tree["home"].locale)
    )
    return moderator_of(other, "yupa")


@pytest.fixture
def trusted(db):
    person = factories.person("somjai", display_name="สมใจ")
    Standing.objects.create(member=person, kind=Standing.Kind.TRUSTED)
    return person


@pytest.fixture
def banned(db):
    person = factories.person("somchai", display_name="สมชาย")
    Standing.objects.create(member=person, kind=Standing.Kind.BANNED)
    return person
