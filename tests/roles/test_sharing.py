"""The Sharing screen: who may do what, given and taken in words, and kept by Wagtail itself."""

import pytest
from django.contrib.auth.models import Group
from django.urls import reverse
from wagtail.models import PageLogEntry, PageViewRestriction
from wagtail.test.utils.form_data import querydict_from_html

from kmportal.roles.models import PersonalGroup
from lessons.models import FieldNotePage
from tests import factories

from .conftest import in_group, rights_of


def screen(region, person, page):
    return region.as_(person).get(reverse("sharing", args=[page.pk]))


def give(region, actor, page, who, *rights, **more):
    return region.share(actor, page, do="give", who=who, rights=rights, **more)


def test_it_says_from_where_a_right_is_inherited(region):
    give(region, region.root, region.north, "[@nida]", "change")
    html = screen(region, region.root, region.note).content.decode()
    assert "นิดา ใจเย็น" in html
    assert reverse("sharing", args=[region.north.pk]) in html


def test_the_effect_is_said_before_anything_happens(region):
    answer = give(region, region.root, region.north, "[@nida]", "publish", confirm=False)
    html = answer.content.decode()
    assert "นิดา ใจเย็น" in html
    assert "ภาคเหนือ" in html
    assert not region.may(region.nida, "publish", region.north)


def test_a_person_is_given_a_right_on_a_page_and_all_below(region):
    give(region, region.root, region.north, "[@nida]", "change", "publish")
    assert region.may(region.nida, "publish", region.note)


def test_the_right_holds_nowhere_else(region):
    give(region, region.root, region.north, "[@nida]", "change")
    assert not region.may(region.nida, "change", region.south)


def test_every_wagtail_screen_obeys_it(region):
    give(region, region.root, region.north, "[@nida]", "change")
    edit = reverse("wagtailadmin_pages:edit", args=[region.note.pk])
    assert region.as_(region.nida).get(edit).status_code == 200


def test_a_person_alone_gets_a_group_of_her_own_once(region):
    give(region, region.root, region.north, "[@nida]", "change")
    give(region, region.root, region.south, "[@nida]", "add")
    assert list(PersonalGroup.objects.values_list("person__username", flat=True)) == ["nida"]


def test_a_group_is_given_a_right(region):
    teachers = Group.objects.create(name="ครูอาสา")
    give(region, region.root, region.north, f"ครูอาสา [#{teachers.pk}]", "add")
    assert (region.north.pk, "add_page") in rights_of(teachers)


def test_a_right_is_taken_again(region):
    give(region, region.root, region.north, "[@nida]", "change")
    group = region.nida.personal_group.group
    region.share(region.root, region.north, do="take", group=group.pk, right="change")
    assert not region.may(region.nida, "change", region.north)


def test_a_group_of_one_goes_with_its_last_right(region):
    give(region, region.root, region.north, "[@nida]", "change")
    group = region.nida.personal_group.group
    region.share(region.root, region.north, do="take", group=group.pk, right="change")
    assert not Group.objects.filter(pk=group.pk).exists()


def test_a_group_of_one_goes_with_its_person(region):
    give(region, region.root, region.north, "[@nida]", "change")
    group = region.nida.personal_group.group
    region.nida.delete()
    assert not Group.objects.filter(pk=group.pk).exists()


def test_reading_is_kept_to_those_named(region, client):
    give(region, region.root, region.north, "[@nida]", "view")
    assert client.get(region.note.url).status_code == 200  # the steward still
    assert region.as_(region.nida).get(region.note.url).status_code == 200
    client.logout()
    assert client.get(region.note.url).status_code == 302


def test_reading_is_inherited_again(region, client):
    give(region, region.root, region.north, "[@nida]", "view")
    region.share(region.root, region.north, do="readers", kind="none")
    client.logout()
    assert client.get(region.note.url).status_code == 200


def test_a_branch_for_members_only(region, client):
    region.share(region.root, region.north, do="readers", kind="login")
    client.logout()
    assert client.get(region.note.url).status_code == 302


def test_an_inherited_restriction_is_named_with_its_page(region):
    PageViewRestriction.objects.create(page=region.north, restriction_type="login")
    html = screen(region, region.root, region.note).content.decode()
    assert "ภาคเหนือ" in html


def test_what_was_given_is_in_the_history_of_the_page(region):
    give(region, region.root, region.north, "[@nida]", "change")
    entry = PageLogEntry.objects.get(action="roles.given")
    assert (entry.page_id, entry.user_id) == (region.north.pk, region.root.pk)
    assert "นิดา ใจเย็น" in entry.formatter.format_message(entry)


def test_what_was_taken_is_in_the_history_too(region):
    give(region, region.root, region.north, "[@nida]", "change")
    group = region.nida.personal_group.group
    region.share(region.root, region.north, do="take", group=group.pk, right="change")
    assert PageLogEntry.objects.filter(action="roles.taken", page=region.north.pk).exists()


