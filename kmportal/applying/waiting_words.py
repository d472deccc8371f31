"""What a stranger has written into the form, kept while he signs in."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from django.http import HttpRequest

#: Letters of one field that are kept; sessions are no place for books.
LONGEST = 10_000
FIELDS = ("applied_by", "place", "when_month", "when_year", "what_changed", "what_happened")


def keep(request: HttpRequest, lesson: int) -> None:
    request.session[_key(lesson)] = {
        name: request.POST[name][:LONGEST] for name in FIELDS if request.POST.get(name)
    }


def take(request: HttpRequest, lesson: int) -> dict[str, object]:
    """As initial values of the form; gone from the session afterwards."""
    kept: dict[str, str] = request.session.pop(_key(lesson), {})
    initial: dict[str, object] = {k: v for k, v in kept.items() if not k.startswith("when_")}
    if "when_year" in kept:
        initial["when"] = [kept.get("when_month", ""), kept["when_year"]]
    return initial


def _key(lesson: int) -> str:
    return f"applying.{lesson}"
