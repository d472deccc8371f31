"""Asking the portal as a browser does, through the whole of it, and timing the answers."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator, Sequence
from statistics import fmean

from django.test import Client
from django.urls import reverse
from django.utils import translation

from kmportal.core.models import ContentPage
from search.evaluation.measures import percentile
from search.queries import PER_PAGE

from .questions import KINDS, Asker, Question

#: Of each kind, asked before anything is timed: caches, compiled templates, the vocabulary, and
#: Elasticsearch's own code, which Java compiles while it answers the first thousand or so.
WARM_UP = 300

#: Seconds after which no more questions of a kind are asked: a stock engine may take a minute for one.
PATIENCE = 180

#: Whether something was found.
Ask = Callable[[Question], bool]


class Refused(Exception):
    """The portal did not answer as it should."""


def timed(asker: Asker, kinds: dict[str, Ask], number: int) -> dict[str, dict[str, float]]:
    """By kind: milliseconds, the share of questions that found something, and how many were asked."""
    questions = {kind: asker.ask(kind, number + WARM_UP) for kind in kinds}
    for kind, ask in kinds.items():
        for question in _while_patient(questions[kind][:WARM_UP]):
            ask(question)
    return {kind: _summary(ask, questions[kind][WARM_UP:]) for kind, ask in kinds.items()}


def _summary(ask: Ask, questions: Sequence[Question]) -> dict[str, float]:
    times, hits = [], []
    for question in _while_patient(questions):
        started = time.perf_counter()
        hits.append(ask(question))
        times.append(1000 * (time.perf_counter() - started))
    return {
        "p50_ms": round(percentile(times, 0.5), 1),
        "p95_ms": round(percentile(times, 0.95), 1),
        "max_ms": round(max(times), 1),
        "found": round(fmean(hits), 3),
        "asked": len(times),
        "cut_short": len(times) < len(questions),
    }


def _while_patient(questions: Sequence[Question]) -> Iterator[Question]:
    ends = time.perf_counter() + PATIENCE
    for question in questions:
        yield question
        if time.perf_counter() > ends:
            return


def through_the_portal() -> dict[str, Ask]:
    """Through middleware, view and templates, with facets, snippets and all."""
    client = Client(SERVER_NAME="localhost")
    with translation.override("th"):
        page, suggestions = reverse("search"), reverse("search_suggest")

    def search(question: Question) -> bool:
        response = client.get(page, {"q": question.text, **dict(question.chosen)})
        if response.status_code != 200:
            raise Refused(f"{response.status_code}: {question}")
        return b'class="results"' in response.content

    def suggest(question: Question) -> bool:
        response = client.get(suggestions, {"q": question.text})
        if response.status_code != 200:
            raise Refused(f"{response.status_code}: {question}")
        return bool(response.json()["groups"])

    return {kind: suggest if kind == "suggestion" else search for kind in KINDS}


def of_the_engine_alone() -> dict[str, Ask]:
    """Stock Wagtail has neither page nor facets to ask for, so this is only its backend's answer:
    ten pages and the total, and titles that begin so."""

    def search(question: Question) -> bool:
        found = ContentPage.objects.readable().search(question.text)
        return bool(list(found[:PER_PAGE])) and bool(found.count())

    def suggest(question: Question) -> bool:
        return bool(list(ContentPage.objects.readable().autocomplete(question.text)[:PER_PAGE]))

    asks = dict.fromkeys(("keyword", "question", "typo"), search)
    return {**asks, "suggestion": suggest}
