"""The table of roles for the documentation."""

from __future__ import annotations

from django.utils.translation import override

from .table import ROLES, Role, Where

HEAD = (
    "role",
    "group",
    "what for",
    "where",
    "rights on pages",
    "pictures and files",
    "rights on other things",
)


def markdown_table() -> str:
    """In English, whichever language is in use."""
    with override("en"):
        rows = [HEAD, ("---",) * len(HEAD), *(_row(role) for role in ROLES)]
        return "\n".join(f"| {' | '.join(row)} |" for row in rows)


def _row(role: Role) -> tuple[str, ...]:
    where = str(role.where.value) if role.where is not Where.NOWHERE else ""
    if role.in_branch and role.where is not Where.BRANCH:
        where += ", or in one branch"
    return (
        str(role.name),
        role.group or ("one a branch" if role.in_branch else ""),
        str(role.about),
        where,
        ", ".join(role.pages),
        ", ".join(role.files),
        ", ".join(f"`{name}`" for name in role.models),
    )
