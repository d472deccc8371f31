"""Other processes cut texts for a rebuild of the index; nothing is lost when one of them dies."""

from __future__ import annotations

import json
from collections.abc import Iterator

import pytest

from search import thai
from search.backends.elastic_texts import NAME, Begun, Raw, Said, analysed, assembled
from search.backends.elastic_workers import HANDFUL, Workers

PAGES = [
    Raw({"pk": str(n)}, [Said(f"กลุ่มออมทรัพย์ที่ {n}", "title", 2.0)], [])
    for n in range(HANDFUL * 2 + 7)
]
EXPECTED = [json.loads(json.dumps(assembled(raw))) for raw in PAGES]


@pytest.fixture
def workers() -> Iterator[Workers]:
    """One process more; the first batch is what they only begin after."""
    found = Workers(most=1)
    found.encode([])()
    yield found
    found.close()


def documents(encoded: list[bytes]) -> list[dict[str, object]]:
    return [json.loads(document) for document in encoded]


def test_documents_come_back_in_their_order(workers):
    assert documents(workers.encode(PAGES)()) == EXPECTED


def test_the_next_batch_can_be_begun_before_the_last_is_fetched(workers):
    first, second = workers.encode(PAGES[:55]), workers.encode(PAGES[55:])
    assert documents(second()) == EXPECTED[55:]
    assert documents(first()) == EXPECTED[:55]


@pytest.mark.parametrize("when", ["between two batches", "within a batch"])
def test_a_process_that_dies_loses_nothing(workers, when, caplog):
    workers.encode(PAGES)()
    fetch = workers.encode(PAGES) if when == "within a batch" else None
    for process in list(workers._pool._processes.values()):
        process.kill()
        process.join()
    assert documents((fetch or workers.encode(PAGES))()) == EXPECTED
    assert documents(workers.encode(PAGES)()) == EXPECTED
    assert ("has died" in caplog.text) or fetch


def test_a_short_rebuild_needs_no_other_process():
    workers = Workers(most=4)
    assert documents(workers.encode(PAGES)()) == EXPECTED
    assert workers._pool is None


def test_one_processor_is_enough():
    workers = Workers(most=0)
    assert [documents(workers.encode(PAGES)()) for _ in range(3)] == [EXPECTED] * 3
    assert workers._pool is None


def test_a_text_is_in_the_common_fields_and_those_of_its_boost():
    document = assembled(Raw({}, [Said("ป่าชุมชน", "", 2.0), Said("หนี้สิน", "body", 1.0)], []))
    assert document["_words"] == ["ป่าชุมชน", "หนี้สิน"]
    assert document["_words_2_0"] == ["ป่าชุมชน"]
    assert document["body"][0] == "หนี้สิน"
    assert "title" not in document


@pytest.mark.parametrize("text", ["กลุ่มออมทรัพย์บ้านนาขา ๑,๗๙๙ คน", "– !"])
def test_a_short_text_is_remembered_as_a_long_one_is_cut(text):
    assert len(text) <= NAME
    assert analysed(text) == thai.analyse(text)


def test_an_empty_text_leaves_nothing_to_index():
    document = assembled(Raw({"pk": "1"}, [Said("", "body", 1.0)], []))
    assert document == {"pk": "1"}


def test_a_title_is_found_by_its_beginnings():
    document = assembled(Raw({}, [], [Begun("กลุ่มออมทรัพย์", "title_edgengrams")]))
    assert document["title_edgengrams"].split() == ["กลุ่มออมทรัพย์", "ออมทรัพย์", "ทรัพย์"]
    assert document["_edgengrams"] == [document["title_edgengrams"]]
