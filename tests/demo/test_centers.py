"""The eleven centers of the demo say what their source says of them, and nothing else."""

import pytest

from kmportal.demo.sources import sources

#: Places by the centre's file; what the source writes and no official list has is kept as written.
PLACES = {
    "01-khao-mai-kaeo": ["250213"],
    "02-bang-bon": ["1050"],
    "03-trat": ["23"],
    "04-ban-chamrung": ["210304"],
    "05-tha-sao": ["710202"],
    "06-ban-klang": ["540602"],
    "07-ban-phet-chomphu": ["ตำบลวัดโบสถ์ อำเภอเมืองตาก จังหวัดตาก", "6301"],
    "08-nong-sano": ["310427"],
    "09-na-kha": ["860404"],
    "10-ban-tham-suea": ["810501"],
    "11-butanara": ["ตำบลทะเลกาโปร อำเภอยะหริ่ง จังหวัดปัตตานี", "9409"],
}
#: Words of the source's own name for each.
NAMED = {
    "01-khao-mai-kaeo": ["ศูนย์บ่มเพาะ", "เครือข่ายผู้ผลิตเกษตรอินทรีย์", "เขาไม้แก้ว"],
    "02-bang-bon": ["ศูนย์บ่มเพาะ", "วิสาหกิจแปรรูปสินค้าชุมชน", "บางบอน"],
    "03-trat": ["ศูนย์บ่มเพาะ", "เครือข่ายวิสาหกิจชุมชน", "ศูนย์ประสานงาน", "คนตราด"],
    "04-ban-chamrung": ["ศูนย์บ่มเพาะ", "วิสาหกิจชุมชนบ้านจำรุง", "เนินฆ้อ"],
    "05-tha-sao": ["ศูนย์สาธิตการตลาดครบวงจร", "ท่าเสา"],
    "06-ban-klang": ["พื้นที่เรียนรู้เกษตรปลอดภัย", "สภาองค์กรชุมชน", "บ้านกลาง"],
    "07-ban-phet-chomphu": ["วิสาหกิจชุมชนแปรรูปปลา", "บ้านเพชรชมพู"],
    "08-nong-sano": ["พื้นที่เรียนรู้การแปรรูปข้าวเม่า", "หนองโสน"],
    "09-na-kha": ["ศูนย์เรียนรู้เกษตรอินทรีย์", "นาขา"],
    "10-ban-tham-suea": ["การท่องเที่ยวโดยชุมชน", "ไมซ์", "บ้านถ้ำเสือ"],
    "11-butanara": ["การท่องเที่ยวโดยชุมชน", "ทะเลกาโปร", "บูตานารา"],
}
#: The source gives none of these, so nobody invents them.
UNKNOWN = {
    "telephone",
    "line_id",
    "facebook_url",
    "email",
    "address",
    "opening_times",
    "visit_advice",
    "contributors",
    "courses",
    "history",
    "latitude",
    "longitude",
    "position",
}
CENTERS = {source.name: source for source in sources("centers")}


def test_there_are_eleven():
    assert list(CENTERS) == list(PLACES)


@pytest.mark.parametrize("name", PLACES)
def test_each_is_where_the_source_says(name):
    assert CENTERS[name].fields["place_tags"] == PLACES[name]


@pytest.mark.parametrize("name", NAMED)
def test_each_is_called_what_the_source_calls_it(name):
    assert [word for word in NAMED[name] if word not in CENTERS[name].fields["title"]] == []


@pytest.mark.parametrize("name", PLACES)
def test_what_the_source_does_not_say_is_empty(name):
    source = CENTERS[name]
    assert source.translation
    assert UNKNOWN & (source.fields.keys() | source.translation.keys()) == set()


@pytest.mark.parametrize("name", PLACES)
def test_each_has_a_summary_themes_and_a_text_in_thai_and_english(name):
    source = CENTERS[name]
    assert source.translation
    assert all(source.fields[field] for field in ("summary", "theme_tags", "about"))
    assert all(source.translation[field] for field in ("title", "summary", "about"))
