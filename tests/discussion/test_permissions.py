"""Who may do what: one row for each person, one column for each thing done."""

import pytest
from django.urls import reverse

from kmportal.discussion.models import Comment
from tests import factories

ACTIONS = ("write", "write at once", "change another's", "delete another's", "report", "decide")
TABLE = {
    "stranger": (False, False, False, False, True, False),  # where guests are not taken
    "guest": (True, False, False, False, True, False),
    "member": (True, False, False, False, True, False),
    "trusted": (True, True, False, False, True, False),
    "banned": (False, False, False, False, True, False),
    "moderator": (True, False, False, False, True, True),
    "neighbour": (True, False, False, False, True, False),
    "steward": (True, True, False, False, True, True),
}


@pytest.fixture
def people(trusted, banned, moderator, neighbour):
    return {
        "member": factories.person("malee"),
        "trusted": trusted,
        "banned": banned,
        "moderator": moderator,
        "neighbour": neighbour,
        "steward": factories.person("steward", is_superuser=True),
    }


def tried(client, action, note, said, form):
    """Do it, and say whether it happened."""
    if action.startswith("write"):
        client.post(reverse("comment_write", args=[note.pk]), form("ลองดู"))
        written = Comment.objects.filter(text="ลองดู")
        return (written.published() if action.endswith("once") else written).exists()
    if action == "change another's":
        client.post(reverse("comment_edit", args=[said.pk]), {"text": "แก้แล้ว", "version": 1})
        return Comment.objects.filter(text="แก้แล้ว").exists()
    if action == "delete another's":
        client.post(reverse("comment_delete", args=[said.pk]))
        return not Comment.objects.filter(pk=said.pk).exists()
    if action == "report":
        client.post(reverse("comment_report", args=[said.pk]), form() | {"why": "rude"})
        return said.reports.exists()
    url = reverse("wagtail_bulk_action", args=("discussion", "comment", "reject"))
    client.post(f"{url}?id={said.pk}", {"seen": f"{said.pk}:{said.version}"})
    return Comment.objects.filter(pk=said.pk, state="rejected").exists()


@pytest.mark.parametrize("action", ACTIONS)
@pytest.mark.parametrize("who", TABLE)
def test_table(client, people, note, say, form, who, action):
    said = say("ของคนอื่น", member=factories.person("author"))
    if who == "stranger":
        note.allow_guest_comments = False
        note.save()
    if who in people:
        client.force_login(people[who])
    assert tried(client, action, note, said, form) == TABLE[who][ACTIONS.index(action)]