def test_saving_a_group_in_wagtails_form_keeps_the_portals_own_rights(region):
    group = region.kampan.groups.get(role__role="regional_steward")
    before = rights_of(group)
    address = reverse("wagtailusers_groups:edit", args=[group.pk])
    client = region.as_(region.root)
    html = client.get(address).content.decode()
    forms = (querydict_from_html(html, form_index=index) for index in range(html.count("<form")))
    filled = next(form for form in forms if "permissions" in form)
    answer = client.post(address, dict(filled.lists()))
    assert answer.status_code == 302
    assert rights_of(group) == before


def test_the_button_stands_on_the_page(region):
    edit = reverse("wagtailadmin_pages:edit", args=[region.note.pk])
    html = region.as_(region.root).get(edit).content.decode()
    assert reverse("sharing", args=[region.note.pk]) in html


@pytest.mark.parametrize("who", ["nida", "auditor", "contributor"])
def test_who_may_not_share_changes_nothing(region, who):
    if who == "auditor":
        region.nida.groups.add(Group.objects.get(name="ผู้ตรวจสอบ (Auditors)"))
    if who == "contributor":
        region.nida.groups.add(Group.objects.get(name="ผู้เขียน (Contributors)"))
    other = factories.person("other")
    give(region, region.nida, region.tree["lessons"], "[@other]", "add")
    assert not region.may(other, "add", region.tree["lessons"])


def test_an_auditor_sees_the_screen(region):
    auditor = in_group("auditor", "ผู้ตรวจสอบ (Auditors)")
    assert screen(region, auditor, region.note).status_code == 200


def test_a_stranger_to_the_page_does_not(region):
    writer = in_group("writer", "ผู้เขียน (Contributors)")
    assert screen(region, writer, region.note).status_code == 302  # back to where she may be


def test_suggestions_are_for_those_who_share(region):
    url = reverse("suggest_who") + "?q=นิดา"
    assert "นิดา" in region.as_(region.kampan).get(url).json()["suggestions"][0]["label"]
    writer = in_group("writer", "ผู้เขียน (Contributors)")
    assert region.as_(writer).get(url).status_code == 302


def test_suggestions_show_no_address(region):
    url = reverse("suggest_who") + "?q=nida@example.org"
    answer = region.as_(region.kampan).get(url)
    assert len(answer.json()["suggestions"]) == 1
    assert "example.org" not in answer.content.decode()


@pytest.mark.parametrize(
    "who",
    ["", "x" * 100_000, "\x00", "[@nobody]", "[#999999999]", "ก" + "\u0e49" * 500, "\u202e[@nida"],
    ids=["empty", "long", "nul", "nobody", "no-group", "zalgo", "rtl"],
)
def test_nonsense_is_answered_kindly(region, who):
    answer = give(region, region.root, region.north, who, "change")
    assert answer.status_code == 200


@pytest.mark.parametrize(
    "posted",
    [
        {"do": "take", "group": "99999999999999999999", "right": "change"},
        {"do": "take", "group": "1", "right": "bulk_delete"},
        {"do": "readers", "kind": "password"},
        {"do": "add", "person": "[@nida]", "role": "steward"},
        {"do": "remove", "person": "x", "role": "contributor"},
        {"do": "nothing"},
        {},
    ],
    ids=["number", "right", "kind", "role", "person", "unknown", "none"],
)
def test_forged_changes_change_nothing(region, posted):
    before = {group.pk: rights_of(group) for group in Group.objects.all()}
    answer = region.share(region.root, region.north, **posted)
    assert answer.status_code in {200, 302}
    assert {group.pk: rights_of(group) for group in Group.objects.all()} == before


def queries(region, django_assert_max_num_queries):
    with django_assert_max_num_queries(90) as counted:
        screen(region, region.root, region.north)
    return len(counted)


def test_as_many_queries_for_thirty_as_for_three(region, django_assert_max_num_queries):
    for number in range(3):
        factories.person(f"p{number}")
        give(region, region.root, region.north, f"[@p{number}]", "change", "publish")
    few = queries(region, django_assert_max_num_queries)
    for number in range(3, 30):
        factories.person(f"p{number}")
        give(region, region.root, region.north, f"[@p{number}]", "change", "publish")
        factories.page(region.north, FieldNotePage, f"บันทึกที่ {number}")
    assert queries(region, django_assert_max_num_queries) <= few


def test_groups_of_one_are_not_in_the_list_of_groups(region):
    give(region, region.root, region.north, "[@nida]", "change")
    html = region.as_(region.root).get(reverse("wagtailusers_groups:index")).content.decode()
    assert "ผู้ตรวจ (Reviewers)" in html
    assert "นิดา" not in html
