"""Loading the first list of synonyms. What stewards have written since is never touched."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path

from django.db import transaction

from .models import Synonym
from .stretches import letters

SEED = Path(__file__).parent / "synonym_seed.json"


@dataclass
class SynonymReport:
    added: int = 0
    kept: int = 0


@transaction.atomic
def load_synonyms() -> SynonymReport:
    """Add the groups that were never loaded, unless somebody has written one of the same name."""
    report = SynonymReport()
    existing = list(Synonym.objects.all())
    loaded = {group.seed for group in existing}
    named = {letters(group.as_list[0]) for group in existing if group.as_list}
    for entry in json.loads(SEED.read_text(encoding="utf-8")):
        terms, kind = entry["terms"], entry["kind"]
        seed = f"{kind} {terms[0]}"
        if seed in loaded or (kind == Synonym.Kind.TWO_WAY and letters(terms[0]) in named):
            report.kept += 1
        else:
            Synonym.objects.create(terms="\n".join(terms), kind=kind, seed=seed)
            report.added += 1
    return report
