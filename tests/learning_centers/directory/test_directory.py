"""The list of centers: narrowed down, counted, ordered, and what is said where nothing is left."""

import pytest
from django.core.management import call_command
from wagtail.models import Locale, PageViewRestriction

from kmportal.places.models import PagePlace
from learning_centers.directory.directory import Directory
from learning_centers.models import LearningCenterPage
from tests.reading import text_of


def asked(**parameters):
    return Directory(Locale.objects.get(language_code="th"), parameters)


def options(directory, key):
    groups = {group.key: group.options for group in directory.filters.groups}

    def flat(some):
        return [each for option in some for each in (option, *flat(option.children))]

    return {option.value: option.count for option in flat(groups.get(key, []))}


NARROWED = {
    "region": ("?place=r1", ["ศูนย์ตราด", "ศูนย์บ้านจำรุง"]),
    "province": ("?place=23", ["ศูนย์ตราด"]),
    "amphoe": ("?place=3104", ["ศูนย์หนองโสน"]),
    "tambon": ("?place=210304", ["ศูนย์บ้านจำรุง"]),
    "theme": ("?theme=organic-farming", ["ศูนย์บ้านจำรุง", "ศูนย์หนองโสน"]),
    "base-of-themes": ("?theme=livelihoods", ["ศูนย์บ้านจำรุง", "ศูนย์หนองโสน"]),
    "course": ("?learn=ปุ๋ยหมัก", ["ศูนย์บ้านจำรุง", "ศูนย์หนองโสน"]),
    "course-in-words": ("?learn=บัญชี ครัวเรือน", ["ศูนย์ตราด"]),
    "open": ("?open=1", ["ศูนย์บ้านจำรุง", "ศูนย์หนองโสน"]),
    "both": ("?place=r1&theme=livelihoods", ["ศูนย์บ้านจำรุง"]),
    "unknown-values": ("?open=maybe&sort=height&at=here&near=999999&view=x&page=99", None),
    "none-of-that-theme": ("?theme=astrology", []),
}


@pytest.mark.parametrize(("query", "found"), NARROWED.values(), ids=NARROWED)
def test_each_filter_leaves_what_fits(centers, titles, query, found):
    every = ["ศูนย์ตราด", "ศูนย์บ้านจำรุง", "ศูนย์หนองโสน"]
    assert titles(query) == (every if found is None else found)


def test_counts_obey_the_other_filters_but_not_their_own(centers):
    directory = asked(place="23")
    assert options(directory, "place") == {"r1": 2, "21": 1, "23": 1, "r4": 1}
    assert options(directory, "theme") == {"finance": 1}
    assert options(directory, "open") == {}


def test_provinces_are_offered_below_the_chosen_region_only(centers):
    assert options(asked(), "place") == {"r1": 2, "r4": 1}
    assert options(asked(place="r4"), "place") == {"r1": 2, "r4": 1, "31": 1}


def test_branches_are_offered_below_the_chosen_theme_only(centers):
    assert options(asked(), "theme") == {"livelihoods": 2, "finance": 1}
    assert options(asked(theme="livelihoods"), "theme") == {
        "livelihoods": 2,
        "organic-farming": 2,
        "finance": 1,
    }


def test_words_that_several_centers_teach_are_offered(centers):
    assert options(asked(), "learn") == {"บัญชี": 2, "ปุ๋ยหมัก": 2}
    assert options(asked(place="23"), "learn") == {"บัญชี": 1}


def test_every_choice_is_a_link_that_keeps_the_others(centers):
    directory = asked(place="r1", open="1", near="230101")
    theme = next(group for group in directory.filters.groups if group.key == "theme").options[0]
    assert theme.url == "?place=r1&theme=livelihoods&open=1&near=230101"
    assert [chip.url for chip in directory.filters.chips] == [
        "?open=1&near=230101",
        "?place=r1&near=230101",
    ]


def test_names_stand_in_the_order_of_a_dictionary(add, titles):
    ordered = ["กลุ่ม", "เกษตร", "ขอนแก่น", "โครงการ", "ไทย", "นา", "แม่"]
    for title in reversed(ordered):
        add(title)
    assert titles() == ordered


def test_thai_words_are_found_and_the_best_match_comes_first(centers, add, titles, places):
    add("ศูนย์ของป้าสำเนียง", places["trat"], summary="ที่นี่เลี้ยงปูม้าด้วยมือ")
    add("ธนาคารปูม้า", places["trat"])
    call_command("update_index", verbosity=0)
    assert titles("?q=ปูม้า") == ["ธนาคารปูม้า", "ศูนย์ของป้าสำเนียง"]
    assert titles("?q=ปูม้า&place=r4") == []
    assert titles("?q=เกษตรอินทรีย์&near=210304") == ["ศูนย์บ้านจำรุง", "ศูนย์หนองโสน"]


