"""A name that is not official where it is said to be is kept as written, with suggestions."""

import pytest

from kmportal.places.resolve import find_places, resolve

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("thailand")]


@pytest.mark.parametrize(
    ("written", "code"),
    [
        ("ตำบลเขาไม้แก้ว อ.กบินทร์บุรี ปราจีนบุรี", "250213"),
        ("ตำบลเนินฆ้อ อำเภอแกลง จังหวัดระยอง", "210304"),
        ("ตำบลท่าเสา อำเภอไทรโยค จังหวัดกาญจนบุรี", "710202"),
        ("บ้านกลาง (อ.สอง แพร่)", "540602"),
        ("ตำบลบ้านกลางอำเภอสองจังหวัดแพร่", "540602"),
        ("ต.หนองโสน อ.นางรอง", "310427"),
        ("จังหวัดบุรีรัมย์ อำเภอนางรอง ตำบลหนองโสน", "310427"),
        ("หนองโสน นางรอง บุรีรัมย์", "310427"),
        ("นาขา หลังสวน ชุมพร", "860404"),
        ("อ่าวลึกใต้", "810501"),
        ("อำเภอเมือง จังหวัดตาก", "6301"),
        ("อ.เมืองตาก", "6301"),
        ("เขตบางบอน", "1050"),
        ("เขตบางบอน กรุงเทพฯ", "1050"),
        ("กทม.", "10"),
        ("ตราด", "23"),
        ("จังหวัดตราด", "23"),
        ("Nongkhai province", "43"),
        ("Nong Khai Province", "43"),
        ("Nong Sano, Nang Rong, Buri Ram", "310427"),
        ("Tambon Nong Sano, Amphoe Nang Rong", "310427"),
        ("๓๑๐๔๒๗", "310427"),
        ("ต.หนองโสน อ.นางรอง จ.บุรีรัมย์ (310427)", "310427"),
        ("ตำบลปอพาน อำเภอเมือง ร้อยเอ็ด", "450109"),
    ],
)
def test_official_names_are_understood(written, code):
    assert resolve(written).place.code == code


@pytest.mark.parametrize(
    ("written", "first_suggestion"),
    [
        ("ตำบลทะเลกาโปร อำเภอยะหริ่ง จังหวัดปัตตานี", "940902"),
        ("ต.ทะเลกาโปร อ.ยะหริ่ง", "940902"),
        ("แขวงบางนา เขตบางนา", "104702"),
        ("นางรอง", "3104"),
    ],
    ids=["misspelled", "misspelled without province", "abolished", "two places"],
)
def test_a_name_that_is_not_official_there_gives_suggestions(written, first_suggestion):
    resolution = resolve(written)
    assert resolution.place is None
    assert resolution.suggestions[0].code == first_suggestion


def test_a_tambon_that_is_not_in_its_province_is_not_guessed():
    resolution = resolve("ต.โคกเจริญ จ.บุรีรัมย์")
    names = [place.full_name for place in resolution.suggestions]
    assert resolution.place is None
    assert "จ.บุรีรัมย์" in names
    assert "ต.โคกเจริญ อ.โคกเจริญ จ.ลพบุรี" in names


def test_a_tambon_that_is_not_in_its_amphoe_is_not_guessed():
    resolution = resolve("ตำบลวัดโบสถ์ อำเภอเมือง จังหวัดตาก")
    assert resolution.place is None
    assert "6301" in [place.code for place in resolution.suggestions]


@pytest.mark.parametrize(
    "written", ["", "  ", "xyz", "ต.", "999999", "ต.นางรอง ต.หนองโสน", "ก" * 5000, "(", "%"]
)
def test_what_is_no_name_gives_no_place(written):
    assert resolve(written).place is None


def test_names_that_repeat_are_all_suggested():
    suggestions = resolve("อ.เฉลิมพระเกียรติ").suggestions
    assert {place.level for place in suggestions} == {3}
    assert len(suggestions) == 5


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (
            "ปลาส้มบ้านเพชรชมพู ตำบลวัดโบสถ์ อำเภอเมือง จังหวัดตาก ทำมาสิบปี",
            [("ตำบลวัดโบสถ์ อำเภอเมือง จังหวัดตาก", None)],
        ),
        (
            "ท่องเที่ยวโดยชุมชนตำบลทะเลกาโปร (บูดานารา) อำเภอยะหริ่ง จังหวัดปัตตานี",
            [("ตำบลทะเลกาโปร (บูดานารา) อำเภอยะหริ่ง จังหวัดปัตตานี", None)],
        ),
        ("คนจาก ต.โคกเจริญ จ.บุรีรัมย์ เล่าว่า", [("ต.โคกเจริญ จ.บุรีรัมย์", None)]),
        ("ในพื้นที่จังหวัดกาฬสินธุ์ประกอบด้วยกลุ่มต่าง ๆ", [("จังหวัดกาฬสินธุ์", "46")]),
        ("สินค้าชุมชนเขตบางบอน กรุงเทพฯ", [("เขตบางบอน กรุงเทพฯ", "1050")]),
        (
            "ข้าวเม่าตำบลหนองโสน อำเภอ\nนางรอง จังหวัดบุรีรัมย์",
            [("ตำบลหนองโสน อำเภอ นางรอง จังหวัดบุรีรัมย์", "310427")],
        ),
        ("members in Nongkhai Province and beyond", [("Nongkhai Province", "43")]),
        (
            "ต.นาขา อ.หลังสวน จ.ชุมพร และ ต.นาขา อ.หลังสวน จ.ชุมพร",
            [("ต.นาขา อ.หลังสวน จ.ชุมพร", "860404")],
        ),
    ],
)
def test_places_are_found_in_running_text(text, found):
    places = [(words, r.place and r.place.code) for words, r in find_places(text)]
    assert places == found


@pytest.mark.parametrize(
    "text",
    [
        "ระดับตำบล อำเภอ และจังหวัด",
        "ตำบลของเรามีคนแก่มาก",
        "ข้อมูลในตำบล โดยชุมชน",
        "แกนนำจังหวัดจัดการตนเอง",
        "จังหวัดแพร่กระจายข่าว",
        "อบต. และ รพ.สต. ในพื้นที่",
        "อ.สมศักดิ์ สอนหนังสือ",
        "เขตพื้นที่การศึกษา",
        "every province and district",
        "",
    ],
)
def test_words_for_levels_alone_are_no_places(text):
    assert find_places(text) == []
