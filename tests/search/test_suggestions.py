"""What the search box suggests as one types, and what it never suggests."""

import datetime

import pytest
from django.contrib.auth.models import Group
from django.utils import timezone
from wagtail.models import Locale, PageViewRestriction

from learning_centers.models import LearningCenterPage
from lessons.models import FieldNotePage, LessonPage
from search.suggestions import LONGEST, MOST_PAGES, marked
from tests import factories

pytestmark = pytest.mark.django_db


@pytest.fixture
def tree():
    tree = factories.site_tree()
    factories.page(tree["lessons"], LessonPage, "กลุ่มออมทรัพย์พาสมาชิกออกจากหนี้")
    factories.page(tree["notes"], FieldNotePage, "ป่าชุมชนบ้านเรา")
    factories.page(tree["centers"], LearningCenterPage, "ศูนย์เรียนรู้ป่าชุมชนบ้านทรายทอง")
    region = factories.place("r4", "อีสาน", "Northeast")
    factories.place("31", "บุรีรัมย์", "Buri Ram", region=region)
    factories.place("3104", "นางรอง", "Nang Rong")
    factories.place("310427", "หนองโสน", "Nong Sano")
    factories.place("66", "พิจิตร", "Phichit")
    factories.place("6603", "สามง่าม", "Sam Ngam")
    factories.place("660303", "หนองโสน", "Nong Sano")
    finance = factories.theme("finance", "การเงินและทุนชุมชน", "Community finance", dye="khamin")
    factories.theme("savings", "กลุ่มออมทรัพย์", "Savings groups", parent=finance)
    return tree


def ask(client, text, language="th"):
    response = client.get(f"/{language}/search/suggest/", {"q": text})
    assert response.status_code == 200
    return response.json()


def labels(answer, key=""):
    return [
        "".join(text for text, _typed in option["pieces"])
        for group in answer["groups"]
        for option in group["options"]
        if key in ("", group["key"])
    ]


def test_the_beginning_of_a_word_in_the_middle_of_a_title_finds_the_page(client, tree):
    answer = ask(client, "ทรัพย์")
    assert labels(answer, "pages") == ["กลุ่มออมทรัพย์พาสมาชิกออกจากหนี้"]
    option = answer["groups"][0]["options"][0]
    assert [text for text, typed in option["pieces"] if typed] == ["ทรัพย์"]
    assert option["detail"] == "บทเรียน"
    assert client.get(option["url"]).status_code == 200


@pytest.mark.parametrize("letter", ["ป", "ป่"])
def test_one_letter_is_enough(client, tree, letter):
    answer = ask(client, letter)
    assert "ป่าชุมชนบ้านเรา" in labels(answer, "pages")
    assert labels(answer, "centers") == ["ศูนย์เรียนรู้ป่าชุมชนบ้านทรายทอง"]


def test_titles_that_begin_so_come_first(client, tree):
    factories.page(tree["notes"], FieldNotePage, "เดินป่ากับลุง")
    factories.page(tree["notes"], FieldNotePage, "เดินเข้าป่า")
    assert labels(ask(client, "ป่า"), "pages")[0] == "ป่าชุมชนบ้านเรา"


def test_letters_in_the_middle_of_a_word_find_nothing(client, tree):
    assert labels(ask(client, "รัพย์"), "pages") == []


def test_marks_may_be_typed_in_any_order(client, tree):
    factories.page(tree["notes"], FieldNotePage, "แม่น้ำของเรา")
    assert labels(ask(client, "เเม่นํ้า"), "pages") == ["แม่น้ำของเรา"]


def test_places_are_told_apart_and_narrowed_down_by_what_they_belong_to(client, tree):
    answer = ask(client, "หนองโส")
    assert labels(answer, "places") == ["ต.หนองโสน", "ต.หนองโสน"]
    details = [o["detail"] for g in answer["groups"] if g["key"] == "places" for o in g["options"]]
    assert details == ["อ.นางรอง จ.บุรีรัมย์", "อ.สามง่าม จ.พิจิตร"]
    one = ask(client, "ต.หนองโสน นาง")["groups"][0]["options"]
    assert [option["url"] for option in one] == ["/th/places/310427/"]


def test_larger_places_come_first_and_aliases_count(client, tree):
    factories.place("14", "พระนครศรีอยุธยา", "Phra Nakhon Si Ayutthaya")
    assert labels(ask(client, "อยุธ"), "places") == ["จ.พระนครศรีอยุธยา"]
    factories.place("660304", "บุรี", "Buri")
    assert labels(ask(client, "บุ"), "places") == ["จ.บุรีรัมย์", "ต.บุรี"]


def test_english_names_are_found_in_either_language(client, tree):
    assert labels(ask(client, "nong sa", "en"), "places") == ["Nong Sano", "Nong Sano"]
    assert labels(ask(client, "savin", "en"), "themes") == ["Savings groups"]
    assert labels(ask(client, "savin"), "themes") == ["กลุ่มออมทรัพย์"]


