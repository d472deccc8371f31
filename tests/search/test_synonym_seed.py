"""The synonyms a new site starts with."""

import json
from collections import Counter
from pathlib import Path

import search
from search.thai import words

SEED = json.loads((Path(search.__file__).parent / "synonym_seed.json").read_text(encoding="utf-8"))


def test_every_entry_has_two_forms_and_a_direction():
    for entry in SEED:
        assert len(entry["terms"]) >= 2
        assert entry["kind"] in ("two-way", "one-way")


def test_no_term_means_two_things():
    groups = (entry["terms"] for entry in SEED if entry["kind"] == "two-way")
    uses = Counter(form for terms in groups for form in {tuple(words(term)) for term in terms})

    assert [form for form, n in uses.items() if n > 1] == []


def test_every_term_has_words_to_search_for():
    assert all(words(term) for entry in SEED for term in entry["terms"])
