"""An operator measures how well search finds, on a set of documents of their own."""

import json

import pytest
from django.core.management import CommandError, call_command

from search.evaluation import collection, measures

DOCUMENTS = {
    "a": "กลุ่มออมทรัพย์ช่วยแก้ปัญหาหนี้สินให้สมาชิก savings",
    "b": "ป่าชุมชนบ้านเราให้น้ำกับนาทั้งตำบล",
    "c": "ผ้าทอมือย้อมครามจากหมู่บ้านริมโขง",
    "d": "ข้าวหอมมะลิอินทรีย์ขายตรงถึงผู้บริโภค",
    "e": "ศูนย์เรียนรู้เรื่องบัญชีครัวเรือน",
}
QUERIES = {
    "kw": [("savings", ["a"]), ("xylophone", ["b"])],
    "typo": [("ย้อมคราม", ["c"]), ("บัญชีครัวเรอน", ["e"]), ("อินทรี", ["d"])],
}


def write_lines(path, rows):
    path.write_text("".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows))


@pytest.fixture
def folder(tmp_path):
    folder = tmp_path / "set"
    folder.mkdir()
    write_lines(folder / "docs.jsonl", [{"id": i, "text": t} for i, t in DOCUMENTS.items()])
    for kind, queries in QUERIES.items():
        rows = [{"id": f"{kind}-{t}", "text": t, "relevant": r} for t, r in queries]
        write_lines(folder / f"queries.{kind}.jsonl", rows)
    return folder


def test_measures_are_those_one_computes_by_hand():
    runs = [
        (["x", "a", "b"], {"a", "b"}, 10.0),  # answers at the second and third place
        (["c"], {"c"}, 30.0),
        ([], {"d"}, 20.0),
    ]
    found = measures.summary(runs)
    assert found["recall@1"] == pytest.approx((0 + 1 + 0) / 3, abs=1e-4)
    assert found["recall@5"] == pytest.approx((1 + 1 + 0) / 3, abs=1e-4)
    assert found["mrr@10"] == pytest.approx((1 / 2 + 1 + 0) / 3, abs=1e-4)
    gain = (0.63093 + 0.5) / (1 + 0.63093)  # 1/log2(3) and 1/log2(4), of 1/log2(2) and 1/log2(3)
    assert found["ndcg@10"] == pytest.approx((gain + 1 + 0) / 3, abs=1e-4)
    assert (found["p50_ms"], found["p95_ms"]) == (20.0, 30.0)


def test_an_answer_beyond_the_tenth_place_does_not_count():
    assert measures.reciprocal_rank([*"abcdefghij", "z"], {"z"}) == 0


@pytest.mark.parametrize("stock", [False, True])
def test_pages_of_the_set_are_found_and_measured(folder, tmp_path, monkeypatch, capsys, stock):
    real = tmp_path / "real.sqlite3"
    monkeypatch.setenv("DATABASE_URL", f"sqlite:///{real}")
    answer = tmp_path / "answer.json"
    call_command("evaluate_search", str(folder), backend="sqlite", stock=stock, json=answer)
    result = json.loads(answer.read_text())
    assert result["backend"] == ("sqlite (stock)" if stock else "sqlite")
    assert result["index_seconds"] > 0
    assert result["index_bytes"] >= 0  # five short texts may fit into what a database has room for
    assert set(result["kinds"]) == {"kw", "typo"}
    kw = result["kinds"]["kw"]
    assert kw["recall@1"] == kw["mrr@10"] == kw["ndcg@10"] == 0.5  # nobody wrote "xylophone"
    typo = result["kinds"]["typo"]["mrr@10"]
    assert typo < 0.5 if stock else typo == 1
    assert {"p50_ms", "p95_ms"} <= kw.keys()
    assert "mrr@10" in capsys.readouterr().out
    assert not real.exists(), "the portal's own database was opened"


def test_a_part_of_the_queries_can_be_chosen(folder):
    found = collection.read(folder, every=2, kinds=["typo"])
    assert [query.text for query in found.queries["typo"]] == ["ย้อมคราม", "อินทรี"]
    assert list(found.queries) == ["typo"]


def test_a_document_without_a_title_is_called_by_its_id(folder):
    assert collection.read(folder).documents[0].title == "a"


@pytest.mark.parametrize(
    ("file", "text", "reason"),
    [
        ("docs.jsonl", "", "empty"),
        ("docs.jsonl", '{"id": "a", "text": "ป่า"}\nno json\n', "line 2"),
        ("docs.jsonl", '{"id": "a"}\n', "id, text"),
        ("docs.jsonl", '["a", "b"]\n', "JSON object"),
        ("queries.kw.jsonl", '{"text": "ป่า", "relevant": ["zz"]}\n', "not in docs.jsonl"),
        ("queries.kw.jsonl", '{"text": "ป่า", "relevant": []}\n', "not in docs.jsonl"),
    ],
)
def test_a_bad_set_is_refused_with_the_reason(folder, settings, file, text, reason):
    settings.LANGUAGE_CODE = "en"
    (folder / file).write_text(text)
    with pytest.raises(CommandError, match=reason):
        call_command("evaluate_search", str(folder))


def test_a_folder_without_a_set_is_refused(tmp_path, folder):
    with pytest.raises(CommandError, match=r"docs\.jsonl"):
        call_command("evaluate_search", str(tmp_path / "nowhere"))
    with pytest.raises(CommandError, match="kwsp"):
        call_command("evaluate_search", str(folder), kinds="kwsp")
    for path in folder.glob("queries.*"):
        path.unlink()
    with pytest.raises(CommandError, match="queries"):
        call_command("evaluate_search", str(folder))
