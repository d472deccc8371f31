"""The query language people know, and that nothing they type is an error."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from modelsearch.query import And, Not, Or, PlainText

from search.asking import AsTyped
from search.language import FIELDS, MOST_PARTS, parse
from search.understanding import years

#: Words beside operators are asked for with their synonyms, which the database has.
pytestmark = pytest.mark.django_db


def shape(query):
    """A query's tree as text."""
    match query:
        case And() | Or():
            return f"{type(query).__name__}({', '.join(map(shape, query.subqueries))})"
        case Not():
            return f"Not({shape(query.subquery)})"
        case None:
            return ""
    return f"{type(query).__name__}:{query.query_string}"


@pytest.mark.parametrize(
    ("text", "tree"),
    [
        ("กลุ่มออมทรัพย์ บ้านเรา", "PlainText:กลุ่มออมทรัพย์ บ้านเรา"),
        ('"สวัสดิการชุมชน"', "Phrase:สวัสดิการชุมชน"),
        ("“สวัสดิการชุมชน”", "Phrase:สวัสดิการชุมชน"),
        ("ออม -หนี้", "And(Phrase:ออม, Not(Phrase:หนี้))"),
        ('ออม -"หนี้ นอกระบบ"', "And(Phrase:ออม, Not(Phrase:หนี้ นอกระบบ))"),
        ("ป่า OR น้ำ", "Or(Phrase:ป่า, Phrase:น้ำ)"),
        ("ป่า|น้ำ", "Or(Phrase:ป่า, Phrase:น้ำ)"),
        ("ข้าว ป่า OR น้ำ ปลา", "And(And(Phrase:ข้าว, Phrase:ปลา), Or(Phrase:ป่า, Phrase:น้ำ))"),
        ("ป่า หรือ น้ำ or ดิน", "PlainText:ป่า หรือ น้ำ or ดิน"),
        ("covid-19 2550 - 2560", "PlainText:covid-19 2550 2560"),
        ('ป่า "ชุมชน', "PlainText:ป่า ชุมชน"),
        ("http://example.org", "PlainText:http://example.org"),
        ('"" OR | -', ""),
        ("-หนี้", "Not(Phrase:หนี้)"),
    ],
)
def test_a_text_is_read_as_people_mean_it(text, tree):
    assert shape(parse(text).query()) == tree


def test_words_alone_ask_for_any_of_them_and_exactly_as_typed_if_wanted():
    query = parse("ออมทรัพย์ หนี้").query()
    assert (type(query), query.operator) == (PlainText, "or")
    assert type(parse("ออมทรัพย์").query(exact=True)) is AsTyped


@pytest.mark.parametrize("name", FIELDS)
def test_a_field_is_taken_out_of_the_words(name):
    question = parse(f"หนี้ {name}:ก ออม")
    assert [(field.name, field.value) for field in question.fields] == [(name, "ก")]
    assert str(question) == "หนี้ ออม"


def test_a_fields_value_may_be_quoted_and_stand_after_a_space():
    values = [field.value for field in parse('place:"Nong Sano, Nang Rong" ปี: 2550').fields]
    assert values == ["Nong Sano, Nang Rong", "2550"]


def test_a_question_written_out_reads_as_the_same_question():
    question = parse('กองทุน “สวัสดิการ ชุมชน” -หนี้ -"นอก ระบบ" ป่า|"น้ำ ใส" ดิน')
    assert parse(str(question)).clauses == question.clauses


def test_mending_changes_plain_words_alone():
    question = parse('สมาชีก "สมาชีก" -สมาชีก')
    assert str(question.with_plain(lambda text: "สมาชิก")) == 'สมาชิก "สมาชีก" -สมาชีก'


def test_what_follows_very_many_parts_is_plain_words():
    question = parse(" ".join(['"ก"'] * MOST_PARTS) + ' "ข" -ค')
    assert question.clauses[-1][0].text == "ข -ค"


@given(st.text(max_size=200) | st.text(alphabet='"-|:“” ORปีกน้ำtheme.๒0', max_size=60))
@settings(max_examples=300, deadline=None)
def test_any_text_is_a_question(text):
    question = parse(text)
    question.query()
    parse(str(question)).query(exact=True)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2550", [2007]),
        ("๒๕๕๐", [2007]),
        ("2007", [2007]),
        ("2550-2552", [2007, 2008, 2009]),
        ("2550..2551", [2007, 2008]),
        ("๒๕๕๑–๒๕๕๐", [2007, 2008]),
        ("0000", []),
        ("9999", []),
        ("-", []),
        ("ปีนี้", []),
        ("255", []),
    ],
)
def test_years_are_read_in_both_eras(text, expected):
    assert years(text) == expected


def test_a_range_of_years_may_be_open():
    assert years("2550-")[0] == 2007
    assert years("-2550")[-1] == 2007
