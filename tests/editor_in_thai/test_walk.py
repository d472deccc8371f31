"""Whoever works in the editor in Thai meets no English on it: every screen each role reaches."""

import pytest
from django.contrib.auth.models import Group
from django.test import Client

from kmportal.roles import table
from kmportal.roles.making import make_roles
from tests import factories
from tests.editor_in_thai.furnishing import furnish
from tests.editor_in_thai.reading import english_in
from tests.editor_in_thai.walking import Walk

#: Group, and how many screens are met at least: a walk that is stopped at the door finds nothing.
PEOPLE = {
    "contributor": (table.CONTRIBUTORS, 40),
    "reviewer": (table.REVIEWERS, 60),
    "moderator": (table.MODERATORS, 20),
    "steward": (table.STEWARDS, 200),
}


@pytest.fixture(scope="module")
def furnished(module_db):
    furnish()
    make_roles()


@pytest.mark.django_db
@pytest.mark.parametrize("role", PEOPLE)
def test_no_english_is_left(furnished, role):
    group, fewest = PEOPLE[role]
    someone = factories.person("บุญมี", display_name="บุญมี")
    someone.groups.add(Group.objects.get(name=group))
    client = Client(headers={"accept-language": "th"})
    client.force_login(someone)
    screens = dict(Walk(client).screens())
    left = {text: address for address, markup in screens.items() for text in english_in(markup)}
    assert not left
    assert len(screens) >= fewest


@pytest.mark.parametrize(
    ("markup", "english"),
    [
        ("<p>Save draft</p>", {"Save draft"}),
        ('<button aria-label="Close">ปิด</button>', {"Close"}),
        (
            '<input placeholder="Search all"><input type="submit" value="Send">',
            {"Search all", "Send"},
        ),
        ("<p>ส่งเข้า Review by branch</p>", {"ส่งเข้า Review by branch"}),
        ('<div data-value=\'{"label": "Add block", "name": "add_block"}\'></div>', {"Add block"}),
        ("<script>var text = 'Not shown'</script><svg><title>Icon</title></svg>", set()),
        ("<p>ดาวน์โหลด CSV จาก https://example.org/Some file.pdf</p>", set()),
    ],
)
def test_english_is_seen_where_a_person_meets_it(markup, english):
    assert english_in(markup) == english
