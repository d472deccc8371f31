"""Loading the five bases and their branches. What stewards have written since is never touched."""

import json
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from django.db import transaction

from .models import Theme

THEMES = Path(__file__).parent / "resources" / "themes.json"


@dataclass
class ThemeReport:
    added: list[str] = field(default_factory=list)
    kept: int = 0


@transaction.atomic
def load_themes() -> ThemeReport:
    """Add the themes whose address is not taken yet; leave all others as they are."""
    report = ThemeReport()
    for position, base in enumerate(json.loads(THEMES.read_text(encoding="utf-8")), start=1):
        branches = base.pop("branches")
        parent = _load(base, None, position * 10, report)
        for place, branch in enumerate(branches, start=1):
            _load(branch, parent, place * 10, report)
    return report


def _load(
    facts: dict[str, Any], parent: Theme | None, sort_order: int, report: ThemeReport
) -> Theme:
    defaults = facts | {"parent": parent, "sort_order": sort_order}
    theme, added = Theme.objects.get_or_create(slug=facts["slug"], defaults=defaults)
    if added:
        report.added.append(theme.slug)
    else:
        report.kept += 1
    return theme