def test_what_a_search_finds_nowhere_is_said(client, centers, tree):
    call_command("update_index", verbosity=0)
    text = text_of(client.get(f"{tree['centers'].url}?q=xylophone&open=1"))
    assert "xylophone" in text
    assert "?open=1#found" in text


def test_where_nothing_is_left_it_is_said_what_to_loosen(client, centers, tree):
    response = client.get(f"{tree['centers'].url}?place=23&theme=livelihoods")
    chips = response.wsgi_request.center_directory.filters.chips
    assert [(chip.label, chip.leaves) for chip in chips] == [("จ.ตราด", 2), ("อาชีพ", 1)]
    text = text_of(response)
    assert 'href="?theme=livelihoods#found"' in text
    assert 'href="?theme=livelihoods&near=23#found"' in text.replace("&amp;", "&")


def test_a_directory_without_centers_says_so(client, tree):
    assert client.get(tree["centers"].url).status_code == 200


def test_pages_of_twelve(add, titles):
    for number in range(13):
        add(f"ศูนย์ {number:02}")
    assert len(titles()) == 12
    assert titles("?page=2") == ["ศูนย์ 12"]
    assert titles("?page=x") == titles()


def test_private_draft_and_expired_centers_are_absent(client, centers, tree, titles):
    PageViewRestriction.objects.create(page=centers["trat"], restriction_type="login")
    centers["nong_sano"].unpublish()
    assert titles() == ["ศูนย์บ้านจำรุง"]
    assert options(asked(), "place") == {"r1": 1}
    assert options(asked(), "theme") == {"livelihoods": 1}
    assert "ศูนย์ตราด" not in text_of(client.get(f"{tree['centers'].url}?view=map"))


def test_what_changes_is_seen_at_once(centers, titles, places, themes):
    assert titles("?place=31") == ["ศูนย์หนองโสน"]
    tag = centers["trat"].place_tags.get()
    tag.place = places["nong_sano"]
    tag.save()
    assert titles("?place=31") == ["ศูนย์ตราด", "ศูนย์หนองโสน"]
    centers["nong_sano"].delete()
    assert titles("?place=31") == ["ศูนย์ตราด"]
    PagePlace.objects.all().delete()
    assert titles("?place=31") == []


def test_a_center_of_the_other_language_shows_where_it_has_no_translation(add, titles, tree):
    english = tree["home"].copy_for_translation(Locale.objects.get(language_code="en"))
    english.save_revision().publish()
    index = tree["centers"].copy_for_translation(Locale.objects.get(language_code="en"))
    index.save_revision().publish()
    add("Only in English", parent=index)
    add("ศูนย์")
    assert titles() == ["Only in English", "ศูนย์"]


HOSTILE = {
    "long": "ก" * 100_000,
    "nul": "ปู\x00ม้า",
    "zalgo": "ป" + "\u0e48" * 500,
    "rtl": "\u202eปูม้า",
    "sql": "' OR 1=1 --",
    "half": "\ud800",
}


@pytest.mark.parametrize("name", ["q", "place", "theme", "learn", "near", "at", "unknown", "page"])
@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE)
def test_hostile_values_break_nothing(client, centers, tree, name, text):
    data = {name: text.encode("utf-8", "surrogatepass")}
    assert client.get(tree["centers"].url, data).status_code == 200


@pytest.mark.parametrize("query", ["", "?place=r1&theme=livelihoods&open=1&near=210304"])
def test_queries_do_not_grow_with_the_centers(
    client, add, places, themes, tree, django_assert_max_num_queries, query
):
    used = []
    for number in range(30):
        add(f"ศูนย์ {number}", places["noen_kho"], themes["organic"], courses=["บัญชี"])
        if number + 1 in (3, 30):
            client.get(f"{tree['centers'].url}{query}")
            with django_assert_max_num_queries(60) as captured:
                client.get(f"{tree['centers'].url}{query}")
            used.append(len(captured))
    assert used[0] == used[1]


def test_reading_the_directory_anew_takes_the_same_queries(
    add, places, themes, django_assert_max_num_queries
):
    used = []
    for number in range(30):
        add(f"ศูนย์ {number}", places["noen_kho"], themes["organic"], courses=["บัญชี"])
        if number + 1 in (3, 30):
            with django_assert_max_num_queries(20) as captured:
                assert asked().total == number + 1
            used.append(len(captured))
    assert used[0] == used[1]


def test_a_center_is_no_part_of_another_site(add, titles):
    add("ศูนย์")
    LearningCenterPage.objects.update(expire_at="2020-01-01T00:00Z")
    add("ศูนย์ใหม่")
    assert titles() == ["ศูนย์ใหม่"]