def test_a_renamed_theme_is_suggested_by_its_new_name_at_once(client, tree):
    theme = factories.theme("old", "ชื่อเดิม")
    assert labels(ask(client, "ชื่อเดิม"), "themes") == ["ชื่อเดิม"]
    theme.name_th = "ฝายมีชีวิต"
    theme.save()
    assert labels(ask(client, "ฝาย"), "themes") == ["ฝายมีชีวิต"]
    assert labels(ask(client, "ชื่อเดิม"), "themes") == []


def test_a_theme_shows_its_dye_and_base(client, tree):
    (group,) = [g for g in ask(client, "ออมทรัพย์")["groups"] if g["key"] == "themes"]
    assert group["options"][0]["dye"] == "khamin"
    assert group["options"][0]["detail"] == "การเงินและทุนชุมชน"


def test_a_page_in_the_other_language_says_so(client, tree):
    english = tree["home"].copy_for_translation(Locale.objects.get(language_code="en"))
    english.save_revision().publish()
    factories.page(english, LessonPage, "Forests we share")
    (group,) = ask(client, "forest")["groups"]
    assert group["options"][0]["lang"] == "en"


def test_the_status_says_how_many_there_are(client, tree):
    assert ask(client, "xylophone", "en")["status"] == "No suggestions."
    assert ask(client, "ทรัพย์", "en")["status"].startswith("2 suggestions")


def test_no_more_than_a_few_of_each_are_suggested(client, tree):
    for number in range(MOST_PAGES + 4):
        factories.page(tree["notes"], FieldNotePage, f"ป่าที่ {number}")
    assert len(labels(ask(client, "ป่า"), "pages")) == MOST_PAGES


def test_what_not_everyone_may_read_is_suggested_only_to_who_may(client, tree):
    factories.page(tree["notes"], FieldNotePage, "ความลับร่าง", live=False)
    past = timezone.now() - datetime.timedelta(minutes=1)
    factories.page(tree["notes"], FieldNotePage, "ความลับหมดอายุ", expire_at=past)
    grouped = factories.page(tree["notes"], FieldNotePage, "ความลับของกลุ่ม")
    restriction = PageViewRestriction.objects.create(
        page=grouped, restriction_type=PageViewRestriction.GROUPS
    )
    group = Group.objects.create(name="กรรมการ")
    restriction.groups.add(group)
    hidden = factories.page(tree["notes"], FieldNotePage, "ความลับหลังรหัส")
    PageViewRestriction.objects.create(
        page=hidden, restriction_type=PageViewRestriction.PASSWORD, password="x"
    )
    assert ask(client, "ความลับ")["groups"] == []
    client.force_login(factories.person("visitor"))
    assert ask(client, "ความลับ")["groups"] == []
    member = factories.person("member")
    member.groups.add(group)
    client.force_login(member)
    assert labels(ask(client, "ความลับ")) == ["ความลับของกลุ่ม"]


def test_the_answer_is_kept_by_the_readers_own_browser_only(client, tree):
    response = client.get("/th/search/suggest/", {"q": "ป"})
    assert "private" in response["Cache-Control"]
    assert "max-age" in response["Cache-Control"]


def test_other_methods_are_refused(client, tree):
    assert client.post("/th/search/suggest/", {"q": "ป"}).status_code == 405


@pytest.mark.parametrize(
    "text",
    [
        "",
        "   ",
        "ก" * 10_000,
        "่" * 5_000,
        '"',
        '" OR *',
        "NEAR(ก",
        "{autocomplete} : ก",
        "a\x00b",
        "🙂",
        "%",
        "_",
        "ต.",
        "<b>ป่า</b>",
        "‮ป่า",
        "ป\u200bา",
        "theme:ออม",
        "[.*+?^$({|\\",
    ],
)
def test_whatever_is_typed_suggestions_answer(client, tree, text):
    assert "groups" in ask(client, text)


def test_a_lone_surrogate_in_the_address_is_no_error(client, tree):
    assert client.get("/th/search/suggest/?q=%ED%A0%80%FF").status_code == 200


def test_the_number_of_queries_does_not_grow(client, tree, django_assert_max_num_queries):
    ask(client, "ป่า")
    with django_assert_max_num_queries(10) as few:
        ask(client, "ป่าช")
    count = len(few)  # now: the next request clears the list
    for number in range(12):
        factories.page(tree["notes"], FieldNotePage, f"ป่าชุมชนที่ {number}")
        factories.place(f"9{number:x}"[:2] if number < 10 else f"8{number - 10}", f"ป่าช{number}")
    ask(client, "ป่า")
    with django_assert_max_num_queries(count):
        ask(client, "ป่าช")


def test_nothing_typed_asks_nothing_of_the_database(client, tree, django_assert_num_queries):
    with django_assert_num_queries(0):
        ask(client, " . ")


def test_marks_of_the_last_letter_stay_with_it():
    assert marked("น้ำใจ", ["น"]) == [("น้ำ", True), ("ใจ", False)]


def test_a_number_is_marked_in_the_digits_of_the_title():
    assert marked("ปี ๒๕๖๐", ["2560"]) == [("ปี ", False), ("๒๕๖๐", True)]


def test_only_so_much_of_a_text_is_read(client, tree):
    factories.page(tree["notes"], FieldNotePage, "ยาว" * LONGEST)
    assert len(labels(ask(client, "ยาว" * LONGEST), "pages")) <= 1
